import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type ApiClient, createApiClient } from '../../server/stack/api-client.ts';
import { clearDataFolder } from '../../server/stack/clear-data-folder.ts';
import { type NpmStart, npmStart, npmStartRefused, PATIENTLY } from '../support/npm-start.ts';
import { listDescendants, listProcesses } from '../support/running-processes.ts';

/** One installation and its life, from the first start on; each test goes on where the one before ended. */

const REVIEWS = 62;
const reviewList = z.object({
  items: z.array(
    z.object({
      key: z.string(),
      party: z.string(),
      stage: z.string().nullable(),
      next: z.object({ key: z.string() }).nullable(),
      lastAct: z.object({ sequence: z.number(), kind: z.string() }),
    }),
  ),
});
const letterList = z.object({ items: z.array(z.object({ messageId: z.string(), status: z.string() })) });
const mailList = z.object({ total: z.number(), messages: z.array(z.object({ MessageID: z.string() })) });
const result = z.object({ sequence: z.number(), duplicate: z.boolean() });

let dataFolder: string;
let running: NpmStart;
let api: ApiClient;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'chancery-acceptance-'));
  await start();
});

afterAll(async () => {
  running.child.kill('SIGKILL');
  await clearDataFolder(dataFolder, () => undefined);
});

async function start(): Promise<void> {
  running = await npmStart(dataFolder);
  const token = (await readFile(join(dataFolder, 'token'), 'utf8')).trim();
  api = createApiClient({ apiUrl: running.board, token });
}

async function readReviews() {
  return reviewList.parse(await api.get('/api/reviews?limit=1000')).items;
}

async function readMails() {
  const response = await fetch(`${running.mail}/api/v1/messages?start=0&limit=5000`);
  return mailList.parse(await response.json());
}

/** Message-IDs of the letters that have left; resolves when none is on its way any more. */
async function readLettersOnceQuiet(): Promise<readonly string[]> {
  return await vi.waitFor(async () => {
    const { items } = letterList.parse(await api.get('/api/letters?limit=1000'));
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ status }) => status === 'intended' || status === 'sending')).toEqual([]);
    return items.filter(({ status }) => status === 'sent').map(({ messageId }) => messageId);
  }, PATIENTLY);
}

async function nameFocalPoint(party: string): Promise<z.output<typeof result>> {
  const act = { kind: 'step-taken', step: 'focal-point-named', party, on: await today() };
  const contact = { name: `Focal point of ${party} (invented)`, email: 'focal.point@example.org' };
  return result.parse(
    await api.post(`/api/reviews/untoc/1/${party}/acts`, { act, contact }, `name-${party}`),
  );
}

async function today(): Promise<string> {
  const [first] = await readReviews();
  const { today: day } = z
    .object({ today: z.string() })
    .parse(await api.get(`/api/reviews/${first!.key}/timetable`));
  return day;
}

describe('npm start', () => {
  test('from nothing shows the board with the sample group, and mail in the inbox', async () => {
    const reviews = await vi.waitFor(async () => {
      const found = await readReviews();
      expect(found).toHaveLength(REVIEWS);
      return found;
    }, PATIENTLY);
    const board = await (await fetch(running.board)).text();
    for (const { key } of reviews) expect(board).toContain(`/reviews/${key}`);
    const letters = await readLettersOnceQuiet();
    const { messages } = await readMails();
    expect(new Set(messages.map(({ MessageID }) => MessageID))).toEqual(new Set(letters));
    expect(messages).toHaveLength(letters.length);
  });

  test('a focal point recorded through the API moves the board', async () => {
    const [review] = await readReviews();
    const { party } = review!;
    expect(review!.next!.key).toBe(`focal-point/${party}`);
    expect(await nameFocalPoint(party)).toMatchObject({ sequence: 2, duplicate: false });
    const moved = (await readReviews()).find(({ key }) => key === review!.key);
    expect(moved!.lastAct).toEqual({ sequence: 2, kind: 'step-taken' });
    expect(moved!.next!.key).not.toBe(`focal-point/${party}`);
    expect(await nameFocalPoint(party)).toMatchObject({ sequence: 2, duplicate: true });
  });

  test('a worker that is killed is started again, and the reviews go on', async () => {
    const findWorker = () =>
      listDescendants(running.child.pid!).find(({ command }) => command.includes('worker.main.ts'));
    const worker = findWorker()!;
    process.kill(worker.pid, 'SIGKILL');
    const review = (await readReviews()).find(({ lastAct }) => lastAct.sequence === 1)!;
    expect(await nameFocalPoint(review.party)).toMatchObject({ sequence: 2, duplicate: false });
    expect(findWorker()!.pid).not.toBe(worker.pid);
    expect(running.lines.join('\n')).toContain('the worker ended with SIGKILL; starting it again');
  });

  test('a second start on the same data folder is refused, and says why', async () => {
    const { code, said } = await npmStartRefused(dataFolder);
    expect(code).toBe(1);
    expect(said).toContain(`The data folder ${dataFolder} is in use by process ${running.child.pid}`);
  });

  test('all processes killed, and started again: nothing is lost and no letter leaves twice', async () => {
    const letters = await readLettersOnceQuiet();
    const before = await readReviews();
    const everything = [...listDescendants(running.child.pid!).map(({ pid }) => pid), running.child.pid!];
    expect(everything.length).toBeGreaterThan(4);
    for (const pid of everything) process.kill(pid, 'SIGKILL');
    await start();
    expect(await readReviews()).toEqual(before);
    const review = before.find(({ lastAct }) => lastAct.sequence === 1)!;
    expect(await nameFocalPoint(review.party)).toMatchObject({ sequence: 2, duplicate: false });
    expect(new Set(await readLettersOnceQuiet())).toEqual(new Set(letters));
    expect((await readMails()).total).toBe(letters.length);
  });

  test('the supervisor alone killed: its orphans are ended by the next start', async () => {
    const orphans = listDescendants(running.child.pid!).filter(({ command }) => command.includes(dataFolder));
    expect(orphans.length).toBeGreaterThanOrEqual(2);
    const before = await readReviews();
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');
    await start();
    expect(await readReviews()).toEqual(before);
    const now = listProcesses().map(({ pid }) => pid);
    expect(orphans.filter(({ pid }) => now.includes(pid))).toEqual([]);
  });

  test('an interrupt ends all of it and leaves no process behind', async () => {
    const everything = listDescendants(running.child.pid!).map(({ pid }) => pid);
    running.child.kill('SIGINT');
    await once(running.child, 'exit');
    expect(running.child.exitCode).toBe(0);
    const left = listProcesses().filter(
      ({ pid, command }) => everything.includes(pid) || command.includes(dataFolder),
    );
    expect(left).toEqual([]);
  });
});
