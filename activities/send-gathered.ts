import { gatherLetters } from '../register/letters/gather-letters.ts';
import { raiseNextWake } from '../register/letters/post-room.ts';
import { nowOf, type PostRound } from './post-round.ts';
import { sendBatches } from './send-batches.ts';
import { waitForQuiet } from './wait-for-quiet.ts';

/** Waits until all that falls due now is there, makes letters of it and sends them. */
export async function sendWhenQuiet(round: PostRound): Promise<void> {
  await waitForQuiet(round);
  await sendGathered(round);
}

/** Makes letters of the slips that are there and sends all that may leave. */
export async function sendGathered(round: PostRound): Promise<void> {
  // Before the look at the slips: whoever enters one after it wakes the rooms again.
  await raiseNextWake(round.register, round.room.mechanism);
  await gatherLetters(round.register, {
    mechanism: round.room.mechanism,
    now: nowOf(round),
    clock: round.clock,
    offices: round.offices,
    lettersPerDay: round.lettersPerDay,
    texts: [...round.phrasebooks.values()],
  });
  await sendBatches(round);
}
