import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { Agenda, Notice } from '../../../domain/review/notice.ts';
import { agendaAt, namesOf, wakeAt } from '../../support/agenda-wakes.ts';
import {
  closing,
  extension,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from '../../support/review-course.ts';

const at = (text: string): Instant => text as Instant;
/** Opened on 1 November 2021 and recorded at noon in Vienna, 11:00 UTC. */
const opened = ReviewCourse.opened('2021-11-01');
const OPENED_AT = at('2021-11-01T11:00:00.000Z');
const ofNigeria = (notices: readonly Notice[], obligation = 'focal-point'): readonly Notice[] =>
  notices.filter(({ limit }) => limit === `${obligation}/NGA`);
/** Names of what is sent and of what is superseded for Nigeria's focal point, the limit most tests watch. */
const told = ({ due, superseded }: Agenda) => ({
  due: namesOf(ofNigeria(due)),
  superseded: namesOf(ofNigeria(superseded)),
});
/** Everything that the agenda will send for a time limit, woken whenever it asks to be. */
function lifeOf(course: ReviewCourse, obligation: string): readonly { on: string; name: string }[] {
  const sent: Notice[] = [];
  const decided = new Set<Notice['key']>();
  for (let now: Instant | null = OPENED_AT; now !== null; ) {
    const { due, superseded, nextAt }: Agenda = agendaAt(course, now, decided);
    for (const { key } of [...due, ...superseded]) decided.add(key);
    sent.push(...due);
    now = nextAt;
  }
  return ofNigeria(sent, obligation).map((notice) => ({
    on: notice.moment,
    name: namesOf([notice])[0]!.replace(`${obligation}/NGA:`, ''),
  }));
}

describe('the ladder of a time limit', () => {
  it('of two weeks: each rung once, at nine in the morning in Vienna, none that would come before the time begins', () => {
    expect(lifeOf(opened, 'focal-point').map(({ on, name }) => `${on.slice(0, 16)} ${name}`)).toEqual([
      '2021-11-01T11:00 opening:2021-11-15:party',
      // Half of the time and a week before its end are the same moment: the later rung of the ladder is sent.
      '2021-11-08T08:00 before-7:2021-11-15:party',
      '2021-11-14T08:00 before-1:2021-11-15:party',
      '2021-11-15T08:00 due:2021-11-15:party',
      '2021-11-15T08:00 due:2021-11-15:secretariat',
      '2021-11-22T08:00 weekly#1:2021-11-15:party',
      '2021-11-29T08:00 weekly#2:2021-11-15:party',
      '2021-11-29T08:00 permanent-mission:2021-11-15:permanent-mission',
      '2021-12-06T08:00 weekly#3:2021-11-15:party',
      '2021-12-13T08:00 weekly#4:2021-11-15:party',
      '2021-12-15T08:00 secretariat:2021-11-15:secretariat',
      '2022-02-15T08:00 bureau:2021-11-15:bureau',
    ]);
  });

  it('of six months: nine in the morning stays nine when the clocks change', () => {
    const moments = lifeOf(opened, 'questionnaire').map(({ on, name }) => `${on.slice(0, 16)} ${name}`);
    expect(moments.slice(1, 4)).toEqual([
      '2022-01-30T08:00 half-time:2022-05-01:party',
      '2022-04-01T07:00 before-30:2022-05-01:party',
      '2022-04-17T07:00 before-14:2022-05-01:party',
    ]);
  });

  it('marks the rung that an officer must sign', () => {
    const { due } = agendaAt(opened, at('2022-02-15T08:00:00.000Z'));
    const signed = due.filter(({ signature }) => signature).map(({ rung }) => rung);
    expect(new Set(signed)).toEqual(new Set(['bureau']));
  });

  it('tells everything about a notice', () => {
    const due = agendaAt(opened, at('2021-11-22T08:00:00.000Z')).due.find(({ rung }) => rung === 'weekly');
    expect(due).toEqual({
      key: 'untoc/1/NGA:focal-point/NGA:weekly#1:2021-11-15:party',
      review: 'untoc/1/NGA',
      limit: 'focal-point/NGA',
      obligation: 'focal-point',
      party: 'NGA',
      rung: 'weekly',
      occurrence: 1,
      addressee: 'party',
      dueOn: '2021-11-15',
      moment: '2021-11-22T08:00:00.000Z',
      late: false,
      signature: false,
    });
  });

  it('has nothing to say where no time limit is known or none has begun', () => {
    const { due, superseded } = agendaAt(opened, at('2030-01-01T00:00:00.000Z'));
    const limits = new Set([...due, ...superseded].map(({ obligation }) => obligation));
    expect([...limits].sort()).toEqual(['experts', 'focal-point', 'questionnaire', 'summary']);
  });
});

describe('the opening notice', () => {
  it('of a review recorded before nine waits until nine', () => {
    const early = new ReviewCourse().recordedAt(at('2021-11-01T05:00:00.000Z'), opened.acts[0]!.body);
    const { due, nextAt } = agendaAt(early, at('2021-11-01T05:00:00.000Z'));
    expect(due).toEqual([]);
    expect(nextAt).toBe('2021-11-01T08:00:00.000Z');
  });

  it('of a review recorded later is sent at once, and rungs before the recording never are', () => {
    const recordedAt = at('2021-11-12T10:00:00.000Z');
    const taken = new ReviewCourse().recordedAt(recordedAt, opened.acts[0]!.body);
    const now = agendaAt(taken, recordedAt);
    expect(told(now)).toEqual({ due: ['focal-point/NGA:opening:2021-11-15:party'], superseded: [] });
    expect(now.due.every(({ late }) => !late)).toBe(true);
    expect(now.nextAt).toBe('2021-11-14T08:00:00.000Z');
  });

  it('of a time that was over when it became known is never sent; what comes after the due date goes on', () => {
    const recordedAt = at('2021-11-20T10:00:00.000Z');
    const taken = new ReviewCourse().recordedAt(recordedAt, opened.acts[0]!.body);
    const [now, next] = wakeAt(taken, recordedAt, at('2021-11-22T08:00:00.000Z'));
    expect(told(now!)).toEqual({ due: [], superseded: [] });
    expect(namesOf(now!.due)).toContain('questionnaire/NGA:opening:2022-05-01:party');
    expect(now!.nextAt).toBe('2021-11-22T08:00:00.000Z');
    expect(told(next!)).toEqual({ due: ['focal-point/NGA:weekly#1:2021-11-15:party'], superseded: [] });
  });

  it.each([
    ['in its last millisecond is sent', '2021-11-15T22:59:59.999Z', ['opening']],
    ['at the first moment that is too late is not', '2021-11-15T23:00:00.000Z', []],
  ])('of a time that becomes known %s', (_, recordedAt, rungs) => {
    const taken = new ReviewCourse().recordedAt(at(recordedAt), opened.acts[0]!.body);
    expect(ofNigeria(agendaAt(taken, at(recordedAt)).due).map(({ rung }) => rung)).toEqual(rungs);
  });

  it('of an extension to a day that is past already is not sent', () => {
    const recordedAt = at('2021-11-25T11:00:00.000Z');
    const extended = opened.recordedAt(recordedAt, extension('focal-point', 'NGA', 'P1W', '2021-11-14'));
    const { due } = agendaAt(extended, recordedAt);
    expect(ofNigeria(due)).toEqual([]);
  });

  it('is all there is of a rung that falls on the very moment of the recording', () => {
    const recordedAt = at('2021-11-14T08:00:00.000Z');
    const taken = new ReviewCourse().recordedAt(recordedAt, opened.acts[0]!.body);
    const { due, superseded } = agendaAt(taken, recordedAt);
    expect(ofNigeria([...due, ...superseded]).map(({ rung }) => rung)).toEqual(['opening']);
  });

  it('comes again with the new date when an extension moves it', () => {
    const extended = opened.with(extension('focal-point', 'NGA', 'P1W', '2021-11-10'));
    const [first, second] = wakeAt(extended, at('2021-11-10T11:00:00.000Z'), at('2021-11-15T08:00:00.000Z'));
    expect(told(first!).due).toEqual(['focal-point/NGA:opening:2021-11-22:party']);
    // 22 November less seven days: the rungs have moved with the date.
    expect(told(second!).due).toEqual(['focal-point/NGA:before-7:2021-11-22:party']);
  });
});

describe('a wake', () => {
  it.each([
    ['a millisecond before', '2021-11-15T07:59:59.999Z', [], '2021-11-15T08:00:00.000Z'],
    [
      'at',
      '2021-11-15T08:00:00.000Z',
      ['focal-point/NGA:due:2021-11-15:party', 'focal-point/NGA:due:2021-11-15:secretariat'],
      '2021-11-22T08:00:00.000Z',
    ],
  ])('%s the moment', (_, now, due, nextAt) => {
    const [, second] = wakeAt(opened, at('2021-11-14T12:00:00.000Z'), at(now));
    expect(told(second!).due).toEqual(due);
    expect(second!.nextAt).toBe(nextAt);
  });

  it('is late on a later day than the notice’s, not later on the same day', () => {
    const evening = agendaAt(opened, at('2021-11-15T22:59:00.000Z'));
    const midnight = agendaAt(opened, at('2021-11-15T23:00:00.000Z'));
    const late = ({ due }: Agenda) => ofNigeria(due).map((notice) => notice.late);
    expect(late(evening)).toEqual([false, false]);
    expect(late(midnight)).toEqual([true, true]);
  });

  it('after an outage sends the newest to each addressee and records the others as superseded', () => {
    const [, after] = wakeAt(opened, OPENED_AT, at('2021-11-30T12:00:00.000Z'));
    expect(told(after!)).toEqual({
      due: [
        'focal-point/NGA:due:2021-11-15:secretariat',
        'focal-point/NGA:weekly#2:2021-11-15:party',
        'focal-point/NGA:permanent-mission:2021-11-15:permanent-mission',
      ],
      superseded: [
        'focal-point/NGA:half-time:2021-11-15:party',
        'focal-point/NGA:before-7:2021-11-15:party',
        'focal-point/NGA:before-1:2021-11-15:party',
        'focal-point/NGA:due:2021-11-15:party',
        'focal-point/NGA:weekly#1:2021-11-15:party',
      ],
    });
  });

  it('twice at one moment finds nothing the second time', () => {
    const now = at('2021-11-15T08:00:00.000Z');
    const [, again] = wakeAt(opened, now, now);
    expect([again!.due, again!.superseded]).toEqual([[], []]);
  });
});

describe('what is met, waived or closed', () => {
  const ended = [
    ['met', step('focal-point-named', 'NGA', '2021-11-20')],
    ['waived', waiver('focal-point', 'NGA', '2021-11-20')],
    ['closed', closing('2021-11-20')],
  ] as const;

  it.each(ended)('%s: nothing more is sent, and what was missed before is superseded', (_, body) => {
    const review = opened.with(body);
    const [, after] = wakeAt(review, OPENED_AT, at('2021-12-01T12:00:00.000Z'));
    expect(told(after!).due).toEqual([]);
    expect(told(after!).superseded).toContain('focal-point/NGA:due:2021-11-15:party');
    expect(told(after!).superseded).not.toContain('focal-point/NGA:weekly#1:2021-11-15:party');
  });

  it('at the very moment of a rung: the rung does not fall due any more', () => {
    const moment = at('2021-11-15T08:00:00.000Z');
    const met = opened.recordedAt(moment, step('focal-point-named', 'NGA', '2021-11-15'));
    const [, then] = wakeAt(met, at('2021-11-14T08:00:00.000Z'), moment);
    expect(told(then!)).toEqual({ due: [], superseded: [] });
  });

  it('a closed review is not looked at again', () => {
    expect(agendaAt(opened.with(closing('2021-11-20')), at('2021-11-20T12:00:00.000Z')).nextAt).toBeNull();
  });

  it('a fulfilment struck out brings the ladder back, with one catch-up notice', () => {
    const struck = opened.with(step('focal-point-named', 'NGA', '2021-11-14'), strikeOut(2, '2021-11-24'));
    const [, back] = wakeAt(struck, at('2021-11-14T08:00:00.000Z'), at('2021-11-24T11:00:00.000Z'));
    expect(told(back!).due).toEqual([
      'focal-point/NGA:due:2021-11-15:secretariat',
      'focal-point/NGA:weekly#1:2021-11-15:party',
    ]);
    expect(told(back!).superseded).toEqual(['focal-point/NGA:due:2021-11-15:party']);
  });
});

describe('while the review is suspended', () => {
  const asleep = opened.with(suspended('2021-11-10'));

  it('nothing falls due, not even of what was overdue', () => {
    const nothing = { due: [], superseded: [], nextAt: null };
    expect(agendaAt(asleep, at('2022-06-01T12:00:00.000Z'))).toEqual(nothing);
    expect(agendaAt(opened.with(suspended('2021-11-20')), at('2022-06-01T12:00:00.000Z'))).toEqual(nothing);
  });

  it('and after: the new dates are told, and their ladder runs', () => {
    const awake = asleep.with(resumed('2022-03-01'));
    const now = agendaAt(awake, at('2022-03-01T11:00:00.000Z'));
    expect(told(now)).toEqual({ due: ['focal-point/NGA:opening:2022-03-06:party'], superseded: [] });
    expect(now.nextAt).toBe('2022-03-05T08:00:00.000Z');
  });

  it('rungs of what was overdue are left out, and the count goes on', () => {
    const awake = opened.with(suspended('2021-11-20'), resumed('2021-12-10'));
    const [, during, next] = wakeAt(
      awake,
      at('2021-11-19T12:00:00.000Z'),
      at('2021-12-10T12:00:00.000Z'),
      at('2021-12-13T08:00:00.000Z'),
    );
    expect(told(during!)).toEqual({ due: [], superseded: [] });
    expect(told(next!).due).toEqual(['focal-point/NGA:weekly#4:2021-11-15:party']);
  });
});
