import type { Instant } from '../domain/calendar/time.ts';
import { withoutAddresses } from '../domain/letters/without-addresses.ts';
import type { Language } from '../domain/letters/words/phrasebook.ts';
import type { Attempt } from '../register/letters/letter-queue.ts';
import type { NewTask } from '../register/tasks.ts';

/** What the register keeps of a letter that left. */
export interface SentRecord {
  readonly contactId: string;
  readonly subject: string;
  /** Without the salutation: names of people live in the contact table alone. */
  readonly bodyText: string;
  readonly language: Language;
  /** Digest of the texts that it was written with. */
  readonly template: string;
}

/** The relay has it. The record is missing when the letter was sent by somebody who could not note it any more. */
export type SentSettlement = Attempt & {
  readonly kind: 'sent';
  readonly sentAt: Instant;
  /** The relay's words, or how else it is known. */
  readonly reply: string;
} & Partial<SentRecord>;

/** How one attempt at one letter ended, as the register will hold it. */
export type Settlement =
  | SentSettlement
  | (Attempt & { readonly kind: 'superseded'; readonly reason: string })
  | (Attempt & { readonly kind: 'queued'; readonly notBefore: Instant; readonly error: string | null })
  | (Attempt & { readonly kind: 'failed'; readonly error: string; readonly task: NewTask })
  | (Attempt & {
      readonly kind: 'in-doubt';
      readonly error: string;
      readonly task: NewTask;
    } & Partial<SentRecord>);

const LONGEST_REASON = 500;

/** A relay's words as they may be kept: without mail addresses, and not at any length. */
export function toReason(text: string): string {
  return withoutAddresses(text.slice(0, 2 * LONGEST_REASON)).slice(0, LONGEST_REASON);
}
