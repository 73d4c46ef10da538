import { type ClaimedLetter, listSending } from '../register/letters/letter-queue.ts';
import { isGone } from './mail/owner.ts';
import { OWNER_SILENT_MS } from './mail/send-limits.ts';
import { nowOf, type PostRound } from './post-round.ts';
import { resolveDoubt } from './resolve-doubt.ts';
import { createSlots } from './slots.ts';

/** Questions to the relay at once: as many letters as one sender may hold, so that all have their grace time together. */
const QUESTIONS_AT_ONCE = 32;

export interface Recovery {
  /** Letters that were settled; some of them may be due again. */
  readonly recovered: number;
  /** Real time at which the oldest letter that was left to its owner may be taken from it; `null` when none was. */
  readonly lookAgainAtMs: number | null;
}

/**
 * Settles the letters that somebody began to send and is not there to settle any more: a killed worker, or a run that failed. Those of
 * owners who may be living are left alone.
 */
export async function recoverLetters(round: PostRound): Promise<Recovery> {
  const sending = (await listSending(round.register, round.room)).filter(
    ({ claimedBy }) => claimedBy !== round.owner,
  );
  const isOrphan = ({ claimedAt, claimedBy }: ClaimedLetter): boolean =>
    isGone(claimedBy, Date.parse(claimedAt), Date.now());
  const orphans = sending.filter(isOrphan);
  const [oldestHeld] = sending.filter((letter) => !orphans.includes(letter));
  const slots = createSlots(QUESTIONS_AT_ONCE);
  const settled = await Promise.allSettled(orphans.map((letter) => slots.run(() => recover(round, letter))));
  const failure = settled.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
  return {
    recovered: orphans.length,
    lookAgainAtMs: oldestHeld === undefined ? null : Date.parse(oldestHeld.claimedAt) + OWNER_SILENT_MS + 1,
  };
}

async function recover(round: PostRound, letter: ClaimedLetter): Promise<void> {
  const settlement = await resolveDoubt(round, letter, {
    reason: 'its sender ended before it could note the outcome',
    retryAt: () => nowOf(round),
  });
  await round.ledger.settle(settlement);
}
