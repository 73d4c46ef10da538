import type { LetterFacts } from '../domain/letters/letter-facts.ts';
import { findEvidence } from '../register/letters/letter-evidence.ts';
import type { Attachment } from './mail/build-mime.ts';
import type { PostRound } from './post-round.ts';

/** The evidence that was frozen when an officer signed the letter, as files that go with it; empty for a letter that needs no signature. */
export async function readEvidenceFiles(
  { register }: Pick<PostRound, 'register'>,
  { evidenceDigest, letterId }: Pick<LetterFacts, 'evidenceDigest' | 'letterId'>,
): Promise<readonly Attachment[]> {
  if (evidenceDigest === undefined) return [];
  const evidence = await findEvidence(register, letterId);
  if (evidence === undefined) return [];
  return [
    { filename: 'evidence.html', contentType: 'text/html; charset=utf-8', content: evidence.html },
    { filename: 'evidence.pdf', contentType: 'application/pdf', content: evidence.pdf },
  ];
}
