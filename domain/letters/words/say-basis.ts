import type { Basis, Procedure } from '../../procedure/procedure.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayOriginal } from './say-original.ts';

/**
 * `UNODC overview: stated in that source.` The standing is always said; an assumption is called one.
 * @param key where the basis stands in the procedure, `obligation.feedback.time`; `undefined` where nobody knows
 */
export function sayBasis(
  { source, standing, note }: Basis,
  key: string | undefined,
  { id }: Pick<Procedure, 'id'>,
  phrasebook: Phrasebook,
): string {
  const say = (part: 'source' | 'note', original: string) =>
    key === undefined ? toDisplayText(original) : sayOriginal(id, `${key}.${part}`, original, phrasebook);
  const basis =
    source === 'not found'
      ? phrasebook.say(`dates.basis.none-${standing}`)
      : phrasebook.say(`dates.basis.${standing}`, { source: say('source', source) });
  if (note === undefined) return basis;
  return phrasebook.say('dates.basis.with-note', { basis, note: say('note', note) });
}
