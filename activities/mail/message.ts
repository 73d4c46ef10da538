import type { Instant } from '../../domain/calendar/time.ts';
import type { MailAddress } from '../../domain/letters/mail-address.ts';
import { LONGEST_NAME, toDisplayText } from '../../domain/letters/text/display-text.ts';
import { renderText } from '../../domain/letters/text/render-text.ts';
import type { LetterContent } from '../../domain/letters/words/letter-content.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { type Attachment, buildMime } from './build-mime.ts';
import type { OutgoingMail } from './outgoing-mail.ts';
import { renderHtml } from './render-html.ts';

export interface MessageParts {
  readonly content: LetterContent;
  /** Names of what it carries: keys of notices, `task/<id>`. One at least. */
  readonly carries: readonly string[];
  /** Reviews that it speaks of. */
  readonly reviews: readonly ReviewKey[];
  /** Without angle brackets. */
  readonly messageId: string;
  readonly mailDomain: string;
  readonly from: MailAddress;
  /** Envelope sender, to which reports about the delivery come back; default `from`. */
  readonly returnPath?: MailAddress | undefined;
  readonly to: { readonly name: string; readonly address: MailAddress };
  /** Proceedings' time, told in a rehearsal, where it is not the time of `Date`; otherwise `null`. */
  readonly rehearsedAt: Instant | null;
  readonly attachments?: readonly Attachment[];
  /** Real time; see `OutgoingMail`. */
  readonly beginBeforeMs: number;
}

/** `<token>@<domain>`: the same for each attempt at the same letter, so that a relay can be asked about it. */
export function toMessageId(messageToken: string, mailDomain: string): string {
  return `${messageToken}@${mailDomain}`;
}

/**
 * Builds the message. Header names are the same for every letter; addresses are given as objects, never as strings, which mail software
 * reads as lists; and the envelope names its one recipient itself.
 */
export function toMessage(parts: MessageParts): OutgoingMail {
  const { carries, content, from, mailDomain, messageId, rehearsedAt, returnPath, reviews, to } = parts;
  const raw = buildMime(
    {
      From: { name: toHeaderText(content.sender), address: from },
      To: { name: toHeaderText(toDisplayText(to.name, LONGEST_NAME)), address: to.address },
      Subject: toHeaderText(content.subject),
      'Message-ID': `<${messageId}>`,
      // Mail programs gather all letters of one review under this.
      References: reviews.map((review) => toReference(review, mailDomain)).join(' '),
      // RFC 3834: no out-of-office reply is wanted.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': content.language,
      'X-Chancery-Notice': carries.join(' '),
      ...(rehearsedAt === null ? {} : { 'X-Chancery-Proceedings-Date': rehearsedAt }),
    },
    { text: renderText(content), html: renderHtml(content) },
    parts.attachments,
  );
  const sender = returnPath === undefined ? { from } : { from: returnPath, reportsAs: messageId };
  return { envelope: { ...sender, to: to.address }, raw, beginBeforeMs: parts.beginBeforeMs };
}

function toReference(review: ReviewKey, mailDomain: string): string {
  return `<${review.replaceAll('/', '.')}.review@${mailDomain}>`;
}

/** Text that no reader takes for an encoded word (RFC 2047): in a header `=?utf-8?Q?=0D?=` would be shown as what it encodes. */
function toHeaderText(text: string): string {
  return text.replaceAll('=?', '= ?');
}
