import { buildEvidence } from '../../domain/letters/evidence.ts';
import type { EvidencePack } from '../../domain/letters/evidence-pack.ts';
import { noEvidence } from '../../domain/letters/no-evidence.ts';
import { readEvidence } from '../../register/evidence.ts';
import { type EvidenceFiles, findEvidence } from '../../register/letter-evidence.ts';
import type { LetterDetails } from '../../register/letters.ts';
import type { AppDeps } from '../app-deps.ts';
import { toProblem } from '../problem.ts';
import { makeEvidence } from './make-evidence.ts';

type EvidenceDeps = Pick<AppDeps, 'clock' | 'mailDomain' | 'now' | 'register'>;

/** The pack that was frozen with the signature, or that of a draft as it would be frozen now. @throws Problem 404 `no-evidence` */
export async function requireEvidenceFiles(
  deps: EvidenceDeps,
  letter: Pick<LetterDetails, 'id' | 'status'>,
): Promise<EvidenceFiles> {
  const frozen = await findEvidence(deps.register, letter.id);
  if (frozen !== undefined) return frozen;
  const facts = await readDraftFacts(deps, letter);
  if (facts === undefined) throw toProblem(noEvidence(letter.id));
  return await makeEvidence(facts);
}

/** What a draft's pack would say now; undefined for a letter that awaits no signature. */
export async function readDraftPack(
  deps: EvidenceDeps,
  letter: Pick<LetterDetails, 'id' | 'status'>,
): Promise<EvidencePack | undefined> {
  const facts = await readDraftFacts(deps, letter);
  return facts === undefined ? undefined : buildEvidence(facts);
}

async function readDraftFacts(
  { clock, mailDomain, now, register }: EvidenceDeps,
  { id, status }: Pick<LetterDetails, 'id' | 'status'>,
) {
  if (status !== 'awaiting-signature') return undefined;
  return await readEvidence(register, { letterId: id, clock, mailDomain, now: now() });
}
