import { buildEvidence } from '../../domain/letters/evidence/evidence.ts';
import type { EvidenceFacts } from '../../domain/letters/evidence/evidence-facts.ts';
import type { EvidencePack } from '../../domain/letters/evidence/evidence-pack.ts';
import { noEvidence } from '../../domain/letters/evidence/no-evidence.ts';
import { readEvidence } from '../../register/letters/evidence.ts';
import { findEvidence } from '../../register/letters/letter-evidence.ts';
import type { LetterDetails } from '../../register/letters/letters.ts';
import type { AppDeps } from '../app-deps.ts';
import { toProblem } from '../problem.ts';
import { makeEvidence } from './make-evidence.ts';
import { renderEvidenceHtml } from './render-html.ts';

type EvidenceDeps = Pick<AppDeps, 'clock' | 'mailDomain' | 'now' | 'register'>;

/** The HTML that was frozen with the signature, or that of a draft as it would be frozen now. @throws Problem 404 `no-evidence` */
export async function requireEvidenceHtml(
  deps: EvidenceDeps,
  letter: Pick<LetterDetails, 'id' | 'status'>,
): Promise<string> {
  const frozen = await findEvidence(deps.register, letter.id);
  return frozen?.html ?? renderEvidenceHtml(buildEvidence(await requireDraftFacts(deps, letter)));
}

/** The same as PDF. @throws Problem 404 `no-evidence` */
export async function requireEvidencePdf(
  deps: EvidenceDeps,
  letter: Pick<LetterDetails, 'id' | 'status'>,
): Promise<Buffer> {
  const frozen = await findEvidence(deps.register, letter.id);
  return frozen?.pdf ?? (await makeEvidence(await requireDraftFacts(deps, letter))).pdf;
}

/** What a draft's pack would say now; undefined for a letter that awaits no signature. */
export async function readDraftPack(
  deps: EvidenceDeps,
  letter: Pick<LetterDetails, 'id' | 'status'>,
): Promise<EvidencePack | undefined> {
  const facts = await readDraftFacts(deps, letter);
  return facts === undefined ? undefined : buildEvidence(facts);
}

async function requireDraftFacts(
  deps: EvidenceDeps,
  letter: Pick<LetterDetails, 'id' | 'status'>,
): Promise<EvidenceFacts> {
  const facts = await readDraftFacts(deps, letter);
  if (facts === undefined) throw toProblem(noEvidence(letter.id));
  return facts;
}

async function readDraftFacts(
  { clock, mailDomain, now, register }: EvidenceDeps,
  { id, status }: Pick<LetterDetails, 'id' | 'status'>,
) {
  if (status !== 'awaiting-signature') return undefined;
  return await readEvidence(register, { letterId: id, clock, mailDomain, now: now() });
}
