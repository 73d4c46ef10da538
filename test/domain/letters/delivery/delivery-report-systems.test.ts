import { describe, expect, test } from 'vitest';
import { judgeReport, parseDeliveryReport } from '../../../../domain/letters/delivery/delivery-report.ts';

/** The machine-readable parts of reports in the forms of well-known systems; names and addresses are invented. */
const POSTFIX = `Reporting-MTA: dns; mx.justice.example
X-Postfix-Queue-ID: 4D2A7C0F3
X-Postfix-Sender: rfc822; bounces+0123456789abcdef0123456789abcdef@chancery.example
Arrival-Date: Mon,  1 Nov 2021 09:00:00 +0100 (CET)

Final-Recipient: rfc822; amina.bello@justice.example
Original-Recipient: rfc822;amina.bello@justice.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.justice.example
Diagnostic-Code: smtp; 550 5.1.1 <amina.bello@justice.example>: Recipient
    address rejected: User unknown in local recipient table
`;

const POSTFIX_DELAY = `Reporting-MTA: dns; mx.chancery.example

Final-Recipient: rfc822; amina.bello@justice.example
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mail.justice.example[192.0.2.1]:25: Connection timed out
Will-Retry-Until: Sat,  6 Nov 2021 09:00:00 +0100 (CET)
`;

const POSTFIX_EXPIRED = POSTFIX_DELAY.replace('Action: delayed', 'Action: failed');

const EXCHANGE = `Reporting-MTA: dns;EX01.justice.example
Received-From-MTA: dns;relay.chancery.example
Arrival-Date: Mon, 1 Nov 2021 08:00:01 +0000

Original-Recipient: rfc822;amina.bello@justice.example
Final-Recipient: rfc822;amina.bello@justice.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient amina.bello@justice.example not found by SMTP address lookup
X-Display-Name: Amina Bello
`;

const GMAIL = `Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; bounces+0123456789abcdef0123456789abcdef@chancery.example
Arrival-Date: Mon, 01 Nov 2021 01:00:00 -0700 (PDT)
X-Original-Message-ID: <0123456789abcdef0123456789abcdef@chancery.example>

Final-Recipient: rfc822; bello@ministry.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.ministry.example. (192.0.2.7, the server for the domain ministry.example.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550-5.1.1 double-checking the recipient's email address for typos or
 550 5.1.1 unnecessary spaces.
Last-Attempt-Date: Mon, 01 Nov 2021 01:00:01 -0700 (PDT)
`;

const SENDMAIL_DELIVERED = `Reporting-MTA: dns; mail.justice.example
Original-Envelope-Id: 0123456789abcdef0123456789abcdef
Arrival-Date: Mon, 1 Nov 2021 08:00:00 GMT

Original-Recipient: rfc822;amina.bello@justice.example
Final-Recipient: RFC822; amina.bello@justice.example
Action: delivered (to mailbox)
Status: 2.1.5
Last-Attempt-Date: Mon, 1 Nov 2021 08:00:02 GMT
`;

const read = (text: string) => {
  const report = parseDeliveryReport(text);
  if (report === null) throw new Error('no report');
  const { outcome, detail } = judgeReport(report);
  return { outcome, detail };
};

describe('a report of a known system', () => {
  test.each([
    [
      'Postfix: unknown user',
      POSTFIX,
      'bounced',
      '550 5.1.1 <(address)>: Recipient address rejected: User unknown in local recipient table',
    ],
    [
      'Postfix: tries again',
      POSTFIX_DELAY,
      'delayed',
      '4.4.1: connect to mail.justice.example[192.0.2.1]:25: Connection timed out',
    ],
    [
      'Postfix: gave up after days of a temporary fault',
      POSTFIX_EXPIRED,
      'bounced',
      '4.4.1: connect to mail.justice.example[192.0.2.1]:25: Connection timed out',
    ],
    [
      'Exchange: unknown recipient',
      EXCHANGE,
      'bounced',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient (address) not found by SMTP address lookup',
    ],
    [
      'Gmail: unknown account, a code on each line',
      GMAIL,
      'bounced',
      "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address for typos or 550 5.1.1 unnecessary spaces.",
    ],
    ['Sendmail: delivered', SENDMAIL_DELIVERED, 'delivered', '2.1.5'],
  ])('%s', (_name, text, outcome, detail) => {
    expect(read(text)).toEqual({ outcome, detail });
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual({ outcome, detail });
  });
});
