import type { PartyCode } from '../domain/parties/party.ts';
import type { Register } from './database.ts';

/** The States whose reviews of the phase have been opened, by a draw or otherwise. */
export async function listReviewedParties(
  register: Register,
  mechanism: string,
  phase: string,
): Promise<ReadonlySet<PartyCode>> {
  const rows = await register
    .selectFrom('reviews')
    .innerJoin('review_parties', (join) =>
      join
        .onRef('review_parties.review_key', '=', 'reviews.key')
        .onRef('review_parties.party', '=', 'reviews.party'),
    )
    .select('reviews.party')
    .where('reviews.mechanism', '=', mechanism)
    .where('reviews.phase', '=', phase)
    .execute();
  return new Set(rows.map(({ party }) => party));
}
