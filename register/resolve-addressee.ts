import type { AddresseeKind } from '../domain/procedure/procedure.ts';
import type { Actor } from '../domain/review/acts.ts';
import type { ReviewKey } from '../domain/review/review-id.ts';
import type { Contact } from './contacts.ts';
import type { RegisterOrTransaction } from './database.ts';

export interface AddresseeQuestion {
  readonly reviewKey: ReviewKey;
  /** Who owes the time limit that the letter is about. */
  readonly party: Actor;
  readonly addressee: AddresseeKind;
}

/** Who is written to at this moment; undefined if the register knows nobody. */
export function resolveAddressee(
  _register: RegisterOrTransaction,
  _question: AddresseeQuestion,
): Promise<Contact | undefined> {
  throw new Error('not written yet');
}
