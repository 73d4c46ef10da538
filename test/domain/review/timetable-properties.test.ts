import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../domain/calendar/civil-date.ts';
import type { Act, ActBody } from '../../../domain/review/acts.ts';
import { decide } from '../../../domain/review/decide.ts';
import { fold } from '../../../domain/review/fold.ts';
import type { TimeLimit } from '../../../domain/review/time-limit.ts';
import { timetable } from '../../../domain/review/timetable.ts';
import { anyCourse } from '../../support/any-course.ts';
import {
  day,
  extension,
  NIGERIA,
  noonOf,
  ReviewCourse,
  resumed,
  strikeOut,
  suspended,
} from '../../support/review-course.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

const RUNS = { numRuns: 150 };
const START = day('2021-11-01');
/** Everything is recorded then, so that acts of any days may be recorded in any order. */
const RECORDED_ON = noonOf(day('2024-01-01'));

/** What a time limit says of time: its date or, while suspended, what remains. */
const timeOf = ({ dueOn, remainingDays, status }: TimeLimit) => ({ dueOn, remainingDays, status });

interface TimeActs {
  /** Suspensions and resumptions by turns, in order. */
  readonly stretches: readonly ActBody[];
  readonly extensions: readonly ActBody[];
}

const timeActs: fc.Arbitrary<TimeActs> = fc.record({
  stretches: fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 5 }).map((gaps) => {
    let on = START;
    return gaps.map((gap, index) => {
      on = addDays(on, gap);
      return index % 2 === 0 ? suspended(on) : resumed(on);
    });
  }),
  extensions: fc.array(
    fc
      .tuple(fc.constantFrom('P1D', 'P1W', 'P1M', 'P1M15D', 'P3M'), fc.integer({ min: 0, max: 300 }))
      .map(([by, after]) => extension('questionnaire', 'NGA', by, addDays(START, after))),
    { maxLength: 4 },
  ),
});

/** The acts in an order that `order` draws; suspensions and resumptions keep theirs. */
function mix({ stretches, extensions }: TimeActs, order: readonly number[]): readonly ActBody[] {
  const mixed = [...stretches];
  extensions.forEach((granted, index) => mixed.splice((order[index] ?? 0) % (mixed.length + 1), 0, granted));
  return mixed;
}

const record = (bodies: readonly ActBody[]): ReviewCourse =>
  bodies.reduce((course, body) => course.recordedAt(RECORDED_ON, body), ReviewCourse.opened(START));

describe('time', () => {
  it('any order of suspensions, resumptions and extensions leaves the same remaining time', () => {
    const order = fc.array(fc.nat({ max: 20 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(timeActs, order, order, (acts, one, other) => {
        const first = record(mix(acts, one)).limits().map(timeOf);
        const second = record(mix(acts, other)).limits().map(timeOf);
        expect(second).toEqual(first);
      }),
      RUNS,
    );
  });

  it('more time never moves a date back, whatever happened before', () => {
    fc.assert(
      fc.property(timeActs, fc.constantFrom('P1D', 'P1W', 'P1M', 'P1M15D'), (acts, by) => {
        const before = record(mix(acts, [])).limit('questionnaire/NGA');
        const after = record([...mix(acts, []), extension('questionnaire', 'NGA', by, START)]).limit(
          'questionnaire/NGA',
        );
        if (before.dueOn !== null && after.dueOn !== null) expect(after.dueOn > before.dueOn).toBe(true);
        if (before.remainingDays !== null) expect(after.remainingDays).toBeGreaterThan(before.remainingDays);
      }),
      RUNS,
    );
  });

  it('a suspension never moves a date back, and never by more than its own days', () => {
    const days = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(days, days, (from, length) => {
        const begun = addDays(START, from);
        const course = record([suspended(begun), resumed(addDays(begun, length))]);
        for (const { key, dueOn } of ReviewCourse.opened(START).limits()) {
          const moved = course.limit(key).dueOn;
          if (dueOn === null || moved === null) continue;
          expect(moved >= dueOn && moved <= addDays(dueOn, length)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('whatever is recorded', () => {
  it('state and timetable survive JSON', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        const acts = JSON.parse(JSON.stringify(course.acts)) as readonly Act[];
        expect(JSON.parse(JSON.stringify(course.state()))).toEqual(course.state());
        expect(timetable(UNTOC, fold(NIGERIA, acts))).toEqual(course.limits());
        expect(JSON.parse(JSON.stringify(course.limits()))).toEqual(course.limits());
      }),
      RUNS,
    );
  });

  it('each step of a date begins where the one before ended, and the last ends on the due date', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const { steps, openedOn, dueOn } of course.limits()) {
          steps.forEach(({ from }, index) => expect(from).toBe(index === 0 ? null : steps[index - 1]?.to));
          expect(steps[0]?.to ?? null).toBe(openedOn);
          if (dueOn !== null) expect(steps.at(-1)?.to).toBe(dueOn);
        }
      }),
      RUNS,
    );
  });

  it('a limit has a date, or days that remain, or neither, as its status says', () => {
    fc.assert(
      fc.property(anyCourse, (course) => {
        for (const limit of course.limits()) {
          expect(limit.remainingDays !== null).toBe(limit.status === 'suspended');
          if (limit.status === 'running') expect(limit.dueOn).not.toBeNull();
          if (['awaiting', 'open', 'suspended'].includes(limit.status)) expect(limit.dueOn).toBeNull();
          expect(limit.dueAt === null).toBe(limit.dueOn === null);
          expect(limit.metOn !== null).toBe(limit.status === 'met');
        }
      }),
      RUNS,
    );
  });

  it('striking an act out equals never having recorded it', () => {
    fc.assert(
      fc.property(anyCourse, fc.nat({ max: 20 }), (course, pick) => {
        const sequence = (pick % course.acts.length) + 1;
        const now = noonOf(day('2030-01-01'));
        const command = {
          commandId: 'strike',
          recordedBy: 'officer-1',
          act: strikeOut(sequence, '2030-01-01'),
        };
        const decision = decide({ procedure: UNTOC, key: NIGERIA, acts: course.acts, command, now });
        fc.pre(decision.accepted);
        const struck = new ReviewCourse([...course.acts, decision.value.act]);
        const never = new ReviewCourse(course.acts.filter((act) => act.sequence !== sequence));
        expect(struck.limits()).toEqual(never.limits());
        expect({ ...struck.state(), struckOut: [] }).toEqual({ ...never.state(), struckOut: [] });
      }),
      RUNS,
    );
  });
});
