import type { Instant } from '../../domain/calendar/time.ts';
import type { Act, ActBody, ReviewOpened } from '../../domain/review/acts.ts';
import { decide } from '../../domain/review/decide.ts';
import { type ReviewKey, toReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../../register/database.ts';
import { type Settled, settleReview } from '../../register/settle-review.ts';
import { noonOf, opening } from './review-course.ts';
import { UNTOC } from './untoc-procedure.ts';

export function at(text: string): Instant {
  return new Date(text).toISOString() as Instant;
}

/** Opens a review and records these acts, each at noon of its day; then settles once more at `now`. */
export async function settleCourse(
  register: Register,
  {
    opened = opening('2021-11-01'),
    acts = [],
    now,
  }: {
    readonly opened?: ReviewOpened;
    readonly acts?: readonly ActBody[];
    readonly now: Instant;
  },
): Promise<Settled & { readonly key: ReviewKey }> {
  const key = toReviewKey({ mechanism: 'untoc', phase: '1', party: opened.underReview.code });
  const recorded = [opened, ...acts].reduce<readonly Act[]>((before, act) => {
    const command = { commandId: `command-${before.length + 1}`, recordedBy: 'officer-1', act };
    const decision = decide({ procedure: UNTOC, key, acts: before, command, now: noonOf(act.on) });
    if (!decision.accepted) throw new Error(`${decision.refusal.code}: ${decision.refusal.message}`);
    return [...before, decision.value.act];
  }, []);
  const settled = await settleReview(register, { review: key, acts: recorded, now, procedure: UNTOC });
  return { ...settled, key };
}

/** Makes a letter of each slip, as if no two went to one address. */
export async function letEachLeave(register: Register): Promise<void> {
  await register.updateTable('letters').set({ gathered: true }).execute();
}

/** Every row of the register that belongs to its reviews, for comparing before and after. */
export async function readEverything(
  register: Register,
): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const [acts, limits, notices, letters, reviews, parties] = await Promise.all([
    register.selectFrom('acts').selectAll().orderBy('review_key').orderBy('sequence').execute(),
    register.selectFrom('time_limits').selectAll().orderBy('review_key').orderBy('position').execute(),
    register.selectFrom('notices').selectAll().orderBy('key').execute(),
    register.selectFrom('letters').selectAll().orderBy('message_token').execute(),
    register.selectFrom('reviews').selectAll().orderBy('key').execute(),
    register.selectFrom('review_parties').selectAll().orderBy('review_key').orderBy('position').execute(),
  ]);
  return { acts, limits, notices, letters, reviews, parties };
}
