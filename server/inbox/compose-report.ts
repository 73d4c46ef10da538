/** What a person at the inbox may have a mail system say about a mail; `absent`: what a person's program says of its own accord. */
export const REPORT_KINDS = ['delivered', 'delayed', 'bounced', 'absent'] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];

export interface ReportedMail {
  /** Where the mail came from: the envelope sender. */
  readonly returnPath: string;
  /** Whom it was for. */
  readonly recipient: string;
  /** Of the mail, without angle brackets. */
  readonly messageId: string;
  /** The mail's own header, as it stands. */
  readonly head: string;
}

interface Form {
  readonly subject: string;
  readonly text: string;
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
}

/** As Postfix says it. */
const FORMS: Readonly<Record<Exclude<ReportKind, 'absent'>, Form>> = {
  delivered: {
    subject: 'Successful Mail Delivery Report',
    text: 'Your message was successfully delivered to the destination listed below.',
    action: 'delivered',
    status: '2.0.0',
    diagnostic: '250 2.0.0 Ok: delivered to mailbox',
  },
  delayed: {
    subject: 'Delayed Mail (still being retried)',
    text: 'Your message could not be delivered so far. It will be retried; you need not send it again.',
    action: 'delayed',
    status: '4.4.1',
    diagnostic: '451 4.4.1 No answer from host',
  },
  bounced: {
    subject: 'Undelivered Mail Returned to Sender',
    text: 'Your message could not be delivered to the recipient below.',
    action: 'failed',
    status: '5.1.1',
    diagnostic: '550 5.1.1 Recipient address rejected: User unknown in local recipient table',
  },
};

/** Stands in for the name of the mail system; nothing of that name exists. */
const SYSTEM = 'inbox.example';

/**
 * Writes what comes back to the sender of a mail: a report by RFC 3464, or an answer of an absent person by RFC 3834.
 * @param boundary of chance, so that no header of the mail can hold it; also names the message
 */
export function composeReport(kind: ReportKind, mail: ReportedMail, date: Date, boundary: string): string {
  const lines = kind === 'absent' ? composeAbsence(mail) : composeStatus(FORMS[kind], mail, boundary);
  return [
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${boundary}@${SYSTEM}>`,
    `In-Reply-To: <${mail.messageId}>`,
    `To: <${mail.returnPath}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    ...lines,
    '',
  ].join('\r\n');
}

function composeAbsence({ recipient }: ReportedMail): readonly string[] {
  return [
    `From: <${recipient}>`,
    'Subject: Automatic reply: out of office',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am out of office and will read your message when I am back.',
  ];
}

function composeStatus(
  { subject, text, action, status, diagnostic }: Form,
  { head, recipient }: ReportedMail,
  boundary: string,
): readonly string[] {
  return [
    `From: Mail Delivery System <MAILER-DAEMON@${SYSTEM}>`,
    `Subject: ${subject}`,
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system of the built-in inbox. ${text}`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${SYSTEM}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    head,
    '',
    `--${boundary}--`,
  ];
}
