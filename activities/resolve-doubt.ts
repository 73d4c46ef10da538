import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '../domain/calendar/time.ts';
import type { ClaimedLetter } from '../register/letters/letter-queue.ts';
import { toMessageId } from './mail/message.ts';
import type { RelayAnswer } from './mail/relay.ts';
import { nowOf, type PostRound } from './post-round.ts';
import type { SentRecord, Settlement } from './settlement.ts';

/** What is known about a letter that may have left, and what to do if it has not. */
export interface Doubt {
  readonly reason: string;
  /** When it may be tried again, should the relay not have it. */
  readonly retryAt: () => Instant;
  /** Kept with the letter if it turns out to have left. */
  readonly record?: SentRecord;
}

/** Times of grace before each new question. */
const ASKED_AGAIN_AFTER = [1, 4] as const;

/**
 * Settles a letter of which nobody here knows whether it left, by asking the relay for its Message-ID. What the relay has not seen it may
 * still be writing down, so it counts as not sent only when a grace time has passed. Where the relay cannot be asked a person decides:
 * rather one letter late than one letter twice.
 */
export async function resolveDoubt(
  round: PostRound,
  letter: ClaimedLetter,
  doubt: Doubt,
): Promise<Settlement> {
  const attempt = { id: letter.id, attempt: letter.attempt };
  const messageId = toMessageId(letter.messageToken, round.mailDomain);
  const answer = await askInTime(round, messageId);
  switch (answer) {
    case 'accepted':
      return {
        ...attempt,
        kind: 'sent',
        sentAt: nowOf(round),
        reply: 'the mail relay knows its Message-ID',
        ...doubt.record,
      };
    case 'not-seen':
      return { ...attempt, kind: 'queued', notBefore: doubt.retryAt(), error: doubt.reason };
    case 'no-answer':
    case 'cannot-ask':
      return {
        ...attempt,
        kind: 'in-doubt',
        error: doubt.reason,
        ...doubt.record,
        task: {
          kind: 'letter-in-doubt',
          review: letter.review,
          letterId: letter.id,
          text:
            `A letter may or may not have left (${doubt.reason}), and the mail relay cannot be asked. ` +
            `Look for the Message-ID ${messageId} in the relay's log; then mark the letter as delivered, or send it again.`,
        },
      };
  }
}

/** Asks until the relay has it, or has had the time to have it. What it has not seen at the first question proves nothing. */
async function askInTime({ graceMs, relay }: PostRound, messageId: string): Promise<RelayAnswer> {
  let answer = await relay.ask(messageId);
  for (const graces of ASKED_AGAIN_AFTER) {
    if (answer === 'accepted' || answer === 'cannot-ask') return answer;
    await pause(graces * graceMs);
    answer = await relay.ask(messageId);
    if (answer === 'not-seen') return answer;
  }
  return answer;
}
