import type { Instant } from '../../domain/calendar/time.ts';
import type { EvidenceFacts } from '../../domain/letters/evidence/evidence-facts.ts';
import type { Register, RegisterTransaction } from '../database.ts';

/** An evidence pack as files. */
export interface EvidenceFiles {
  /** SHA-256 of the HTML in UTF-8, in hexadecimal digits; the letter and the PDF name it. */
  readonly digest: string;
  readonly html: string;
  readonly pdf: Buffer;
}

/** Writes the files of a pack. The same facts make the same files. */
export type MakeEvidence = (facts: EvidenceFacts) => Promise<EvidenceFiles>;

/** The pack that was frozen when its letter was signed. */
export interface FrozenEvidence extends EvidenceFiles {
  /** Proceedings' time. */
  readonly madeAt: Instant;
}

/** Keeps the pack with the letter, once and for all: what went is what can be read later. */
export async function freezeEvidence(
  transaction: RegisterTransaction,
  letterId: string,
  { digest, html, pdf, madeAt }: FrozenEvidence,
): Promise<void> {
  await transaction
    .insertInto('letter_evidence')
    .values({ letter_id: letterId, digest, html, pdf, made_at: madeAt })
    .execute();
}

/** Undefined for a letter that was never signed. */
export async function findEvidence(
  register: Register,
  letterId: string,
): Promise<FrozenEvidence | undefined> {
  return (await readEvidenceOf(register, [letterId])).get(letterId);
}

/** By letter; letters without a pack are left out. */
export async function readEvidenceOf(
  register: Register,
  letterIds: readonly string[],
): Promise<ReadonlyMap<string, FrozenEvidence>> {
  if (letterIds.length === 0) return new Map();
  const rows = await register
    .selectFrom('letter_evidence')
    .select(['letter_id as letterId', 'digest', 'html', 'pdf', 'made_at as madeAt'])
    .where('letter_id', 'in', letterIds)
    .execute();
  return new Map(rows.map(({ letterId, ...evidence }) => [letterId, evidence]));
}
