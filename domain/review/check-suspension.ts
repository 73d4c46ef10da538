import { toEnglishDate } from '../calendar/english.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import type { ReviewResumed, ReviewSuspended } from './acts.ts';
import type { ReviewState } from './review-state.ts';
import { findOpenSuspension } from './suspension.ts';

/** Whether time may stop on that day: not while it is stopped, nor before it last ran again, so that no two overlap. */
export function checkSuspension(state: ReviewState, { on }: ReviewSuspended): Decision<null> {
  const open = findOpenSuspension(state);
  if (open !== undefined) {
    return refuse(
      'review-suspended',
      `The review has been suspended since ${toEnglishDate(open.from)} by act ${open.act}.`,
      'Resume it first.',
      { since: open.from, act: open.act },
    );
  }
  const last = state.suspensions.at(-1);
  if (last !== undefined && last.until !== null && on < last.until) {
    return refuse(
      'review-suspended',
      `The review was suspended until ${toEnglishDate(last.until)}; got another suspension from ${toEnglishDate(on)}.`,
      'Begin on or after that day, or strike out the earlier resumption and suspension and record both anew.',
      { from: last.from, until: last.until, act: last.act },
    );
  }
  return accept(null);
}

/** Whether time may run again from that day. */
export function checkResumption(state: ReviewState, { on }: ReviewResumed): Decision<null> {
  const open = findOpenSuspension(state);
  if (open === undefined) {
    return refuse(
      'review-not-suspended',
      'The review is not suspended.',
      'Nothing need be recorded: time runs.',
    );
  }
  if (on < open.from) {
    return refuse(
      'review-not-suspended',
      `The review was suspended on ${toEnglishDate(open.from)} and cannot be resumed before, on ${toEnglishDate(on)}.`,
      'Give the day of the suspension or a later one.',
      { since: open.from, on },
    );
  }
  return accept(null);
}
