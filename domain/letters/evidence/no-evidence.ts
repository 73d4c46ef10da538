import type { Refusal } from '../../errors.ts';

/** The refusal for evidence that a letter does not have. */
export function noEvidence(id: string): Refusal {
  return {
    code: 'no-evidence',
    message: 'Evidence goes with letters that await a signature or were signed; this one is neither.',
    remedy: 'See /api/escalations for the letters that await a signature.',
    facts: { letter: id },
  };
}
