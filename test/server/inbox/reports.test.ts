import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toReturnPath } from '../../../domain/letters/delivery/return-path.ts';
import { judgeReturned } from '../../../domain/letters/delivery/returned-mail.ts';
import { readReturned } from '../../../server/bounces/read-returned.ts';
import type { MailpitList } from '../../../server/inbox/mailpit-shapes.ts';
import { type Inbox, startInbox } from '../../../server/inbox/start-inbox.ts';
import { type FaultyRelay, startFaultyRelay } from '../../support/faulty-relay.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const RETURN_PATH = toReturnPath(TOKEN, 'chancery.example');

let folder: string;
let intake: FaultyRelay;
let inbox: Inbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-inbox-'));
  intake = await startFaultyRelay();
  inbox = await startInbox({
    folder,
    reportsTo: { host: '127.0.0.1', port: Number(new URL(intake.smtpUrl).port) },
  });
});
afterEach(async () => {
  await inbox.close();
  await intake.close();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a letter to the inbox and answers its page there. */
async function sendLetter(returnPath: string = RETURN_PATH): Promise<string> {
  const transport = createTransport(inbox.smtpUrl);
  await transport.sendMail({
    from: { name: 'Secretariat', address: 'reviews@chancery.example' },
    to: { name: 'Amina Bello', address: 'amina.bello@justice.example' },
    envelope: { from: returnPath, to: ['amina.bello@justice.example'] },
    messageId: `<${TOKEN}@chancery.example>`,
    subject: 'Reminder: 自评问卷',
    text: 'Dear Ms Bello,',
  });
  transport.close();
  const list = await fetch(`${inbox.httpUrl}/api/v1/messages`);
  const { messages } = (await list.json()) as MailpitList;
  return `/mail/${messages[0]?.ID ?? ''}`;
}

async function press(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return await fetch(inbox.httpUrl + path, {
    method: 'POST',
    redirect: 'manual',
    // As a browser sends a form without fields.
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: inbox.httpUrl, ...headers },
    body: '',
  });
}

async function readPage(path: string): Promise<string> {
  return await (await fetch(inbox.httpUrl + path)).text();
}

/** What the intake would make of the mail that it got. */
async function readReceived() {
  const [received, ...others] = intake.received;
  if (received === undefined) throw new Error('no report was sent');
  expect(others).toEqual([]);
  const mail = await readReturned(received.raw, received.from === '');
  return { received, mail, judged: judgeReturned(mail) };
}

describe('a button of the page', () => {
  test.each([
    ['delivered', 'delivered', '250 2.0.0 Ok: delivered to mailbox', false],
    ['delayed', 'delayed', '451 4.4.1 No answer from host', false],
    [
      'bounced',
      'bounced',
      '550 5.1.1 Recipient address rejected: User unknown in local recipient table',
      true,
    ],
  ])(
    '“%s” sends a report by RFC 3464 to where the letter returns',
    async (kind, outcome, detail, addressAtFault) => {
      const path = await sendLetter();
      const response = await press(`${path}/report/${kind}`);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(`${path}?told=${kind}`);
      const { received, mail, judged } = await readReceived();
      expect(received).toMatchObject({ from: '', to: [RETURN_PATH] });
      expect(judged).toEqual({ kind: 'report', outcome, detail, addressAtFault });
      expect(mail.returnedMessageId).toBe(`${TOKEN}@chancery.example`);
    },
  );

  test('“absent” sends the answer of a person’s program, which is no report', async () => {
    const path = await sendLetter();
    await press(`${path}/report/absent`);
    expect((await readReceived()).judged).toEqual({ kind: 'auto-reply' });
  });

  test('returns the letter’s own header, without what this inbox put before it', async () => {
    await press(`${await sendLetter()}/report/bounced`);
    const { received } = await readReceived();
    const { attachments } = await simpleParser(received.raw, { keepDeliveryStatus: true });
    const head = attachments[1]?.content.toString() ?? '';
    expect(attachments[1]?.contentType).toBe('text/rfc822-headers');
    expect(head).toMatch(/^From: Secretariat <reviews@chancery\.example>\r\n/);
    expect(head).not.toMatch(/return-path|delivered-to|Dear Ms/i);
  });

  test('is there for letters that return to a path of their own, and the page says how it went', async () => {
    const path = await sendLetter();
    const page = await readPage(path);
    for (const label of ['Report as delivered', 'Report a delay', 'Bounce', 'Out of office'])
      expect(page).toContain(`>${label}</button>`);
    expect(page).toContain(`formaction="${path}/report/bounced"`);
    expect(await readPage(`${path}?told=bounced`)).toContain(
      'Chancery was told that this mail cannot be delivered.',
    );
    expect(await readPage(`${path}?told=%3Cscript%3E`)).not.toContain('role="status"');
  });

  test('is not there for other mail, nor where nobody takes reports in', async () => {
    const path = await sendLetter('somebody@else.example');
    expect(await readPage(path)).not.toContain('<button formaction');
    expect((await press(`${path}/report/bounced`)).status).toBe(404);
    await inbox.close();
    inbox = await startInbox({ folder });
    const letter = await sendLetter();
    expect(await readPage(letter)).not.toContain('<button formaction');
    expect((await press(`${letter}/report/bounced`)).status).toBe(404);
    expect(intake.received).toEqual([]);
  });

  test('says so when the report was not taken', async () => {
    const path = await sendLetter();
    await intake.close();
    const response = await press(`${path}/report/bounced`);
    expect(response.headers.get('location')).toBe(`${path}?told=refused`);
    expect(await readPage(`${path}?told=refused`)).toContain('The report was not taken.');
  });
});

describe('pressed from elsewhere', () => {
  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a page that the browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('by %s, a button does nothing', async (_name, headers) => {
    const path = await sendLetter();
    expect((await press(`${path}/report/bounced`, headers)).status).toBe(403);
    expect(intake.received).toEqual([]);
  });

  test.each(['/mail/none/report/bounced', '/mail/../report/bounced'])('%s does not exist', async (path) => {
    expect((await press(path)).status).toBe(404);
  });

  test('a report of another kind does not exist', async () => {
    expect((await press(`${await sendLetter()}/report/lost`)).status).toBe(404);
  });
});
