import type { AddresseeKind } from '../../procedure/procedure.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { LONGEST_NAME, toDisplayText } from '../text/display-text.ts';
import { nameState } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';

/** `null` to the secretariat, which is greeted by nobody. */
export function saySalutation(
  { contact, matters }: LetterFacts,
  voice: AddresseeKind,
  phrasebook: Phrasebook,
): string | null {
  const { say } = phrasebook;
  const owedBy = matters[0]?.owedBy;
  if (voice === 'secretariat' || owedBy === undefined) return null;
  if (voice === 'bureau') return say('letter.salutation.bureau');
  if (voice === 'permanent-mission' || contact?.role === 'permanent-mission') {
    return say('letter.salutation.permanent-mission', { state: nameState(owedBy, phrasebook) });
  }
  const name = toDisplayText(contact?.name ?? '', LONGEST_NAME);
  return name === '' ? say('letter.salutation.unnamed') : say('letter.salutation.named', { name });
}
