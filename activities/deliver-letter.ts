import type { Instant } from '../domain/calendar/time.ts';
import type { LetterFacts } from '../domain/letters/letter-facts.ts';
import { leaveOut, type Writable } from '../domain/letters/post/leave-out.ts';
import { nextAttemptAt } from '../domain/letters/post/next-attempt.ts';
import { noteLeftOut } from '../register/letters/left-out.ts';
import type { ClaimedLetter, LetterToSend } from '../register/letters/letter-queue.ts';
import type { TaskKind } from '../register/tables/office-tables.ts';
import { readEvidenceFiles } from './evidence-files.ts';
import { isEnding, noteRelayAway, nowOf, type PostRound } from './post-round.ts';
import { type PreparedLetter, prepareLetter } from './prepare-letter.ts';
import { resolveDoubt } from './resolve-doubt.ts';
import { type Settlement, toReason } from './settlement.ts';

/**
 * Takes one claimed letter to its end: composes it from the facts just read, hands it to the relay and says how that went. It throws for
 * nothing that concerns this letter alone, so that one letter never stops the others.
 * @param facts `undefined` when the register has none, which only a fault can cause
 */
export async function deliverLetter(
  round: PostRound,
  letter: LetterToSend,
  facts: LetterFacts | undefined,
): Promise<Settlement> {
  if (facts === undefined) return fail(letter, 'letter-failed', 'the register has nothing that it could say');
  const writable = leaveOut(facts);
  const { facts: left, overtaken } = writable;
  if (overtaken !== null) {
    await noteNotices(round, letter, writable);
    return { ...toAttempt(letter), kind: 'superseded', reason: overtaken };
  }
  if (round.relayAway !== null) return queue(letter, round.relayAway.until, round.relayAway.reason);
  if (isEnding(round)) return queue(letter, nowOf(round), null);
  if (isReaddressed(letter, left))
    return queue(letter, nowOf(round), 'somebody else is to be written to by now');

  const prepared = prepareLetter(round, letter, left, await readEvidenceFiles(round, left));
  if ('fault' in prepared) return fail(letter, prepared.fault, prepared.reason);
  await noteNotices(round, letter, writable);
  return send(round, letter, prepared);
}

/** Whom a letter goes to decides what is in it and on which day it leaves: for somebody else it is put together anew. */
function isReaddressed({ gatheredFor }: LetterToSend, { contact }: LetterFacts): boolean {
  return (
    gatheredFor !== null && contact !== null && contact.email.toLowerCase() !== gatheredFor.toLowerCase()
  );
}

/** The first attempt at a letter from which nothing is missing, as nearly all are, has nothing to note. */
async function noteNotices(
  { register }: PostRound,
  { id, attempt }: ClaimedLetter,
  { facts, leftOut }: Writable,
): Promise<void> {
  if (attempt === 1 && leftOut.length === 0) return;
  await noteLeftOut(register, id, { carried: facts.matters.map(({ notice }) => notice.key), leftOut });
}

async function send(
  round: PostRound,
  letter: ClaimedLetter,
  { mail, record }: PreparedLetter,
): Promise<Settlement> {
  const outcome = await round.transport.send(mail);
  const retryAt = (): Instant => nextAttemptAt(round.clock, nowOf(round), letter.attempt);
  switch (outcome.kind) {
    case 'accepted':
      return {
        ...toAttempt(letter),
        kind: 'sent',
        sentAt: nowOf(round),
        reply: toReason(outcome.reply),
        ...record,
      };
    case 'not-now':
      return queue(letter, retryAt(), toReason(outcome.reason));
    case 'refused':
      return fail(letter, 'letter-failed', `the mail relay refused it (${toReason(outcome.reason)})`);
    case 'relay-unusable': {
      const reason = toReason(outcome.reason);
      return queue(letter, noteRelayAway(round, reason, letter.attempt), reason);
    }
    case 'not-begun':
      return queue(letter, nowOf(round), null);
    case 'unknown':
      return resolveDoubt(round, letter, { reason: toReason(outcome.reason), retryAt, record });
  }
}

function toAttempt({ id, attempt }: ClaimedLetter): Pick<ClaimedLetter, 'id' | 'attempt'> {
  return { id, attempt };
}

function queue(letter: ClaimedLetter, notBefore: Instant, error: string | null): Settlement {
  return { ...toAttempt(letter), kind: 'queued', notBefore, error };
}

function fail(letter: ClaimedLetter, kind: TaskKind, error: string): Settlement {
  const text = `A letter of review ${letter.review} could not be sent: ${error}.`;
  return {
    ...toAttempt(letter),
    kind: 'failed',
    error,
    task: { kind, review: letter.review, letterId: letter.id, text },
  };
}
