import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import { rehearsalScript } from '../../../domain/forecast/rehearsal-script.ts';
import { simulate, type TimedCommand } from '../../../domain/forecast/simulate.ts';
import type { ActBody } from '../../../domain/review/acts.ts';
import { agendaAt } from '../../support/agenda-wakes.ts';
import {
  day,
  NIGERIA,
  noonOf,
  opening,
  ReviewCourse,
  resumed,
  step,
  suspended,
} from '../../support/review-course.ts';
import { openingsOn } from '../../support/sixty-two-openings.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const toCommands = (...bodies: readonly ActBody[]): readonly TimedCommand[] =>
  bodies.map((act, index) => ({
    at: noonOf(act.on),
    command: { commandId: `command-${index + 1}`, recordedBy: 'officer-1', act },
  }));

function live(commands: readonly TimedCommand[], until: string) {
  const simulation = simulate({
    procedure: UNTOC,
    reviews: [{ key: NIGERIA, commands }],
    until: until as Instant,
  });
  return { ...simulation.reviews[0]!, refusals: simulation.refusals };
}

describe('a simulation', () => {
  it('records acts as the proceedings do, and ends with their timetable', () => {
    const bodies = [opening('2021-11-01'), step('focal-point-named', 'NGA', '2021-11-10')];
    const course = new ReviewCourse().with(...bodies);
    const { acts, limits } = live(toCommands(...bodies), '2021-12-01T00:00:00.000Z');
    expect(acts).toEqual(course.acts);
    expect(limits).toEqual(course.limits());
  });

  it('wakes at each moment, so that nothing is late and only what shares a moment is superseded', () => {
    const { notices } = live(toCommands(opening('2021-11-01')), '2024-12-31T00:00:00.000Z');
    expect(notices.some(({ notice }) => notice.late)).toBe(false);
    const superseded = notices.filter(({ status }) => status === 'superseded').map(({ notice }) => notice);
    for (const { limit, addressee, moment } of superseded) {
      const sent = notices.filter(({ notice, status }) => status === 'due' && notice.moment === moment);
      expect(sent.some(({ notice }) => notice.limit === limit && notice.addressee === addressee)).toBe(true);
    }
  });

  it('decides what one agenda at the end would have decided, had nobody looked before', () => {
    const until = '2024-12-31T00:00:00.000Z' as Instant;
    const { notices } = live(toCommands(opening('2021-11-01')), until);
    const { due, superseded } = agendaAt(ReviewCourse.opened('2021-11-01'), until);
    const keys = [...due, ...superseded].map(({ key }) => key);
    expect(notices.map(({ notice }) => notice.key).sort()).toEqual([...keys].sort());
  });

  it('lives to its last moment and no further', () => {
    const commands = toCommands(opening('2021-11-01'));
    const dueAt = (until: string): number =>
      live(commands, until).notices.filter(({ notice }) => notice.rung === 'due').length;
    expect(dueAt('2021-11-15T07:59:59.999Z')).toBe(0);
    expect(dueAt('2021-11-15T08:00:00.000Z')).toBe(6);
  });

  it('records what comes at the very moment of a notice before it looks at the notice', () => {
    const [opened, named] = toCommands(opening('2021-11-01'), step('focal-point-named', 'NGA', '2021-11-15'));
    const commands = [opened!, { ...named!, at: '2021-11-15T08:00:00.000Z' as Instant }];
    const { notices } = live(commands, '2021-11-20T00:00:00.000Z');
    const due = notices.filter(({ notice }) => notice.rung === 'due').map(({ notice }) => notice.limit);
    expect(new Set(due)).toEqual(new Set(['focal-point/KEN', 'focal-point/AUT']));
  });

  it('leaves out commands after its end, and a review that never opened has nothing', () => {
    const { acts, limits, notices } = live(toCommands(opening('2021-11-01')), '2021-10-31T00:00:00.000Z');
    expect([acts, limits, notices]).toEqual([[], [], []]);
  });

  it('names what was refused and goes on', () => {
    const { acts, refusals } = live(
      toCommands(
        opening('2021-11-01'),
        step('feedback-given', 'KEN', '2021-11-02'),
        step('focal-point-named', 'KEN', '2021-11-03'),
      ),
      '2021-12-01T00:00:00.000Z',
    );
    expect(refusals).toMatchObject([{ key: NIGERIA, refusal: { code: 'act-before-trigger' } }]);
    expect(acts.map(({ sequence, body }) => [sequence, body.kind])).toEqual([
      [1, 'review-opened'],
      [2, 'step-taken'],
    ]);
  });

  it('takes a repeated command once', () => {
    const [first] = toCommands(opening('2021-11-01'));
    const { acts, refusals } = live([first!, first!], '2021-12-01T00:00:00.000Z');
    expect(acts).toHaveLength(1);
    expect(refusals).toEqual([]);
  });

  it('sends nothing while the review is suspended', () => {
    const { notices } = live(
      toCommands(opening('2021-11-01'), suspended('2021-11-10'), resumed('2022-03-01')),
      '2022-12-31T00:00:00.000Z',
    );
    const during = notices.filter(
      ({ notice }) =>
        notice.moment > '2021-11-10T11:00:00.000Z' && notice.moment < '2022-03-01T11:00:00.000Z',
    );
    expect(during).toEqual([]);
  });

  it('of 62 reviews over two years ends with every key once', () => {
    const openings = openingsOn('2020-10-16');
    const until = day('2022-10-16');
    const script = rehearsalScript({ procedure: UNTOC, openings, from: day('2020-10-16'), until, seed: 1 });
    const reviews = openings.map(({ key }) => ({ key, commands: script.filter((one) => one.key === key) }));
    const simulation = simulate({ procedure: UNTOC, reviews, until: noonOf(until) });
    const keys = simulation.reviews.flatMap(({ notices }) => notices.map(({ notice }) => notice.key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(2_000);
    expect(simulation.refusals).toEqual([]);
  });
});
