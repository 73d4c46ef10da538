import type { InstrumentId } from '../procedure/procedure.ts';
import type { Party } from './party.ts';

/** Whether the party is known to be party to the instrument; `unknown` does not suffice. */
export function isPartyTo(party: Party, instrument: InstrumentId): boolean {
  return party.instruments[instrument] === 'yes';
}
