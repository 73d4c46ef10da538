import { createHash, randomBytes } from 'node:crypto';
import type { Instant } from '../domain/calendar/time.ts';
import { accept, type Decision, refuse } from '../domain/errors.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import type { Register } from './database.ts';

/** A calendar that one State subscribes to, by an address that holds a secret. */
export interface Feed {
  readonly id: string;
  readonly mechanism: string;
  readonly party: PartyCode;
  readonly language: string;
  readonly officer: string;
  readonly reason: string;
  /** Proceedings' time. */
  readonly createdAt: Instant;
  /** Proceedings' time; all `null` while the feed answers. */
  readonly revokedAt: Instant | null;
  readonly revokedBy: string | null;
  readonly revokeReason: string | null;
}

export interface FeedCommand {
  readonly commandId: string;
  readonly mechanism: string;
  readonly party: PartyCode;
  readonly language: string;
  readonly officer: string;
  readonly reason: string;
  readonly now: Instant;
}

export interface MadeFeed {
  readonly feed: Feed;
  /** The secret of its address. `null` where the command had made the feed before: the register keeps a digest, not the secret. */
  readonly token: string | null;
}

/** 256 bits: nobody guesses it. */
const TOKEN_BYTES = 32;

const FEED_COLUMNS = [
  'id',
  'mechanism',
  'party',
  'language',
  'officer',
  'reason',
  'created_at as createdAt',
  'revoked_at as revokedAt',
  'revoked_by as revokedBy',
  'revoke_reason as revokeReason',
] as const;

/** Makes a feed with a new secret. The same command again is the same feed, without its secret. */
export async function makeFeed(register: Register, command: FeedCommand): Promise<Decision<MadeFeed>> {
  const { commandId, mechanism, party, language, officer, reason, now } = command;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const made = await register
    .insertInto('feeds')
    .values({
      token_digest: toTokenDigest(token),
      mechanism,
      party,
      language,
      command_id: commandId,
      officer,
      reason,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('command_id').doNothing())
    .returning(FEED_COLUMNS)
    .executeTakeFirst();
  if (made !== undefined) return accept({ feed: made, token });
  const before = await register
    .selectFrom('feeds')
    .select(FEED_COLUMNS)
    .where('command_id', '=', commandId)
    .executeTakeFirstOrThrow();
  const same = (['mechanism', 'party', 'language', 'officer', 'reason'] as const).every(
    (field) => before[field] === command[field],
  );
  return same ? accept({ feed: before, token: null }) : refuseReused(commandId);
}

/** All feeds, those that answer first, newest first. */
export async function listFeeds(register: Register): Promise<readonly Feed[]> {
  return await register
    .selectFrom('feeds')
    .select(FEED_COLUMNS)
    .orderBy('revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/**
 * The feed with this secret, while it answers. It is looked for by the secret's digest, so that how long the search takes says nothing
 * about the secrets that there are.
 */
export async function findFeedByToken(register: Register, token: string): Promise<Feed | undefined> {
  return await register
    .selectFrom('feeds')
    .select(FEED_COLUMNS)
    .where('token_digest', '=', toTokenDigest(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export interface RevokeCommand {
  readonly id: string;
  readonly officer: string;
  readonly reason: string;
  readonly now: Instant;
}

/** Ends a feed for good. A feed that had been revoked stays as it is; `undefined` where there is none. */
export async function revokeFeed(
  register: Register,
  { id, officer, reason, now }: RevokeCommand,
): Promise<{ readonly feed: Feed; readonly changed: boolean } | undefined> {
  const revoked = await register
    .updateTable('feeds')
    .set({ revoked_at: now, revoked_by: officer, revoke_reason: reason })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(FEED_COLUMNS)
    .executeTakeFirst();
  if (revoked !== undefined) return { feed: revoked, changed: true };
  const feed = await register
    .selectFrom('feeds')
    .select(FEED_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return feed === undefined ? undefined : { feed, changed: false };
}

function toTokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function refuseReused(commandId: string): Decision<never> {
  return refuse(
    'command-id-reused',
    `The command ${commandId} made another feed before.`,
    'Send the new command under an Idempotency-Key of its own.',
    { commandId },
  );
}
