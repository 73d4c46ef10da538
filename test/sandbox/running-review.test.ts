import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import { REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import { parseInstant } from '../../domain/calendar/zoned.ts';
import type { RecordCommand } from '../../domain/review/acts.ts';
import type { CountryReviewInput } from '../../workflows/messages.ts';
import {
  hasNews,
  isDue,
  noteSettled,
  type RunningReview,
  takeDown,
  toSettleInput,
} from '../../workflows/running-review.ts';
import { TRIAL_PROCEDURE, trialOpening, trialReview } from '../support/trial-procedure.ts';

const NOW = parseInstant('2021-11-01T12:00:00.000Z');
const OPENING: RecordCommand = {
  commandId: 'opening',
  recordedBy: 'test',
  act: trialOpening('XAA', parseCivilDate('2021-11-01')),
};

function newReview(): RunningReview {
  const input: CountryReviewInput = {
    version: 1,
    review: trialReview('XAA'),
    procedure: TRIAL_PROCEDURE,
    clock: REAL_TIME,
    acts: [],
    enteredThrough: 0,
    nextAt: null,
    stage: null,
  };
  return { ...input };
}

function suspension(commandId: string): RecordCommand {
  const act = { kind: 'review-suspended', on: parseCivilDate('2021-11-01'), reason: 'Elections.' } as const;
  return { commandId, recordedBy: 'test', act };
}

describe('taking down a command', () => {
  test('numbers the acts from 1 without gaps', () => {
    const review = newReview();
    takeDown(review, OPENING, NOW);
    expect(takeDown(review, suspension('second'), NOW).act).toMatchObject({ sequence: 2, recordedAt: NOW });
    expect(review.acts.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('any repetition of commands makes one act for each command id', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }), (ids) => {
        const review = newReview();
        for (const id of ids) takeDown(review, suspension(id), NOW);
        const distinct = [...new Set(ids)];
        expect(review.acts.map(({ commandId }) => commandId)).toEqual(distinct);
        expect(review.acts.map(({ sequence }) => sequence)).toEqual(distinct.map((_, index) => index + 1));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what the register is asked to enter', () => {
  test('the first acts bring the procedure with them, later ones do not', () => {
    const review = newReview();
    takeDown(review, OPENING, NOW);
    expect(toSettleInput(review, NOW).procedure).toEqual(TRIAL_PROCEDURE);
    noteSettled(review, { enteredThrough: 1, nextAt: null, stage: 'nomination', closed: false });
    takeDown(review, suspension('second'), NOW);
    expect(toSettleInput(review, NOW)).toEqual({
      review: review.review,
      now: NOW,
      acts: [expect.objectContaining({ sequence: 2 })],
    });
  });

  test('there is news exactly while an act is not entered', () => {
    const review = newReview();
    expect(hasNews(review)).toBe(false);
    takeDown(review, OPENING, NOW);
    expect(hasNews(review)).toBe(true);
    noteSettled(review, { enteredThrough: 1, nextAt: null, stage: 'nomination', closed: false });
    expect(hasNews(review)).toBe(false);
  });
});

test('a review is due from the moment on that the register named', () => {
  const review = { ...newReview(), nextAt: NOW };
  expect(isDue(review, parseInstant('2021-11-01T11:59:59.999Z'))).toBe(false);
  expect(isDue(review, NOW)).toBe(true);
  expect(isDue({ ...review, nextAt: null }, NOW)).toBe(false);
});

test('what a review remembers survives JSON, so that the next run knows the same', () => {
  const review = newReview();
  takeDown(review, OPENING, NOW);
  noteSettled(review, { enteredThrough: 1, nextAt: NOW, stage: 'nomination', closed: false });
  takeDown(review, suspension('second'), NOW);
  expect(JSON.parse(JSON.stringify(review))).toEqual(review);
});
