import type { Party, PartyCode } from '../../domain/parties/party.ts';

/** An address that exists without any review: where letters go while a State has no focal point. Upserted by role and party. */
export interface StandingContact {
  readonly role: 'permanent-mission' | 'secretariat' | 'bureau';
  /** The mission's State; `null` for secretariat and bureau. */
  readonly party: PartyCode | null;
  readonly name: string;
  readonly email: string;
  /** ISO 639-1. */
  readonly language: string;
}

/** Contacts of the CSV file at `path`, or invented ones for all parties where there is none. */
export function standingContacts(parties: readonly Party[], path?: string): readonly StandingContact[] {
  throw new Error(`not written yet: ${String(path)} ${parties.length}`);
}
