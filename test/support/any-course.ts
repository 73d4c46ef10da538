import fc from 'fast-check';
import { addDays } from '../../domain/calendar/civil-date.ts';
import type { ActBody } from '../../domain/review/acts.ts';
import { decide } from '../../domain/review/decide.ts';
import {
  closing,
  day,
  extension,
  NIGERIA,
  noonOf,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
  waiver,
} from './review-course.ts';
import { UNTOC } from './untoc-procedure.ts';

/** One attempt to record something: so many days after the last, dated back by so many. */
interface Attempt {
  readonly afterDays: number;
  readonly backDays: number;
  readonly make: (on: string) => ActBody;
}

const party = fc.constantFrom('NGA', 'KEN', 'AUT');
const obligation = fc.constantFrom(
  'focal-point',
  'experts',
  'questionnaire',
  'feedback',
  'observations',
  'summary',
);
const stepId = fc.constantFrom(...UNTOC.steps.map(({ id }) => id));
const span = fc.constantFrom('P1D', 'P1W', 'P1M', 'P1M15D', 'P6M');

const make: fc.Arbitrary<Attempt['make']> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(stepId, party).map(
      ([id, by]) =>
        (on: string) =>
          step(id, by, on),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(obligation, party, span).map(
      ([id, by, time]) =>
        (on: string) =>
          extension(id, by, time, on),
    ),
  },
  { weight: 2, arbitrary: fc.constant(suspended) },
  { weight: 2, arbitrary: fc.constant(resumed) },
  {
    weight: 1,
    arbitrary: fc.tuple(obligation, party).map(
      ([id, by]) =>
        (on: string) =>
          waiver(id, by, on),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 2, max: 8 }).map((sequence) => (on: string) => strikeOut(sequence, on)),
  },
  { weight: 1, arbitrary: fc.constant(closing) },
);

const attempt: fc.Arbitrary<Attempt> = fc.record({
  afterDays: fc.integer({ min: 0, max: 60 }),
  backDays: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 })),
  make,
});

/** A review that lived through whatever of the attempts could be recorded. */
export const anyCourse: fc.Arbitrary<ReviewCourse> = fc
  .tuple(fc.integer({ min: 0, max: 500 }), fc.array(attempt, { maxLength: 14 }))
  .map(([start, attempts]) => {
    let today = addDays(day('2021-08-31'), start);
    let course = ReviewCourse.opened(today);
    for (const { afterDays, backDays, make } of attempts) {
      today = addDays(today, afterDays);
      course = tryToRecord(course, make(addDays(today, -backDays)), noonOf(today));
    }
    return course;
  });

function tryToRecord(course: ReviewCourse, act: ActBody, now: ReturnType<typeof noonOf>): ReviewCourse {
  const command = { commandId: `command-${course.acts.length + 1}`, recordedBy: 'officer-1', act };
  const decision = decide({ procedure: UNTOC, key: NIGERIA, acts: course.acts, command, now });
  return decision.accepted ? new ReviewCourse([...course.acts, decision.value.act]) : course;
}
