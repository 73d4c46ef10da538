import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MailpitList, MailpitMessage } from '../../../server/inbox/mailpit-shapes.ts';
import { type Inbox, startInbox } from '../../../server/inbox/start-inbox.ts';

let folder: string;
let inbox: Inbox;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-inbox-'));
  inbox = await startInbox({ folder });
});

afterEach(async () => {
  await inbox.close();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  readonly subject?: string;
  readonly messageId?: string;
  readonly to?: string;
  readonly html?: string;
  readonly text?: string;
}

async function send({
  subject = 'Hello',
  to = 'focal.point@justice.example',
  ...more
}: Sent = {}): Promise<void> {
  const transport = createTransport(inbox.smtpUrl);
  await transport.sendMail({
    from: { name: 'Secretariat', address: 'reviews@chancery.example' },
    to: { name: 'Amina Bello', address: to },
    envelope: { from: 'bounces@chancery.example', to: [to] },
    text: 'Plain words.',
    html: '<p>Rich <b>words</b>.</p>',
    subject,
    ...more,
  });
  transport.close();
}

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await fetch(inbox.httpUrl + path);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

const list = (query = '') => ask<MailpitList>(`/api/v1/messages${query}`);
const search = (query: string) => ask<MailpitList>(`/api/v1/search?query=${encodeURIComponent(query)}`);

async function readPage(path: string): Promise<{ status: number; html: string; policy: string }> {
  const response = await fetch(inbox.httpUrl + path);
  return {
    status: response.status,
    html: await response.text(),
    policy: response.headers.get('content-security-policy') ?? '',
  };
}

describe('a mail that was accepted', () => {
  test('stands in the folder as one file when the sender hears of it, and in the list in the shape of Mailpit', async () => {
    await send({ messageId: '<one@chancery.example>' });
    expect((await readdir(folder)).map((name) => name.slice(-4))).toEqual(['.eml']);
    const { messages, ...counts } = await list();
    expect(counts).toEqual({
      total: 1,
      unread: 1,
      count: 1,
      messages_count: 1,
      messages_unread: 1,
      start: 0,
      tags: [],
    });
    expect(messages).toMatchObject([
      {
        MessageID: 'one@chancery.example',
        From: { Name: 'Secretariat', Address: 'reviews@chancery.example' },
        To: [{ Name: 'Amina Bello', Address: 'focal.point@justice.example' }],
        Cc: [],
        Bcc: [],
        ReplyTo: [],
        Subject: 'Hello',
        Read: false,
        Attachments: 0,
        Snippet: 'Plain words.',
      },
    ]);
    expect(new Date(messages[0]!.Created).toISOString()).toBe(messages[0]!.Created);
  });

  test('is shown whole, with its text, its HTML and the sender of its envelope, and as its source', async () => {
    await send();
    const { messages } = await list();
    const id = messages[0]!.ID;
    expect(await ask<MailpitMessage>(`/api/v1/message/${id}`)).toMatchObject({
      ID: id,
      ReturnPath: 'bounces@chancery.example',
      Text: expect.stringContaining('Plain words.') as string,
      HTML: '<p>Rich <b>words</b>.</p>',
      Inline: [],
      Attachments: [],
    });
    const raw = await fetch(`${inbox.httpUrl}/api/v1/message/${id}/raw`);
    expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await raw.text()).toMatch(
      /^Return-Path: <bounces@chancery\.example>\r\nDelivered-To: focal\.point@justice\.example\r\n/,
    );
  });

  test('is found by its whole Message-ID alone, as often as it came', async () => {
    await send({ messageId: '<same@chancery.example>' });
    await send({ messageId: '<same@chancery.example>' });
    await send({ messageId: '<other-same@chancery.example>' });
    expect((await search('message-id:same@chancery.example')).messages_count).toBe(2);
    expect((await search('message-id:"other-same@chancery.example"')).messages_count).toBe(1);
    expect((await search('message-id:me@chancery.example')).messages_count).toBe(0);
  });

  test('is found by words of its subject, its recipient and its text', async () => {
    await send({ subject: 'Review of Nigeria', to: 'amina@justice.example' });
    await send({ subject: 'Review of Kenya', to: 'wanjiru@justice.example' });
    expect((await search('subject:nigeria')).messages_count).toBe(1);
    expect((await search('to:wanjiru')).messages_count).toBe(1);
    expect((await search('"review of" plain')).messages_count).toBe(2);
    expect((await search('nigeria to:wanjiru')).messages_count).toBe(0);
  });

  test('survives a new start of the inbox, and is found by its Message-ID again', async () => {
    await send({ messageId: '<kept@chancery.example>' });
    await inbox.close();
    inbox = await startInbox({ folder });
    expect((await search('message-id:kept@chancery.example')).messages_count).toBe(1);
    expect((await list()).messages[0]).toMatchObject({
      Subject: 'Hello',
      MessageID: 'kept@chancery.example',
    });
  });
});

describe('the list', () => {
  test('is newest first, in pages', async () => {
    for (const number of [1, 2, 3, 4, 5]) await send({ subject: `Mail ${number}` });
    expect((await list('?limit=2')).messages.map(({ Subject }) => Subject)).toEqual(['Mail 5', 'Mail 4']);
    const { messages, start, count, total } = await list('?start=4&limit=2');
    expect({ subjects: messages.map(({ Subject }) => Subject), start, count, total }).toEqual({
      subjects: ['Mail 1'],
      start: 4,
      count: 1,
      total: 5,
    });
  });

  test.each(['?limit=-1', '?limit=x&start=y', '?start=-3', '?limit=1e9'])(
    'takes %s for no wish at all',
    async (query) => {
      await send();
      expect((await list(query)).count).toBe(1);
    },
  );
});

describe('a start', () => {
  test('removes what was half written when the process was killed: it was never acknowledged', async () => {
    await send();
    await inbox.close();
    await writeFile(
      join(folder, '0mwwzncps0001000000000.part'),
      'Message-ID: <half@chancery.example>\r\n\r\nHal',
    );
    inbox = await startInbox({ folder });
    expect((await list()).total).toBe(1);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('on a port that is taken fails and leaves nothing listening', async () => {
    const other = startInbox({ folder: join(folder, 'other'), httpPort: inbox.httpPort });
    await expect(other).rejects.toThrow(/EADDRINUSE/);
    await expect(startInbox({ folder: join(folder, 'other'), smtpPort: inbox.smtpPort })).rejects.toThrow(
      /EADDRINUSE/,
    );
  });
});

describe('the page', () => {
  test('lists mails and opens one with its HTML in a frame in which nothing runs', async () => {
    await send({ subject: 'Review of Nigeria' });
    const { messages } = await list();
    const path = `/mail/${messages[0]!.ID}`;
    const board = await readPage('/');
    expect(board.html).toContain(`href="${path}"`);
    expect(board.html).toContain('Review of Nigeria');
    expect(board.policy).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    const reading = await readPage(path);
    expect(reading.html).toContain(`<iframe sandbox title="The mail as HTML" src="${path}/html">`);
    const frame = await readPage(`${path}/html`);
    expect(frame.html).toBe('<p>Rich <b>words</b>.</p>');
    expect(frame.policy).toMatch(/^default-src 'none'; .*frame-ancestors 'self'; sandbox$/);
    expect(frame.policy).not.toContain('script-src');
  });

  test('shows a mail as text, and one without HTML never otherwise', async () => {
    await send({ html: '' });
    const { messages } = await list();
    const { html } = await readPage(`/mail/${messages[0]!.ID}`);
    expect(html).toMatch(/<pre dir="auto">Plain words\.\s*<\/pre>/);
    expect(html).not.toContain('<iframe');
  });

  test('shows what came as text, never as markup', async () => {
    const attack = '"><script>alert(1)</script>';
    await send({ subject: attack, text: attack });
    const { messages } = await list();
    for (const path of [
      '/',
      `/mail/${messages[0]!.ID}`,
      `/mail/${messages[0]!.ID}?view=text`,
      `/?query=${encodeURIComponent(attack)}`,
    ]) {
      const { html } = await readPage(path);
      expect(html).toContain('&lt;script&gt;');
      expect(html).not.toContain('<script');
    }
  });

  test('has nothing inline and fetches nothing from elsewhere', async () => {
    await send();
    const { html } = await readPage('/');
    expect(html).not.toMatch(/\sstyle=|\son\w+=|https?:\/\//);
    for (const path of ['/inbox.css', '/inbox.svg']) {
      expect(html).toContain(path);
      expect((await readPage(path)).status).toBe(200);
    }
  });
});

describe('an address that does not exist', () => {
  test.each([
    '/api/v1/message/none',
    '/api/v1/message/none/raw',
    '/mail/none',
    '/mail/none/html',
    '/mail/..%2f..%2fetc%2fpasswd',
    '/none',
  ])('%s is 404', async (path) => {
    expect((await readPage(path)).status).toBe(404);
  });

  test('a search for nothing is 400', async () => {
    expect((await readPage('/api/v1/search?query=%20')).status).toBe(400);
  });
});

test('a page of another site cannot read the mail through a name that it points at this machine', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(inbox.httpUrl, { headers: { host: `evil.example:${inbox.httpPort}` } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});
