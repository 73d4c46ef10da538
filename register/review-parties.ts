import { sql } from 'kysely';
import type { PartyCode } from '../domain/parties/party.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { ReviewParty } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { ReviewState } from '../domain/review/review-state.ts';
import { findLatest } from '../domain/review/steps-taken.ts';
import type { RegisterTransaction } from './database.ts';

/** Enters the parties of a review as they stood when it was opened, the one under review first; a launch has none. */
export async function enterReviewParties(
  transaction: RegisterTransaction,
  review: ReviewKey,
  parties: readonly ReviewParty[],
): Promise<void> {
  if (parties.length === 0) return;
  const rows = parties.map(({ code, name, regionalGroup, instruments }, position) => ({
    review_key: review,
    party: code,
    role: position === 0 ? ('under-review' as const) : ('reviewing' as const),
    position,
    name,
    regional_group: regionalGroup,
    instruments: JSON.stringify(instruments),
  }));
  await transaction.insertInto('review_parties').values(rows).execute();
}

/** Keeps for each party the contact that its newest effective focal-point step names. */
export async function updateFocalPoints(
  transaction: RegisterTransaction,
  procedure: Procedure,
  state: ReviewState,
): Promise<void> {
  const named = toFocalPoints(procedure, state);
  await sql`
    update review_parties as party
    set focal_point = (${JSON.stringify(named)}::jsonb ->> party.party)::uuid
    where party.review_key = ${state.key}
      and party.focal_point is distinct from (${JSON.stringify(named)}::jsonb ->> party.party)::uuid
  `.execute(transaction);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Contact ids by party. An id that is none of the contact table's names nobody; it must not stop the review. */
function toFocalPoints(procedure: Procedure, state: ReviewState): Readonly<Record<PartyCode, string>> {
  const naming = new Set(procedure.steps.filter(({ names }) => names === 'focal-point').map(({ id }) => id));
  const taken = state.steps.filter(({ body }) => naming.has(body.step));
  const parties = new Set(taken.map(({ body }) => body.party));
  const named = [...parties].flatMap((party): [PartyCode, string][] => {
    const contact = findLatest(taken.filter(({ body }) => body.party === party))?.body.contactId;
    return contact !== undefined && UUID.test(contact) ? [[party, contact]] : [];
  });
  return Object.fromEntries(named);
}
