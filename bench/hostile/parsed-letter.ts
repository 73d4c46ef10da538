import { domainToASCII } from 'node:url';
import { type AddressObject, simpleParser } from 'mailparser';

interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** A letter as a parser reads it that is not ours. */
export interface ParsedLetter {
  readonly headerNames: readonly string[];
  readonly from: readonly Mailbox[];
  /** Of all headers that name recipients. */
  readonly to: readonly Mailbox[];
  readonly subject: string;
  readonly messageId: string;
  readonly language: string;
  readonly notice: string;
  readonly text: string;
  readonly html: string;
  /** The calendar file; `null` where none goes with it. */
  readonly calendar: string | null;
  readonly filenames: readonly string[];
}

export async function readParsed(raw: Buffer): Promise<ParsedLetter> {
  const parsed = await simpleParser(raw, {
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
  });
  const calendar = parsed.attachments.find(({ contentType }) => contentType === 'text/calendar');
  return {
    headerNames: parsed.headerLines.map(({ key }) => key),
    from: toMailboxes(parsed.from),
    to: [parsed.to, parsed.cc, parsed.bcc].flat().flatMap(toMailboxes),
    subject: parsed.subject ?? '',
    messageId: parsed.messageId ?? '',
    language: toText(parsed.headers.get('content-language')),
    notice: toText(parsed.headers.get('x-chancery-notice')),
    text: parsed.text ?? '',
    html: typeof parsed.html === 'string' ? parsed.html : '',
    calendar: calendar?.content.toString('utf8') ?? null,
    filenames: parsed.attachments.map(({ filename }) => filename ?? ''),
  };
}

/** One address after the other, in small letters and ASCII: the parser shows domains in their own script. */
export function readAddresses(mailboxes: readonly Mailbox[]): string {
  return mailboxes
    .map(({ address }) => {
      const at = address.lastIndexOf('@') + 1;
      return `${address.slice(0, at).toLowerCase()}${domainToASCII(address.slice(at))}`;
    })
    .join(' ');
}

function toMailboxes(addresses: AddressObject | undefined): readonly Mailbox[] {
  // A group would hold its members apart, and count as an addressee without an address.
  return (addresses?.value ?? []).map(({ name, address }) => ({ name, address: address ?? 'none' }));
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
