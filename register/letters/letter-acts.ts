import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import { accept, type Decision, refuse } from '../../domain/errors.ts';
import { letterNotFound } from '../../domain/letters/letter-not-found.ts';
import type { LetterStatus } from '../../domain/letters/letter-status.ts';
import { decideOfficerAct, type LetterActKind, type OfficerAct } from '../../domain/letters/officer-act.ts';
import type { Register, RegisterTransaction } from '../database.ts';
import type { LetterBefore } from '../tables/letter-tables.ts';
import { closeTasksOf } from '../tasks.ts';
import { readEarlier } from './earlier-letters.ts';
import { type EvidenceQuestion, readEvidence } from './evidence.ts';
import { freezeEvidence, type MakeEvidence } from './letter-evidence.ts';

/** What an officer did to a letter, as its history shows it. */
export interface LetterAct {
  readonly kind: LetterActKind;
  readonly officer: string;
  readonly reason: string;
  /** Done although what it usually needs was missing: `force` or `override`. */
  readonly insisted: boolean;
  /** Proceedings' time. */
  readonly recordedAt: Instant;
  /** The letter as it stood before. */
  readonly before: LetterBefore;
}

/** Acts of officers on a letter, oldest first. */
export async function listLetterActs(register: Register, letterId: string): Promise<readonly LetterAct[]> {
  return await register
    .selectFrom('letter_acts')
    .select(['kind', 'officer', 'reason', 'insisted', 'recorded_at as recordedAt', 'before'])
    .where('letter_id', '=', letterId)
    .orderBy('id')
    .execute();
}

export interface LetterCommand {
  readonly letterId: string;
  readonly commandId: string;
  readonly act: OfficerAct;
  readonly officer: string;
  readonly reason: string;
  /** Proceedings' time. */
  readonly now: Instant;
}

/** What a signature freezes with the letter, and how it is written. */
export interface EvidenceMaking extends Pick<EvidenceQuestion, 'clock' | 'mailDomain'> {
  readonly makeEvidence: MakeEvidence;
}

export interface ActedLetter {
  readonly mechanism: string;
  /** As the act left it, or as it stands now where the command had been recorded before. */
  readonly status: LetterStatus;
  readonly recordedAt: Instant;
  readonly duplicate: boolean;
}

/**
 * Records an officer's act, changes the letter by it and closes the tasks about the letter, in one transaction; a signature freezes the
 * evidence in the same one, so that it says what the officer signed. The same command again is the same act. A letter that becomes
 * `intended` may leave at once; the caller wakes the post room.
 */
export async function recordLetterAct(
  register: Register,
  command: LetterCommand,
  making: EvidenceMaking,
): Promise<Decision<ActedLetter>> {
  return await register.transaction().execute(async (transaction) => {
    const letter = await lockLetter(transaction, command.letterId);
    if (letter === undefined) return { accepted: false, refusal: letterNotFound(command.letterId) };
    const { id, mechanism, noticeKeys, delivery, ...before } = letter;
    const known = await findRecorded(transaction, command);
    if (known !== undefined)
      return isSame(known, command)
        ? accept({ mechanism, status: before.status, recordedAt: known.recordedAt, duplicate: true })
        : refuseReused(command);

    const [first] = noticeKeys;
    const earlier = first === undefined ? [] : ((await readEarlier(transaction, [first])).get(first) ?? []);
    const decided = decideOfficerAct({ id, status: before.status, delivery, earlier }, command.act);
    if (!decided.accepted) return decided;
    await enterAct(transaction, command, before);
    if (command.act.kind === 'sign') await freezeWhatIsHeld(transaction, command, making);
    await changeLetter(transaction, command, decided.value);
    await closeTasksOf(transaction, id, command);
    return accept({ mechanism, status: decided.value, recordedAt: command.now, duplicate: false });
  });
}

/** Waits for a claim or another act on the same letter. */
async function lockLetter(transaction: RegisterTransaction, id: string) {
  return await transaction
    .selectFrom('letters')
    .select([
      'id',
      'mechanism',
      'notice_keys as noticeKeys',
      'status',
      'delivery',
      'attempts',
      'sent_at as sentAt',
      'last_error as lastError',
      'contact_id as contactId',
      'subject',
      'body_text as bodyText',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

async function findRecorded(transaction: RegisterTransaction, { letterId, commandId }: LetterCommand) {
  return await transaction
    .selectFrom('letter_acts')
    .select(['kind', 'officer', 'reason', 'insisted', 'recorded_at as recordedAt'])
    .where('letter_id', '=', letterId)
    .where('command_id', '=', commandId)
    .executeTakeFirst();
}

function isSame(
  known: Pick<LetterAct, 'kind' | 'officer' | 'reason' | 'insisted'>,
  { act, officer, reason }: LetterCommand,
): boolean {
  return (
    known.kind === act.kind &&
    known.officer === officer &&
    known.reason === reason &&
    known.insisted === isInsisted(act)
  );
}

function isInsisted(act: OfficerAct): boolean {
  return (act.kind === 'resend' && act.force) || (act.kind === 'sign' && act.override);
}

async function enterAct(
  transaction: RegisterTransaction,
  { letterId, commandId, act, officer, reason, now }: LetterCommand,
  before: LetterBefore,
): Promise<void> {
  await transaction
    .insertInto('letter_acts')
    .values({
      letter_id: letterId,
      command_id: commandId,
      kind: act.kind,
      officer,
      reason,
      insisted: isInsisted(act),
      recorded_at: now,
      before: JSON.stringify(before),
    })
    .execute();
}

async function changeLetter(
  transaction: RegisterTransaction,
  { letterId, now, act }: LetterCommand,
  status: 'intended' | 'sent' | 'superseded',
): Promise<void> {
  const change = {
    // As the officer saw it, and at once: it is put together with no other.
    intended: {
      not_before: now,
      claimed_by: null,
      claimed_at: null,
      last_error: null,
      gathered: true,
      ...toDelivery(null, null),
    },
    sent: {
      sent_at: sql<Instant>`coalesce(sent_at, ${now})`,
      last_error: null,
      ...toDelivery('delivered', now),
    },
    superseded: { last_error: act.kind === 'decline' ? 'declined by an officer' : null },
  } as const;
  await transaction
    .updateTable('letters')
    .set({ status, ...change[status] })
    .where('id', '=', letterId)
    .execute();
}

/** What was reported before stays in `letter_reports`. */
function toDelivery(delivery: 'delivered' | null, at: Instant | null) {
  return { delivery, delivery_at: at, delivery_detail: null };
}

/** The signature is among what the pack tells. */
async function freezeWhatIsHeld(
  transaction: RegisterTransaction,
  { letterId, now }: LetterCommand,
  { makeEvidence, ...question }: EvidenceMaking,
): Promise<void> {
  const facts = await readEvidence(transaction, { ...question, letterId, now });
  if (facts === undefined) return;
  await freezeEvidence(transaction, letterId, { ...(await makeEvidence(facts)), madeAt: now });
}

function refuseReused({ letterId, commandId }: LetterCommand): Decision<never> {
  return refuse(
    'command-id-reused',
    `The command ${commandId} recorded another act on this letter before.`,
    'Send the new act under an Idempotency-Key of its own.',
    { letter: letterId, commandId },
  );
}
