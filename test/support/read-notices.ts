import type { AddresseeKind, ObligationId, RungId } from '../../domain/procedure/procedure.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { Register } from '../../register/database.ts';

/** What was decided about a notice. */
export interface EnteredNotice {
  readonly rung: RungId;
  readonly addressee: AddresseeKind;
  readonly status: 'due' | 'superseded';
  readonly late: boolean;
}

/** The notices of one obligation that the register holds, oldest moment first. */
export async function readNotices(
  register: Register,
  review: ReviewKey,
  obligation: ObligationId,
): Promise<readonly EnteredNotice[]> {
  return await register
    .selectFrom('notices')
    .select(['rung', 'addressee', 'status', 'late'])
    .where('review_key', '=', review)
    .where('obligation', '=', obligation)
    .orderBy('moment')
    .orderBy('addressee')
    .execute();
}
