import { type ClaimedLetter, listSending } from '../register/letter-queue.ts';
import { isGone } from './mail/owner.ts';
import { nowOf, type PostRound } from './post-round.ts';
import { resolveDoubt } from './resolve-doubt.ts';
import { createSlots } from './slots.ts';

/** Questions to the relay at once. */
const QUESTIONS_AT_ONCE = 8;

/**
 * Settles the letters that somebody began to send and is not there to settle any more: a killed worker, or a run that failed. Those of
 * living owners are left alone.
 * @returns how many were recovered; some of them may be due again
 */
export async function recoverLetters(round: PostRound): Promise<number> {
  const sending = await listSending(round.register, round.mechanism);
  const orphans = sending.filter(({ claimedAt, claimedBy }) =>
    isGone(claimedBy, Date.parse(claimedAt), Date.now()),
  );
  const slots = createSlots(QUESTIONS_AT_ONCE);
  const settled = await Promise.allSettled(orphans.map((letter) => slots.run(() => recover(round, letter))));
  const failure = settled.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
  return orphans.length;
}

async function recover(round: PostRound, letter: ClaimedLetter): Promise<void> {
  const settlement = await resolveDoubt(round, letter, {
    reason: 'its sender ended before it could note the outcome',
    retryAt: () => nowOf(round),
  });
  await round.ledger.settle(settlement);
}
