import { judgeReport, parseDeliveryReport, type ReportVerdict } from './delivery-report.ts';
import { parseQmailReport } from './qmail-report.ts';

/** What is looked at in a mail that came back to a letter's return path. */
export interface ReturnedMail {
  /** `MAIL FROM:<>`: its sender wants no answer. */
  readonly nullSender: boolean;
  /** Field names in small letters; the first of each name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly subject: string;
  /** Address in `From`; empty when there is none. */
  readonly from: string;
  /** Texts of the parts of type message/delivery-status. */
  readonly statusParts: readonly string[];
  /** The text for people; empty when there is none. */
  readonly text: string;
}

export type ReturnedKind =
  | ({ readonly kind: 'report' } & ReportVerdict)
  /** Written by a program because a mail arrived: an absence, a receipt. It says nothing about the review and nothing of the delivery. */
  | { readonly kind: 'auto-reply' }
  /** A mail system means to say something, in words for people alone. */
  | { readonly kind: 'unreadable' }
  /** A person answered, whose program took the return path for an address. */
  | { readonly kind: 'from-a-person' };

/**
 * What came back. A report that can be read counts whatever else the mail carries: mail systems mark their reports as automatic too. What
 * looks like the word of a mail system is next, so that no bounce passes for an absence; of the forms for people, qmail's is read. A mail without a sender that is neither comes
 * from a program which does not follow RFC 3464, and a person is to look.
 */
export function judgeReturned(mail: ReturnedMail): ReturnedKind {
  for (const part of mail.statusParts) {
    const report = parseDeliveryReport(part);
    if (report !== null) return { kind: 'report', ...judgeReport(report) };
  }
  if (isReceipt(mail)) return { kind: 'auto-reply' };
  if (isFromMailSystem(mail)) {
    const report = parseQmailReport(mail.text);
    return report === null ? { kind: 'unreadable' } : { kind: 'report', ...judgeReport(report) };
  }
  if (isAutomatic(mail)) return { kind: 'auto-reply' };
  return { kind: mail.nullSender ? 'unreadable' : 'from-a-person' };
}

/** RFC 8098: the reader's program says that the mail was shown, or thrown away. */
function isReceipt({ headers }: ReturnedMail): boolean {
  return /report-type="?disposition-notification/i.test(headers.get('content-type') ?? '');
}

const MAIL_SYSTEM = /^(mailer-daemon|mail-daemon|maildaemon|postmaster|mmdf)@/i;
/** As Exim, qmail, Sendmail, Postfix, Exchange and Domino begin the subjects of their reports. */
const FAILURE_SUBJECT =
  /^(failure notice|undeliver(ed|able)|returned mail|delivery (status notification|failure|report|notification)|mail delivery|delivery has|mail (system error|could not)|warning: (message|could not))/i;

function isFromMailSystem({ from, headers, nullSender, subject }: ReturnedMail): boolean {
  return (
    MAIL_SYSTEM.test(from) ||
    headers.has('x-failed-recipients') ||
    /^multipart\/report\b/i.test(headers.get('content-type') ?? '') ||
    (nullSender && FAILURE_SUBJECT.test(subject))
  );
}

/** Older programs' own marks, before RFC 3834 and beside it. */
const AUTOMATIC_FIELDS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoreply-from',
  'x-mail-autoreply',
  'x-autoresponder',
];

function isAutomatic({ headers, subject }: ReturnedMail): boolean {
  // RFC 3834, 5: anything but `no` was not written by a person for this occasion.
  const submitted = headers.get('auto-submitted')?.trim() ?? 'no';
  return (
    !/^no\b/i.test(submitted) ||
    AUTOMATIC_FIELDS.some((name) => headers.has(name)) ||
    /^auto[-_]?reply/i.test(headers.get('precedence') ?? '') ||
    ABSENCE_SUBJECT.test(subject.trim())
  );
}

/** How mail programs begin the subject of an absence, in the six languages of the letters. */
const ABSENCE_SUBJECT = new RegExp(
  `^(${[
    'automatic reply',
    'auto(matic)?[- ]?(reply|response)',
    'out of (the )?office',
    'réponse automatique',
    'absence du bureau',
    'absent(e)? du bureau',
    'respuesta automática',
    'fuera de (la )?oficina',
    'автоматический ответ',
    'автоответ',
    'вне офиса',
    'нет на работе',
    '(ال)?رد (ال)?تلقائي',
    'خارج المكتب',
    '自动(答复|回复)',
    '自動(答覆|回覆|回復)',
    '不在办公室',
  ].join('|')})`,
  'iu',
);
