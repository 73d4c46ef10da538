import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeReport, parseDeliveryReport } from '../../../../domain/letters/delivery/delivery-report.ts';

const judge = (text: string) => {
  const report = parseDeliveryReport(text);
  return report === null ? null : judgeReport(report);
};

const read = (text: string) => {
  const verdict = judge(text);
  return verdict === null ? null : { outcome: verdict.outcome, detail: verdict.detail };
};

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
