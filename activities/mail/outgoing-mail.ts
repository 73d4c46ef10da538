import type { MailAddress } from '../../domain/letters/mail-address.ts';

/** One letter, ready to go: composed, with exactly one recipient. */
export interface OutgoingMail {
  readonly envelope: {
    readonly from: MailAddress;
    readonly to: MailAddress;
    /** Name under which mail systems are asked to report on it to `from`, delivery included (RFC 3461); without it, as they like. */
    readonly reportsAs?: string;
  };
  /** The whole message, headers and body. */
  readonly raw: Buffer;
  /** Real time after which it must not be begun: whoever sends it may be taken for dead by then. */
  readonly beginBeforeMs: number;
}

/** What became of a mail, as far as the relay said. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly reply: string }
  /** This letter did not leave; later it may (4xx). */
  | { readonly kind: 'not-now'; readonly reason: string }
  /** This letter will never be accepted as it is (5xx about its recipient or its content). */
  | { readonly kind: 'refused'; readonly reason: string }
  /** No letter can leave: the relay is away, turns us away, or does not know us. This one did not leave. */
  | { readonly kind: 'relay-unusable'; readonly reason: string }
  /** Its time to begin had passed; it did not leave. */
  | { readonly kind: 'not-begun' }
  /** The connection was lost after the message had begun to flow and before an answer: it may have left (RFC 1047). */
  | { readonly kind: 'unknown'; readonly reason: string };
