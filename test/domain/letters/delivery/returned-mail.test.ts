import { describe, expect, test } from 'vitest';
import { judgeReturned, type ReturnedMail } from '../../../../domain/letters/delivery/returned-mail.ts';

interface Given {
  readonly nullSender?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly from?: string;
  readonly statusParts?: readonly string[];
  readonly text?: string;
}

function judge({ headers = {}, ...given }: Given) {
  const mail: ReturnedMail = {
    nullSender: true,
    subject: '',
    from: '',
    statusParts: [],
    text: '',
    ...given,
    headers: new Map(Object.entries(headers)),
  };
  return judgeReturned(mail).kind;
}

const REPORT_TYPE = { 'content-type': 'multipart/report; report-type=delivery-status; boundary=b' };
const FAILED = ['Reporting-MTA: dns; x.example\n\nAction: failed\nStatus: 5.1.1\n'];

describe('a report', () => {
  test.each([
    [
      'Postfix',
      { from: 'MAILER-DAEMON@mx.example', headers: { ...REPORT_TYPE, 'auto-submitted': 'auto-replied' } },
    ],
    [
      'Exchange',
      {
        from: 'MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@justice.example',
        headers: { ...REPORT_TYPE, 'x-auto-response-suppress': 'All', 'auto-submitted': 'auto-replied' },
        subject: 'Undeliverable: Reminder: self-assessment questionnaire',
      },
    ],
    [
      'Gmail',
      {
        from: 'mailer-daemon@googlemail.com',
        headers: { ...REPORT_TYPE, 'auto-submitted': 'auto-replied', 'x-failed-recipients': 'a@x.example' },
        subject: 'Delivery Status Notification (Failure)',
      },
    ],
    ['a system that sends under its own name', { nullSender: false, from: 'MAILER-DAEMON@x.example' }],
    ['a system whose subject looks like an absence', { subject: 'Automatic reply: mailbox full' }],
  ])('of %s is read, although such mails are marked as automatic', (_name, given) => {
    expect(judge({ ...given, statusParts: FAILED })).toBe('report');
  });

  test('is found behind a part that cannot be read', () => {
    expect(judge({ statusParts: ['no fields', ...FAILED] })).toBe('report');
  });
});

describe('an automatic reply', () => {
  test.each([
    [
      'Exchange: absence',
      {
        headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
        subject: 'Automatic reply: Reminder',
      },
    ],
    [
      'Gmail: vacation',
      { nullSender: false, headers: { 'auto-submitted': 'auto-replied', precedence: 'bulk' } },
    ],
    [
      'Dovecot Sieve: vacation',
      { headers: { 'auto-submitted': 'auto-replied (vacation)' }, subject: 'Auto: Reminder' },
    ],
    ['Unix vacation', { headers: { precedence: 'auto_reply' } }],
    ['Exim: autoreply', { headers: { 'auto-submitted': 'auto-replied' }, subject: 'Re: Reminder' }],
    ['cPanel', { nullSender: false, headers: { 'x-autorespond': 'Reminder' } }],
    ['Confixx', { nullSender: false, headers: { 'x-autoreply': 'yes' } }],
    [
      'a ticket that was opened',
      { nullSender: false, headers: { 'auto-submitted': 'auto-notified; owner="x"' } },
    ],
    [
      'a receipt that it was read',
      {
        nullSender: false,
        headers: { 'content-type': 'multipart/report; report-type="disposition-notification"' },
      },
    ],
  ])('of %s', (_name, given) => {
    expect(judge(given)).toBe('auto-reply');
  });

  test.each([
    'Automatic reply: Reminder',
    'Autoreply: Reminder',
    'Auto-Response: Reminder',
    'Out of Office: Reminder',
    'Out of the office until Monday',
    'Réponse automatique : Rappel',
    'Absence du bureau : Rappel',
    'Respuesta automática: Recordatorio',
    'Fuera de la oficina: Recordatorio',
    'Автоматический ответ: Напоминание',
    'АВТООТВЕТ: Напоминание',
    'رد تلقائي: تذكير',
    'الرد التلقائي: تذكير',
    'خارج المكتب: تذكير',
    '自动答复: 提醒',
    '自动回复：提醒',
    '自動回覆: 提醒',
    '  Automatic reply: Reminder',
  ])('that only its subject tells: %s', (subject) => {
    expect(judge({ subject, nullSender: true })).toBe('auto-reply');
    expect(judge({ subject, nullSender: false })).toBe('auto-reply');
  });
});

test('what qmail writes for people is read as its report, if a mail system sent it', () => {
  const text = 'Hi. This is the qmail-send program at x.example.\n\n<a@x.example>:\nNo such user. (#5.1.1)\n';
  expect(judge({ from: 'MAILER-DAEMON@x.example', subject: 'failure notice', text })).toBe('report');
  expect(judge({ nullSender: false, from: 'a@x.example', subject: 'Fwd: failure notice', text })).toBe(
    'from-a-person',
  );
});

describe('the word of a mail system that is not in the form of RFC 3464 is for a person to read', () => {
  test.each([
    ['qmail', { from: 'MAILER-DAEMON@justice.example', subject: 'failure notice' }],
    ['qmail, under a name of its own', { from: 'bounce@justice.example', subject: 'failure notice' }],
    [
      'Exim, which marks its bounces as automatic replies',
      {
        from: 'Mailer-Daemon@justice.example',
        headers: { 'auto-submitted': 'auto-replied', 'x-failed-recipients': 'a@justice.example' },
        subject: 'Mail delivery failed: returning message to sender',
      },
    ],
    [
      'Domino',
      { from: 'Postmaster@justice.example', subject: 'DELIVERY FAILURE: User not listed in directory' },
    ],
    ['Sendmail of old', { subject: 'Returned mail: User unknown' }],
    [
      'a report whose machine-readable part is broken',
      { headers: REPORT_TYPE, statusParts: ['Action: lost'] },
    ],
    [
      'a report that somebody took the letter for spam',
      { headers: { 'content-type': 'multipart/report; report-type=feedback-report' } },
    ],
    ['a mail without a sender and without any mark', { subject: 'Hello' }],
  ])('%s', (_name, given) => {
    expect(judge(given)).toBe('unreadable');
  });
});

test('what a person wrote is told from what a program wrote', () => {
  expect(judge({ nullSender: false, from: 'amina.bello@justice.example', subject: 'Re: Reminder' })).toBe(
    'from-a-person',
  );
  expect(
    judge({ nullSender: false, headers: { 'auto-submitted': 'no' }, subject: 'Delivery of our report' }),
  ).toBe('from-a-person');
  expect(judge({ nullSender: false, subject: 'My answer, with automatic reply attached' })).toBe(
    'from-a-person',
  );
});
