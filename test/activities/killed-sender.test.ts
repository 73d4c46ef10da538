import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Inbox, startInbox } from '../../server/inbox/start-inbox.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { clockFrom, countByStatus, countLetters, openReviews } from '../support/post-office.ts';
import type { SendingOrder } from '../support/sending-process.ts';

/** One letter to each State, and one to the secretariat. */
const REVIEWS = 199;
const LETTERS = 200;
/** Killed when the inbox holds so many: each sender but the last dies with letters in flight. */
const KILLED_AT = [40, 90, 150];
const SENDER = fileURLToPath(new URL('../support/sending-process.ts', import.meta.url));

/** One clock for all: it is the proceedings', not the process's. */
const clock = clockFrom();
let database: TestRegister;
let folder: string;
let inbox: Inbox;

beforeAll(async () => {
  database = await createTestRegister();
  folder = await mkdtemp(join(tmpdir(), 'chancery-inbox-'));
  inbox = await startInbox({ folder });
});

afterAll(async () => {
  await inbox.close();
  await rm(folder, { recursive: true });
  await database.drop();
});

function startSender(): ChildProcess {
  const order: SendingOrder = {
    databaseUrl: database.url,
    smtpUrl: inbox.smtpUrl,
    relayApiUrl: inbox.httpUrl,
    clock,
  };
  return spawn(process.execPath, ['--import', 'tsx', SENDER, JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

async function askInbox(limit: number): Promise<{ total: number; messages: { MessageID: string }[] }> {
  const response = await fetch(`${inbox.httpUrl}/api/v1/messages?limit=${limit}`);
  return (await response.json()) as { total: number; messages: { MessageID: string }[] };
}

test('a sender killed again and again in the middle of 200 letters loses none and sends none twice', async () => {
  await openReviews(database.register, REVIEWS);
  expect(countLetters(REVIEWS)).toBe(LETTERS);

  for (const count of KILLED_AT) {
    const sender = startSender();
    const ended = once(sender, 'exit');
    while ((await askInbox(1)).total < count) await pause(1);
    sender.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    const { sending = 0, sent = 0 } = await countByStatus(database.register);
    // The kill was worth something: letters were left about which the register alone knows nothing.
    expect(sending).toBeGreaterThan(0);
    expect(sent).toBeLessThan(LETTERS);
  }
  const [code] = (await once(startSender(), 'exit')) as [number | null];
  expect(code).toBe(0);

  const { total, messages } = await askInbox(LETTERS * 2);
  expect(new Set(messages.map(({ MessageID }) => MessageID)).size).toBe(LETTERS);
  expect(total).toBe(LETTERS);
  expect(await countByStatus(database.register)).toEqual({ sent: LETTERS });
});
