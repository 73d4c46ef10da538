import { REAL_TIME, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import { readLetterFacts } from '../register/letters/letter-facts.ts';
import { claimDueLetters, type LetterToSend } from '../register/letters/letter-queue.ts';
import { deliverLetter } from './deliver-letter.ts';
import { isEnding, nowOf, type PostRound } from './post-round.ts';
import { createSlots, type Slots } from './slots.ts';

/** Little ahead: after a kill nobody knows which of the claimed letters were begun, and the relay is asked about each. */
const LETTERS_PER_CLAIM = 16;
/** One batch is claimed and read while another is being sent. */
const BATCHES_AT_ONCE = 2;
/** Letters handed over and not yet noted. */
const LETTERS_IN_FLIGHT = 16;

/**
 * Sends all letters that may leave now, batch by batch, until none is left or the round ends. Each is settled on its own. A fault of the
 * register ends the round, when all that was in flight has come to its end.
 */
export async function sendBatches(round: PostRound): Promise<void> {
  const slots = createSlots(LETTERS_IN_FLIGHT);
  const ended = await Promise.allSettled(
    Array.from({ length: BATCHES_AT_ONCE }, () => sendOneByOne(round, slots)),
  );
  throwFirst(ended);
}

async function sendOneByOne(round: PostRound, slots: Slots): Promise<void> {
  while (!isEnding(round)) {
    const letters = await claimDueLetters(round.register, {
      ...round.room,
      owner: round.owner,
      now: nowOf(round),
      realNow: toProceedingsTime(REAL_TIME, Date.now()),
      limit: LETTERS_PER_CLAIM,
    });
    if (letters.length === 0) return;
    await sendBatch(round, letters, slots);
    round.pulse.beat({ ...round.ledger.tally() });
  }
}

async function sendBatch(round: PostRound, letters: readonly LetterToSend[], slots: Slots): Promise<void> {
  const facts = await readLetterFacts(
    round.register,
    letters.map(({ id }) => id),
  );
  const factsById = new Map(facts.map((fact) => [fact.letterId, fact]));
  const settled = await Promise.allSettled(
    letters.map((letter) =>
      slots.run(async () =>
        round.ledger.settle(await deliverLetter(round, letter, factsById.get(letter.id))),
      ),
    ),
  );
  throwFirst(settled);
}

function throwFirst(settled: readonly PromiseSettledResult<unknown>[]): void {
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
}
