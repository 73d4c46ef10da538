import type { Refusal } from '../errors.ts';

/** Refusal of a command or a read that names a letter which was never written. */
export function letterNotFound(id: string): Refusal {
  return {
    code: 'letter-not-found',
    message: `The register holds no letter ${id}.`,
    remedy: 'See /api/letters for the letters that there are.',
    facts: { letter: id },
  };
}
