import { describe, expect, it } from 'vitest';
import { partiesOf } from '../../../domain/review/opening.ts';
import { toNameOf } from '../../../server/pages/review/name-of.ts';
import { type Timeline, toTimeline } from '../../../server/pages/review/timeline.ts';
import { day, extension, ReviewCourse, resumed, step, suspended } from '../../support/review-course.ts';

const OPENED = day('2021-11-01');

function draw(course: ReviewCourse, today: string): Timeline {
  const { opened, suspensions } = course.state();
  return toTimeline({
    limits: course.limits(),
    suspensions,
    openedOn: OPENED,
    today: day(today),
    nameOf: toNameOf(partiesOf(opened.body)),
  });
}

function row(timeline: Timeline, title: string, owedBy: string) {
  const found = timeline.rows.find((candidate) => candidate.title === title && candidate.owedBy === owedBy);
  if (found === undefined) throw new Error(`no row ${title}, ${owedBy}`);
  return found;
}

describe('the picture of a timetable', () => {
  it('has a row for every time limit that runs, and counts the others', () => {
    const course = ReviewCourse.opened('2021-11-01');
    const timeline = draw(course, '2021-11-10');
    const awaiting = course.limits().filter(({ status }) => status === 'awaiting');
    expect(timeline.rows).toHaveLength(course.limits().length - awaiting.length);
    expect(timeline.awaiting).toBe(awaiting.length);
    expect(timeline.awaiting).toBeGreaterThan(0);
  });

  it('keeps everything inside its frame, and rows apart', () => {
    const course = ReviewCourse.opened('2021-11-01').with(
      step('focal-point-named', 'NGA', '2021-12-01'),
      suspended('2022-01-10'),
      resumed('2022-02-10'),
      extension('questionnaire', 'NGA', 'P3M', '2022-03-01'),
    );
    for (const today of ['2021-11-01', '2022-01-20', '2023-06-01', '2031-06-01']) {
      const { rows, width, left, todayX, ticks, rowHeight, height } = draw(course, today);
      const ends = rows.flatMap(({ bar, overrun, dueX, metX }) => [
        bar.x,
        bar.x + bar.width,
        ...(overrun === null ? [] : [overrun.x + overrun.width]),
        dueX ?? left,
        metX ?? left,
      ]);
      for (const x of [...ends, todayX, ...ticks.map((tick) => tick.x)]) {
        expect(x).toBeGreaterThanOrEqual(left);
        expect(x).toBeLessThanOrEqual(width);
      }
      expect(ticks.length).toBeLessThanOrEqual(13);
      rows.forEach(({ y }, index) => expect(y - (rows[0]?.y ?? 0)).toBe(index * rowHeight));
      expect((rows.at(-1)?.y ?? 0) + rowHeight).toBeLessThanOrEqual(height);
    }
  });

  it('shows what is late from the due date to today, and to the fulfilment once it is met', () => {
    const course = ReviewCourse.opened('2021-11-01');
    const late = row(draw(course, '2021-11-20'), 'Focal point', 'Nigeria');
    expect(late.tone).toBe('late');
    expect(late.overrun?.x).toBe(late.dueX);
    const met = row(
      draw(course.with(step('focal-point-named', 'NGA', '2021-11-18')), '2021-11-20'),
      'Focal point',
      'Nigeria',
    );
    expect(met.tone).toBe('done');
    expect(met.overrun?.width).toBeCloseTo((met.metX ?? 0) - (met.dueX ?? 0), 5);
  });

  it('shows nothing late on the due date itself', () => {
    const due = row(draw(ReviewCourse.opened('2021-11-01'), '2021-11-15'), 'Focal point', 'Nigeria');
    expect(due.overrun).toBeNull();
    expect(due.tone).toBe('near');
  });

  it('shows a suspension from its first day to the resumption, or to today', () => {
    const paused = ReviewCourse.opened('2021-11-01').with(suspended('2021-11-05'));
    const during = draw(paused, '2021-11-20');
    expect(during.pauses).toHaveLength(1);
    expect(during.pauses[0]?.width).toBeCloseTo(during.todayX - (during.pauses[0]?.x ?? 0), 5);
    const after = draw(paused.with(resumed('2021-11-10')), '2021-11-20');
    expect((after.pauses[0]?.x ?? 0) + (after.pauses[0]?.width ?? 0)).toBeLessThan(after.todayX);
  });

  it('says every row in words', () => {
    expect(row(draw(ReviewCourse.opened('2021-11-01'), '2021-11-10'), 'Focal point', 'Kenya').words).toBe(
      'Focal point, Kenya: from 1 November 2021, due 15 November 2021, 5 days left',
    );
  });
});
