import type { NoticeKey } from '../../review/notice.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { type Overtaken, overtakenBy } from './overtaken.ts';

/** A notice that its letter is written without, and why. */
export interface LeftOut {
  readonly notice: NoticeKey;
  readonly reason: Overtaken;
}

/** What is left to write: the letter's facts without what was overtaken since its notices were decided. */
export interface Writable {
  readonly facts: LetterFacts;
  readonly leftOut: readonly LeftOut[];
  /** Why nothing is left; `null` while something is. `done`: the tasks that it was to tell of are done. */
  readonly overtaken: Overtaken | 'done' | null;
}

/** Parts a letter's matters into those that are to be written and those that were overtaken. */
export function leaveOut(facts: LetterFacts): Writable {
  const judged = facts.matters.map((matter) => ({ matter, reason: overtakenBy(matter) }));
  const matters = judged.flatMap(({ matter, reason }) => (reason === null ? [matter] : []));
  const leftOut = judged.flatMap(({ matter, reason }) =>
    reason === null ? [] : [{ notice: matter.notice.key, reason }],
  );
  const isEmpty = matters.length + facts.tasks.length === 0;
  return {
    facts: leftOut.length === 0 ? facts : { ...facts, matters },
    leftOut,
    // The newest says most about why the letter need not leave.
    overtaken: isEmpty ? (leftOut.at(-1)?.reason ?? 'done') : null,
  };
}
