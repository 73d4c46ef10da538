import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graverOf, REPORT_OUTCOMES } from '../../../domain/letters/delivery.ts';
import { judgeReport, parseDeliveryReport } from '../../../domain/letters/delivery-report.ts';

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

const judge = (text: string) => {
  const report = parseDeliveryReport(text);
  return report === null ? null : judgeReport(report);
};

const read = (text: string) => {
  const verdict = judge(text);
  return verdict === null ? null : { outcome: verdict.outcome, detail: verdict.detail };
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

/** One recipient's group after a group about the message. */
const report = (...fields: readonly string[]) => `Reporting-MTA: dns; mx.example\n\n${fields.join('\n')}\n`;

describe('RFC 3464, 2.3.3: the action', () => {
  test.each([
    ['failed', 'bounced'],
    ['delayed', 'delayed'],
    ['delivered', 'delivered'],
    ['relayed', 'passed-on'],
    ['expanded', 'delivered'],
    ['FAILED', 'bounced'],
    ['failed (bad destination)', 'bounced'],
  ])('%s means %s', (action, outcome) => {
    expect(read(report(`Action: ${action}`))?.outcome).toBe(outcome);
  });

  test('decides, and not the status beside it', () => {
    expect(read(report('Action: delayed', 'Status: 5.4.7'))?.outcome).toBe('delayed');
    expect(read(report('Action: failed', 'Status: 4.2.2'))?.outcome).toBe('bounced');
  });

  test.each([
    ['5.7.1', 'bounced'],
    ['4.7.1', 'delayed'],
    ['2.0.0', 'delivered'],
  ])('that is missing or unknown follows from the class of status %s', (status, outcome) => {
    expect(read(report(`Status: ${status}`))?.outcome).toBe(outcome);
    expect(read(report('Action: returned', `Status: ${status}`))?.outcome).toBe(outcome);
  });

  test('cannot be told without action and status, so there is no report', () => {
    expect(parseDeliveryReport(report('Final-Recipient: rfc822; a@x.example'))).toBeNull();
    expect(parseDeliveryReport(report('Action: thrown away', 'Status: unknown'))).toBeNull();
  });
});

describe('RFC 3463: the address is at fault', () => {
  test.each([
    ['5.1.1', 'unknown mailbox'],
    ['5.1.10', 'unknown recipient, in the words of Exchange'],
    ['5.2.1', 'mailbox disabled'],
    ['5.2.2', 'mailbox full'],
    ['5.4.1', 'no answer from host, which Exchange says of unknown recipients'],
    ['5.4.4', 'no such host'],
    ['5.0.0', 'any'],
  ])('%s (%s)', (status) => {
    expect(judge(report('Action: failed', `Status: ${status}`))?.addressAtFault).toBe(true);
  });

  test('when no reason was given', () => {
    expect(judge(report('Action: failed'))?.addressAtFault).toBe(true);
  });

  test.each([
    ['4.4.7', 'given up after days in the queue'],
    ['4.2.2', 'mailbox full, given up'],
    ['5.3.4', 'message too big'],
    ['5.6.1', 'content not supported'],
    ['5.7.1', 'refused by policy'],
    ['5.7.26', 'sender not authenticated'],
  ])('but not by %s (%s), which leaves the next letter a chance', (status) => {
    expect(judge(report('Action: failed', `Status: ${status}`))).toMatchObject({
      outcome: 'bounced',
      addressAtFault: false,
    });
  });

  test('and never in a letter that arrived or is on its way', () => {
    for (const action of ['delivered', 'delayed', 'relayed', 'expanded']) {
      expect(judge(report(`Action: ${action}`, 'Status: 5.1.1'))?.addressAtFault).toBe(false);
    }
  });
});

describe('the form of a report', () => {
  test('names may be in any case, values may be folded and followed by a comment', () => {
    expect(
      read(
        report('ACTION:\n\tfailed', 'status: 5.2.2\n (mailbox full)', 'diagnostic-CODE: SMTP;\n 552 Full'),
      ),
    ).toEqual({ outcome: 'bounced', detail: '5.2.2: 552 Full' });
  });

  test('unknown fields and lines that are no fields are passed over', () => {
    expect(
      read(report('X-Mailer-Mood: fine', 'this is no field', ': nor this', 'Action: delivered'))?.outcome,
    ).toBe('delivered');
  });

  test('the group about the message may be missing, or stand in one with that about the recipient', () => {
    expect(read('Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.0.0\n')?.outcome).toBe(
      'bounced',
    );
    expect(read('Reporting-MTA: dns; x.example\nAction: failed\n')?.outcome).toBe('bounced');
  });

  test('groups may be apart by several empty lines, with spaces on them', () => {
    expect(read('Reporting-MTA: dns; x.example\n\n  \n\t\n\nAction: failed\nStatus: 5.1.2')?.outcome).toBe(
      'bounced',
    );
  });

  test('a field given twice counts as it stood first', () => {
    expect(read(report('Action: delivered', 'Action: failed'))?.outcome).toBe('delivered');
  });

  test('a status is three numbers of a known class and nothing that resembles one', () => {
    for (const status of ['550', '5.1', '9.1.1', '5.1.1.1', '15.1.1', '5.1.1234']) {
      expect(
        parseDeliveryReport(report('Action: failed', `Status: ${status}`))?.recipients[0].status,
      ).toBeNull();
    }
    expect(parseDeliveryReport(report('Action: failed', 'Status: 5.7.509'))?.recipients[0].status).toBe(
      '5.7.509',
    );
  });

  test('an empty part, and one that is something else, is no report', () => {
    expect(parseDeliveryReport('')).toBeNull();
    expect(parseDeliveryReport('\n\n\n')).toBeNull();
    expect(parseDeliveryReport('Dear all,\n\nI am away.\n')).toBeNull();
  });
});

describe('a report about several recipients', () => {
  const about = (...actions: readonly string[]) =>
    `Reporting-MTA: dns; x.example\n\n${actions.map((action) => `Action: ${action}\nDiagnostic-Code: smtp; ${action}\n`).join('\n')}`;

  test('counts by the gravest, and gives that one’s reason', () => {
    expect(read(about('delivered', 'failed', 'delayed'))).toEqual({ outcome: 'bounced', detail: 'failed' });
    expect(read(about('relayed', 'delayed'))).toEqual({ outcome: 'delayed', detail: 'delayed' });
    expect(read(about('delayed', 'expanded'))).toEqual({ outcome: 'delivered', detail: 'expanded' });
    expect(read(about('failed', 'failed'))?.detail).toBe('failed');
  });

  test('names each of them', () => {
    expect(parseDeliveryReport(about('delivered', 'failed'))?.recipients.map(({ action }) => action)).toEqual(
      ['delivered', 'failed'],
    );
  });
});

describe('what is kept of a report', () => {
  test('holds no address of its recipient, in whatever form', () => {
    const detail = read(
      report(
        'Original-Recipient: rfc822;A.Bello@justice.example',
        'Final-Recipient: x400; /G=Amina/S=Bello/O=Justice/',
        'Action: failed',
        'Status: 5.1.1',
        'Diagnostic-Code: smtp; 550 a.bello: no mailbox for a.bello@justice.example or /g=amina/s=bello/o=justice/; see a.bellow',
      ),
    )?.detail;
    expect(detail).toBe('5.1.1: 550 (address): no mailbox for (address) or (address); see a.bellow');
  });

  test('is one line of bounded length that turns no direction of reading', () => {
    const detail = read(
      report('Action: failed', `Diagnostic-Code: smtp; 550 \u202Eevil\u0000 ${'x'.repeat(10_000)}`),
    )?.detail;
    expect(detail?.length).toBeLessThanOrEqual(300);
    expect(detail).toMatch(/^550 evil x+…$/);
  });

  test('property: any text is read without an error, and no address gets through', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '',
        ' ',
        'Action: failed',
        'Status: 5.1.1',
        'Final-Recipient: rfc822; who@where.example',
      ),
      fc.string().map((words) => `Diagnostic-Code: smtp; ${words} <who@where.example> who`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
        expect(read(lines.join(end))?.detail ?? '').not.toMatch(/who@where|@where/);
      }),
      { numRuns: 150 },
    );
  });

  test('a very long part is read in time, and no further than a report can be', () => {
    expect(read(`${'\n '.repeat(500_000)}\nAction: failed`)).toBeNull();
    expect(read(`Action: failed\n${' x\n'.repeat(500_000)}`)?.outcome).toBe('bounced');
  });
});

test('the graver of two outcomes does not depend on their order', () => {
  for (const one of REPORT_OUTCOMES) {
    for (const other of REPORT_OUTCOMES) expect(graverOf(one, other)).toBe(graverOf(other, one));
  }
  expect(REPORT_OUTCOMES.reduce(graverOf)).toBe('bounced');
});
