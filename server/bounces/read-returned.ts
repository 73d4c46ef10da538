import { type ParsedMail, simpleParser } from 'mailparser';
import type { ReturnedMail } from '../../domain/letters/delivery/returned-mail.ts';
import { findMessageId } from '../inbox/find-message-id.ts';

/** A mail that came in, as far as it matters here. */
export interface ReadMail extends ReturnedMail {
  /** Message-ID of the mail itself, without angle brackets; empty when there is none. */
  readonly messageId: string;
  /** Message-ID of the mail that it returns, or whose head it returns; empty when it returns none. */
  readonly returnedMessageId: string;
}

/** Types of the part that says what became of a mail; the second for addresses beyond ASCII (RFC 6533). */
const STATUS_TYPES: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
]);

/** Types under which systems return the mail, or its head alone. */
const RETURNED_TYPES: ReadonlySet<string> = new Set([
  'message/rfc822',
  'message/global',
  'message/rfc822-headers',
  'message/global-headers',
  'text/rfc822-headers',
]);

/**
 * Reads a mail, or the beginning of one: a report stands before the mail that it returns. What cannot be read is a mail without anything,
 * so that a person looks at it and its sender need not bring it again.
 */
export async function readReturned(raw: Buffer, nullSender: boolean): Promise<ReadMail> {
  const mail = await parse(raw);
  const parts = (types: ReadonlySet<string>): readonly Buffer[] =>
    (mail?.attachments ?? []).flatMap(({ content, contentType }) =>
      types.has(contentType) ? [content] : [],
    );
  const [returned] = parts(RETURNED_TYPES);
  return {
    nullSender,
    headers: toFields(mail?.headerLines ?? []),
    subject: mail?.subject ?? '',
    from: mail?.from?.value[0]?.address ?? '',
    text: mail?.text ?? '',
    statusParts: parts(STATUS_TYPES).map((part) => part.toString('utf8')),
    messageId: findMessageId(raw),
    returnedMessageId: returned === undefined ? '' : findMessageId(returned),
  };
}

async function parse(raw: Buffer): Promise<ParsedMail | undefined> {
  try {
    return await simpleParser(raw, {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
    });
  } catch {
    return undefined;
  }
}

/** The first of each name, unfolded. */
function toFields(
  lines: readonly { readonly key: string; readonly line: string }[],
): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const { key, line } of lines) {
    const value = line.slice(line.indexOf(':') + 1).replaceAll(/\s+/g, ' ');
    if (!fields.has(key)) fields.set(key, value.trim());
  }
  return fields;
}
