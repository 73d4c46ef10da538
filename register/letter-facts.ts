import type { LetterFacts } from '../domain/letters/letter-facts.ts';
import type { Register } from './database.ts';

/** Everything that these letters say, as the register holds it now, in the order of the ids; unknown ids are left out. */
export function readLetterFacts(
  _register: Register,
  _letterIds: readonly string[],
): Promise<readonly LetterFacts[]> {
  throw new Error('not written yet');
}
