/** Mails as known systems return them; names and addresses are invented. Lines end as SMTP has them. */

export interface ReturnedParts {
  /** Of the letter that is returned, without angle brackets. */
  readonly messageId: string;
  readonly returnPath: string;
}

const lines = (...text: readonly string[]): string => [...text, ''].join('\r\n');

/** Postfix: unknown user, the letter returned whole. */
export function postfixBounce({ messageId, returnPath }: ReturnedParts): string {
  return lines(
    'Received: by mx.justice.example (Postfix) id 4D2A7C0F3; Mon,  1 Nov 2021 09:00:01 +0100 (CET)',
    'Date: Mon,  1 Nov 2021 09:00:01 +0100 (CET)',
    'From: MAILER-DAEMON@mx.justice.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${returnPath}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4D2A7C0F3.1635753601/mx.justice.example"',
    'Message-Id: <20211101080001.4D2A7C0F3@mx.justice.example>',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4D2A7C0F3.1635753601/mx.justice.example',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    '<amina.bello@justice.example>: User unknown in local recipient table',
    '',
    '--4D2A7C0F3.1635753601/mx.justice.example',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.justice.example',
    '',
    'Final-Recipient: rfc822; amina.bello@justice.example',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 <amina.bello@justice.example>: Recipient',
    '    address rejected: User unknown',
    '',
    '--4D2A7C0F3.1635753601/mx.justice.example',
    'Content-Description: Undelivered Message',
    'Content-Type: message/rfc822',
    '',
    'Received: from relay.chancery.example',
    'From: Secretariat <reviews@chancery.example>',
    `Message-ID: <${messageId}>`,
    'Subject: Reminder',
    '',
    'Dear Ms Bello,',
    '',
    '--4D2A7C0F3.1635753601/mx.justice.example--',
  );
}

/** Exchange: the header of the letter alone, the report in base64. */
export function exchangeBounce({ messageId, returnPath }: ReturnedParts): string {
  const status = [
    'Reporting-MTA: dns;EX01.justice.example',
    '',
    'Final-Recipient: rfc822;amina.bello@justice.example',
    'Action: failed',
    'Status: 5.1.10',
    'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient amina.bello@justice.example not found',
    '',
  ].join('\r\n');
  return lines(
    'From: <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@justice.example>',
    `To: <${returnPath}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    'X-MS-Exchange-Message-Is-Ndr:',
    'Auto-Submitted: auto-replied',
    'Subject: Undeliverable: Reminder',
    '',
    '--b1',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Delivery has failed to these recipients or groups: Amina Bello</p>',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(status).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    '',
    '--b1',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    'Subject: Reminder',
    '',
    '--b1--',
  );
}

/** qmail: no report, but words for people in a form of its own. */
export function qmailBounce({ messageId, returnPath }: ReturnedParts): string {
  return lines(
    'Date: 1 Nov 2021 08:00:01 -0000',
    'From: MAILER-DAEMON@mail.justice.example',
    `To: ${returnPath}`,
    'Subject: failure notice',
    '',
    'Hi. This is the qmail-send program at mail.justice.example.',
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    "This is a permanent error; I've given up. Sorry it didn't work out.",
    '',
    '<amina.bello@justice.example>:',
    'Sorry, no mailbox here by that name. (#5.1.1)',
    '',
    '--- Below this line is a copy of the message.',
    '',
    `Message-ID: <${messageId}>`,
  );
}

/** Exim of old: no report, but words for people, marked as an automatic reply. */
export function eximBounce({ messageId, returnPath }: ReturnedParts): string {
  return lines(
    'From: Mail Delivery System <Mailer-Daemon@mail.justice.example>',
    `To: ${returnPath}`,
    'X-Failed-Recipients: amina.bello@justice.example',
    'Auto-Submitted: auto-replied',
    'Subject: Mail delivery failed: returning message to sender',
    '',
    'This message was created automatically by mail delivery software.',
    '',
    'A message that you sent could not be delivered to one or more of its',
    'recipients. This is a permanent error. The following address(es) failed:',
    '',
    '  amina.bello@justice.example',
    '    Unrouteable address',
    '',
    `------ This is a copy of the message, including all the headers. ------`,
    '',
    `Message-ID: <${messageId}>`,
  );
}

/** Exchange: a person is away. */
export function exchangeAbsence({ messageId, returnPath }: ReturnedParts): string {
  return lines(
    'From: Amina Bello <amina.bello@justice.example>',
    `To: <${returnPath}>`,
    'Subject: Automatic reply: Reminder',
    `In-Reply-To: <${messageId}>`,
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I am on leave. The questionnaire was submitted.',
  );
}

/** A person whose program answers to the envelope sender. */
export function personsAnswer({ returnPath }: ReturnedParts): string {
  return lines(
    'From: Amina Bello <amina.bello@justice.example>',
    `To: <${returnPath}>`,
    'Subject: Re: Reminder',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'We have submitted the questionnaire.',
  );
}

/** The letter itself, as a relay copies it to the journal. */
export function letterCopy({ messageId }: ReturnedParts): string {
  return lines(
    'From: Secretariat <reviews@chancery.example>',
    'To: Amina Bello <amina.bello@justice.example>',
    `Message-ID: <${messageId}>`,
    'Auto-Submitted: auto-generated',
    'Subject: Reminder',
    '',
    'Dear Ms Bello,',
  );
}
