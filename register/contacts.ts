import type { PartyCode } from '../domain/parties/party.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from './database.ts';
import type { ContactRole } from './schema.ts';

/** A person or office that letters go to. Personal data: it lives in this table alone. */
export interface Contact {
  readonly id: string;
  /** `null`: a standing contact, of every review. */
  readonly reviewKey: ReviewKey | null;
  /** `null`: of the secretariat or the bureau. */
  readonly party: PartyCode | null;
  readonly role: ContactRole;
  readonly name: string;
  readonly email: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  readonly active: boolean;
}

export type NewContact = Omit<Contact, 'id' | 'active'>;

/** A contact of every review: a permanent mission, the secretariat or the bureau. */
export interface StandingContact extends Omit<NewContact, 'reviewKey'> {
  readonly role: 'permanent-mission' | 'secretariat' | 'bureau';
}

/** Adds a contact and returns its id, which an act may then name. */
export function addContact(_register: Register, _contact: NewContact): Promise<string> {
  throw new Error('not written yet');
}

/** Erases a contact whose act was refused, so that no person stays behind whom no act names. */
export function removeContact(_register: Register, _contactId: string): Promise<void> {
  throw new Error('not written yet');
}

export function findContact(_register: Register, _contactId: string): Promise<Contact | undefined> {
  throw new Error('not written yet');
}

/** Enters standing contacts or brings them up to date: one per role and party. */
export function enterStandingContacts(
  _register: Register,
  _contacts: readonly StandingContact[],
): Promise<void> {
  throw new Error('not written yet');
}
