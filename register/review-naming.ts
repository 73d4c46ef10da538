import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import type { Matter } from '../domain/letters/letter-facts.ts';
import type { PartyCode } from '../domain/parties/party.ts';
import { procedureFor } from '../domain/procedure/proceeding-procedure.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from './database.ts';
import { requireProcedure } from './procedures.ts';

/** A row of `reviews` with the newest act and the names of the State under review and of the State that owes. */
export interface NamingRow {
  readonly review: ReviewKey;
  readonly phase: string;
  readonly openedOn: CivilDate;
  readonly suspended: boolean;
  readonly closedOn: CivilDate | null;
  readonly sample: boolean;
  readonly procedureDigest: string;
  readonly sequence: number;
  readonly recordedAt: Instant;
  readonly reviewOf: PartyCode;
  readonly reviewOfName: string | null;
  readonly owedBy: PartyCode;
  readonly owedByName: string;
}

/** Columns of `NamingRow`, where `reviews`, `newest_act` (acts), `under_review` and `owing` (review_parties) are joined. */
export const NAMING_COLUMNS = [
  'reviews.key as review',
  'reviews.phase',
  'reviews.opened_on as openedOn',
  'reviews.suspended',
  'reviews.closed_on as closedOn',
  'reviews.sample',
  'reviews.procedure_digest as procedureDigest',
  'newest_act.sequence',
  'newest_act.recorded_at as recordedAt',
  'reviews.party as reviewOf',
  'under_review.name as reviewOfName',
  'owing.party as owedBy',
  'owing.name as owedByName',
] as const;

/** What names a time limit in a text, and numbers and dates what is said of it. */
export async function toNaming(
  register: Register,
  row: NamingRow,
): Promise<Pick<Matter, 'procedure' | 'review' | 'owedBy'>> {
  const { review: key, phase, openedOn, suspended, closedOn, sample, sequence, recordedAt } = row;
  return {
    procedure: procedureFor(key, await requireProcedure(register, row.procedureDigest)),
    review: {
      key,
      phase,
      underReview: row.reviewOfName === null ? null : { code: row.reviewOf, name: row.reviewOfName },
      openedOn,
      suspended,
      closedOn,
      sample,
      newestAct: { sequence, recordedAt },
    },
    owedBy: { code: row.owedBy, name: row.owedByName },
  };
}
