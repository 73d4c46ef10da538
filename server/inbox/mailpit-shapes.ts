import type { AddressObject, EmailAddress, HeaderValue, ParsedMail } from 'mailparser';
import type { StoredMail } from './mail-store.ts';

/** The shapes of Mailpit's API, so that one adapter asks this inbox or a Mailpit. Field names are Mailpit's. */
export interface MailpitAddress {
  readonly Name: string;
  readonly Address: string;
}

export interface MailpitSummary {
  readonly ID: string;
  readonly MessageID: string;
  readonly Read: boolean;
  readonly From: MailpitAddress | null;
  readonly To: readonly MailpitAddress[];
  readonly Cc: readonly MailpitAddress[];
  readonly Bcc: readonly MailpitAddress[];
  readonly ReplyTo: readonly MailpitAddress[];
  readonly Subject: string;
  /** Real time of receipt, ISO 8601. */
  readonly Created: string;
  readonly Username: string;
  readonly Tags: readonly string[];
  readonly Size: number;
  readonly Attachments: number;
  readonly Snippet: string;
}

export interface MailpitMessage extends Omit<MailpitSummary, 'Read' | 'Created' | 'Attachments' | 'Snippet'> {
  readonly ReturnPath: string;
  readonly ListUnsubscribe: {
    readonly Header: string;
    readonly Links: readonly string[];
    readonly Errors: string;
    readonly HeaderPost: string;
  };
  /** The mail's own date, or that of receipt. */
  readonly Date: string;
  readonly Text: string;
  readonly HTML: string;
  readonly Inline: readonly never[];
  readonly Attachments: readonly {
    readonly PartID: string;
    readonly FileName: string;
    readonly ContentType: string;
    readonly ContentID: string;
    readonly Size: number;
  }[];
}

export interface MailpitList {
  readonly total: number;
  readonly unread: number;
  readonly count: number;
  /** How many match, not only those of this page. */
  readonly messages_count: number;
  readonly messages_unread: number;
  readonly start: number;
  readonly tags: readonly string[];
  readonly messages: readonly MailpitSummary[];
}

const SNIPPET_LENGTH = 250;

export function toSummary(stored: StoredMail, mail: ParsedMail): MailpitSummary {
  return {
    ID: stored.id,
    MessageID: stored.messageId,
    Read: false,
    ...toPeople(mail),
    Subject: mail.subject ?? '',
    Created: new Date(stored.receivedAtMs).toISOString(),
    Username: '',
    Tags: [],
    Size: stored.size,
    Attachments: mail.attachments.length,
    Snippet: (mail.text ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, SNIPPET_LENGTH),
  };
}

export function toMessage(stored: StoredMail, mail: ParsedMail): MailpitMessage {
  const returnPath = mail.headers.get('return-path');
  return {
    ID: stored.id,
    MessageID: stored.messageId,
    ...toPeople(mail),
    ReturnPath: isAddressObject(returnPath) ? (flatten(returnPath)[0]?.Address ?? '') : '',
    Subject: mail.subject ?? '',
    ListUnsubscribe: { Header: '', Links: [], Errors: '', HeaderPost: '' },
    Date: (mail.date ?? new Date(stored.receivedAtMs)).toISOString(),
    Tags: [],
    Username: '',
    Text: mail.text ?? '',
    HTML: typeof mail.html === 'string' ? mail.html : '',
    Size: stored.size,
    Inline: [],
    Attachments: mail.attachments.map((attachment) => ({
      PartID: attachment.partId ?? '',
      FileName: attachment.filename ?? '',
      ContentType: attachment.contentType,
      ContentID: attachment.cid ?? '',
      Size: attachment.size,
    })),
  };
}

type People = Pick<MailpitSummary, 'From' | 'To' | 'Cc' | 'Bcc' | 'ReplyTo'>;

function toPeople(mail: ParsedMail): People {
  return {
    From: flatten(mail.from)[0] ?? null,
    To: flatten(mail.to),
    Cc: flatten(mail.cc),
    Bcc: flatten(mail.bcc),
    ReplyTo: flatten(mail.replyTo),
  };
}

function flatten(header: AddressObject | readonly AddressObject[] | undefined): MailpitAddress[] {
  if (header === undefined) return [];
  const objects = 'value' in header ? [header] : header;
  return objects.flatMap((object) => object.value).flatMap(toMailboxes);
}

function toMailboxes(entry: EmailAddress): MailpitAddress[] {
  if (entry.group !== undefined) return entry.group.flatMap(toMailboxes);
  return [{ Name: entry.name, Address: entry.address ?? '' }];
}

function isAddressObject(value: HeaderValue | undefined): value is AddressObject {
  return typeof value === 'object' && 'value' in value && Array.isArray(value.value);
}
