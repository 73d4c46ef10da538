import type { PartyCode } from '../../domain/parties/party.ts';
import { SECRETARIAT } from '../../domain/review/acts.ts';
import { type Contact, selectContacts } from '../contacts.ts';
import type { RegisterTransaction } from '../database.ts';
import type { LockedLetter } from './left-letters.ts';
import { resolveAddressee } from './resolve-addressee.ts';

/** Whom a letter went to. */
export interface Recipient {
  readonly contact: Contact;
  /** Noted when it left; else it is whom it would go to now, which is nearly always the same. */
  readonly certain: boolean;
}

/** `undefined` when the contact is known no more. */
export async function findRecipient(
  transaction: RegisterTransaction,
  { addressee, contactId, party, review }: LockedLetter,
): Promise<Recipient | undefined> {
  const contact =
    contactId === null
      ? await resolveAddressee(transaction, { reviewKey: review, party: party ?? SECRETARIAT, addressee })
      : await selectContacts(transaction).where('id', '=', contactId).executeTakeFirst();
  return contact === undefined ? undefined : { contact, certain: contactId !== null };
}

/** The permanent mission of a State, unless it has the very address that does not receive mail. */
export async function findOtherMission(
  transaction: RegisterTransaction,
  party: PartyCode,
  bouncedEmail: string | undefined,
): Promise<Contact | undefined> {
  const mission = await selectContacts(transaction)
    .where('role', '=', 'permanent-mission')
    .where('party', '=', party)
    .where('review_key', 'is', null)
    .where('active', '=', true)
    .executeTakeFirst();
  return mission?.email.toLowerCase() === bouncedEmail?.toLowerCase() ? undefined : mission;
}
