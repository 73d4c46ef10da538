import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/time.ts';
import type { PartyCode } from '../../domain/parties/party.ts';
import type { Register, RegisterTransaction } from '../database.ts';
import type { HoldKind } from '../tables/letter-tables.ts';

/** What is held: all letters to one addressee, all of one mechanism, or every letter. */
export type HoldScope =
  | { readonly kind: 'addressee'; readonly addressee: PartyCode | 'secretariat' | 'bureau' }
  | { readonly kind: 'mechanism'; readonly mechanism: string }
  | { readonly kind: 'everything' };

/** Letters of this scope stay in the queue until an officer releases them; they keep their dates. */
export interface Hold {
  readonly scope: HoldScope;
  readonly officer: string;
  readonly reason: string;
  /** Proceedings' time. */
  readonly heldAt: Instant;
}

/** Who holds or releases what, and why. */
export interface HoldCommand {
  readonly commandId: string;
  readonly scope: HoldScope;
  readonly officer: string;
  readonly reason: string;
  readonly now: Instant;
}

/** Whom a row of `letters` is written to: a State, `secretariat` or `bureau`. */
export const CORRESPONDENT = sql<string>`
  coalesce(letters.party, case letters.addressee when 'bureau' then 'bureau' else 'secretariat' end)`;

/**
 * Whether a row of `letters` is held. In SQL, so that one statement claims letters and passes over the held ones: a hold
 * that is committed is respected by every claim after it.
 */
export const IS_HELD = sql<boolean>`exists (
  select from letter_holds
  where released_at is null and (letter_holds.scope, letter_holds.subject) in (
    ('everything', ''),
    ('mechanism', letters.mechanism),
    ('addressee', ${CORRESPONDENT})
  ))`;

/** Holds what is not held. What is held already, and a command that came before, change nothing; true if this call held it. */
export async function holdLetters(
  register: Register,
  { commandId, scope, officer, reason, now }: HoldCommand,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await register
    .insertInto('letter_holds')
    .values({
      scope: scope.kind,
      subject: toSubject(scope),
      command_id: commandId,
      officer,
      reason,
      held_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/**
 * Releases what is held by this very scope. What is not held, and a command that came before, change nothing; true if this call released
 * it. Letters that were put together before are gathered anew: much may have come while they were held.
 */
export async function releaseLetters(register: Register, command: HoldCommand): Promise<boolean> {
  return await register.transaction().execute(async (transaction) => {
    const released = await endHold(transaction, command);
    if (released) await gatherAnew(transaction);
    return released;
  });
}

async function gatherAnew(transaction: RegisterTransaction): Promise<void> {
  await transaction
    .updateTable('letters')
    .set({ gathered: false })
    .where('status', '=', 'intended')
    .where('gathered', '=', true)
    .where(sql<boolean>`not exists (select from letter_acts where letter_acts.letter_id = letters.id)`)
    .execute();
}

async function endHold(
  transaction: RegisterTransaction,
  { commandId, scope, officer, reason, now }: HoldCommand,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('letter_holds')
    .set({ release_command_id: commandId, released_by: officer, release_reason: reason, released_at: now })
    .where('scope', '=', scope.kind)
    .where('subject', '=', toSubject(scope))
    .where('released_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('letter_holds as earlier').select('id').where('release_command_id', '=', commandId),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** What is held now, widest first. */
export async function listHolds(register: Register): Promise<readonly Hold[]> {
  const rows = await register
    .selectFrom('letter_holds')
    .select(['scope', 'subject', 'officer', 'reason', 'held_at as heldAt'])
    .where('released_at', 'is', null)
    .orderBy('scope', 'desc')
    .orderBy('subject')
    .execute();
  return rows.map(({ scope, subject, ...hold }) => ({ ...hold, scope: toScope(scope, subject) }));
}

/** Letters that are kept back by holds. */
export async function countHeld(register: Register): Promise<number> {
  const { count } = await register
    .selectFrom('letters')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('status', '=', 'intended')
    .where(IS_HELD)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function toSubject(scope: HoldScope): string {
  switch (scope.kind) {
    case 'addressee':
      return scope.addressee;
    case 'mechanism':
      return scope.mechanism;
    case 'everything':
      return '';
  }
}

function toScope(kind: HoldKind, subject: string): HoldScope {
  switch (kind) {
    case 'addressee':
      return { kind, addressee: subject };
    case 'mechanism':
      return { kind, mechanism: subject };
    case 'everything':
      return { kind };
  }
}
