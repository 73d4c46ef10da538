import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createRelay } from '../../../activities/mail/relay.ts';
import { createTransport } from '../../../activities/mail/transport.ts';
import { parseMailAddress } from '../../../domain/letters/mail-address.ts';
import { startInbox } from '../../../server/inbox/start-inbox.ts';
import { takeFreePort } from '../../support/free-port.ts';

const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A relay's API that answers so to everything. */
async function answering(status: number, body: unknown): Promise<string> {
  const server: Server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  cleanUps.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('asked about a Message-ID', () => {
  test('the built-in inbox knows what it has accepted, and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-inbox-'));
    const inbox = await startInbox({ folder });
    const transport = createTransport(inbox.smtpUrl);
    cleanUps.push(
      () => rm(folder, { recursive: true }),
      () => inbox.close(),
      () => transport.close(),
    );
    await transport.send({
      envelope: { from: parseMailAddress('a@x.example'), to: parseMailAddress('b@y.example') },
      beginBeforeMs: Infinity,
      raw: Buffer.from('Message-ID: <abc@chancery.example>\r\n\r\nHello\r\n'),
    });
    const relay = createRelay(inbox.httpUrl);
    expect(await relay.ask('abc@chancery.example')).toBe('accepted');
    expect(await relay.ask('ab@chancery.example')).toBe('not-seen');
    expect(await relay.ask('abc@chancery')).toBe('not-seen');
  });

  test('a relay that keeps a journal has accepted what the journal holds; that it holds something not proves nothing', async () => {
    const relay = createRelay(undefined, (id) => Promise.resolve(id === 'abc@chancery.example'));
    expect(await relay.ask('abc@chancery.example')).toBe('accepted');
    expect(await relay.ask('other@chancery.example')).toBe('no-answer');
    const unreachable = createRelay(undefined, () => Promise.reject(new Error('the register is away')));
    expect(await unreachable.ask('abc@chancery.example')).toBe('no-answer');
  });

  test('a part of another id is not it: Mailpit finds parts too', async () => {
    const relay = createRelay(await answering(200, { messages: [{ MessageID: 'xabc@chancery.example' }] }));
    expect(await relay.ask('abc@chancery.example')).toBe('not-seen');
  });

  test.each([
    ['an error', 500, { messages: [] }],
    ['something that is no JSON', 200, '<html>'],
    ['JSON of another shape', 200, { items: [] }],
    ['null', 200, null],
  ])('a relay that answers %s has given no answer', async (_what, status, body) => {
    expect(await createRelay(await answering(status, body)).ask('abc@chancery.example')).toBe('no-answer');
  });

  test('a relay that does not listen gives no answer', async () => {
    expect(await createRelay(`http://127.0.0.1:${await takeFreePort()}`).ask('abc@x.example')).toBe(
      'no-answer',
    );
  });

  test('a relay without an API cannot be asked', async () => {
    expect(await createRelay(undefined).ask('abc@chancery.example')).toBe('cannot-ask');
  });
});
