import { toDisplayText } from '../text/display-text.ts';
import type { Phrasebook } from './phrasebook.ts';

/**
 * A text of the procedure in the language of the phrasebook, or as it was recorded where there is no translation of that very text.
 * @param key where it stands: `obligation.feedback.title`
 */
export function sayOriginal(
  mechanism: string,
  key: string,
  original: string,
  { findProcedureText }: Pick<Phrasebook, 'findProcedureText'>,
): string {
  return findProcedureText(mechanism, key, original) ?? toDisplayText(original);
}
