import type { Party, PartyCode } from '../domain/parties/party.ts';
import type { Register } from './database.ts';

/** Enters parties or brings them up to date; none is ever removed. */
export function enterParties(_register: Register, _parties: readonly Party[]): Promise<void> {
  throw new Error('not written yet');
}

/** All parties by code. */
export function listParties(_register: Register): Promise<readonly Party[]> {
  throw new Error('not written yet');
}

export function findParty(_register: Register, _code: PartyCode): Promise<Party | undefined> {
  throw new Error('not written yet');
}
