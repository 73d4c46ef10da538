import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Language } from '../../../domain/letters/words/phrasebook.ts';
import {
  enterTexts,
  listUnreleasedTexts,
  releaseTexts,
  type Texts,
} from '../../../register/letters/letter-templates.ts';
import { admitByTexts } from '../../../register/letters/trial-letters.ts';
import { listTasks } from '../../../register/tasks.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { at, settleCourse } from '../../support/reviews-in-register.ts';

const NOW = at('2021-11-01T11:00:00Z');
const texts = (language: Language, digest: string): Texts => ({ language, digest });
const OLD = texts('fr', 'fr-1');
const NEW = texts('fr', 'fr-2');

let database: TestRegister;
let ids: readonly string[];
beforeEach(async () => {
  database = await createTestRegister();
  await settleCourse(database.register, { now: NOW });
  const rows = await database.register.selectFrom('letters').select('id').orderBy('id').execute();
  ids = rows.map(({ id }) => id);
});
afterEach(async () => {
  await database.drop();
});

/** What may leave of these letters, as numbers among all. */
async function admit(asked: readonly number[], used: readonly Texts[], language: Language = 'fr') {
  const letters = asked.map((index) => ({ id: ids[index] ?? '', language }));
  const admitted = await database.register
    .transaction()
    .execute(async (transaction) => await admitByTexts(transaction, used, letters));
  return asked.filter((index) => admitted.has(ids[index] ?? ''));
}

async function waiting(): Promise<readonly number[]> {
  const letters = database.register.selectFrom('letters').select('id');
  const rows = await letters.where('waits_for', '=', 'release').execute();
  return rows.map(({ id }) => ids.indexOf(id)).toSorted();
}

/** Letters that whoever gathers next decides about. */
async function slips(): Promise<readonly number[]> {
  const rows = await database.register
    .selectFrom('letters')
    .select('id')
    .where('gathered', '=', false)
    .execute();
  return rows.map(({ id }) => ids.indexOf(id)).toSorted();
}

async function actOn(index: number): Promise<void> {
  const act = {
    kind: 'delivered',
    officer: 'Officer 2',
    reason: 'x',
    insisted: false,
    recorded_at: NOW,
  } as const;
  await database.register
    .insertInto('letter_acts')
    .values({ ...act, letter_id: ids[index] ?? '', command_id: 'act', before: '{}' })
    .execute();
}

const enter = async (...all: readonly Texts[]) => await enterTexts(database.register, all, NOW);
const release = async (commandId: string, digest?: string) =>
  await releaseTexts(database.register, {
    commandId,
    language: 'fr',
    digest,
    officer: 'Officer 2',
    reason: 'Read by two',
    now: NOW,
  });
const openTasks = async () => (await listTasks(database.register, { limit: 10, done: false })).items;

test('the first texts that a register sees are taken as released, in every language', async () => {
  await enter(OLD, texts('ar', 'ar-1'));
  expect(await admit([0, 1, 2, 3, 4], [OLD])).toEqual([0, 1, 2, 3, 4]);
  expect(await listUnreleasedTexts(database.register)).toEqual([]);
  expect(await openTasks()).toEqual([]);
});

test('of changed texts three letters leave, the others wait, and one task asks for the release', async () => {
  await enter(OLD);
  await enter(NEW);
  expect(await admit([0, 1], [NEW])).toEqual([0, 1]);
  expect(await admit([2, 3, 4], [NEW])).toEqual([2]);
  expect(await waiting()).toEqual([3, 4]);
  expect(await openTasks()).toMatchObject([{ kind: 'texts-unreleased', review: null }]);
  expect(await listUnreleasedTexts(database.register)).toMatchObject([
    { ...NEW, trial: expect.arrayContaining(ids.slice(0, 3)) as unknown, waiting: 2 },
  ]);
});

test('a letter of the trial that comes back to the queue is still one of the three', async () => {
  await enter(OLD);
  await enter(NEW);
  await admit([0, 1, 2, 3], [NEW]);
  expect(await admit([3, 2, 0], [NEW])).toEqual([2, 0]);
});

test('letters in another language do not wait', async () => {
  await enter(OLD, texts('es', 'es-1'));
  await enter(NEW, texts('es', 'es-1'));
  await admit([0, 1, 2], [NEW]);
  expect(await admit([3, 4], [NEW, texts('es', 'es-1')], 'es')).toEqual([3, 4]);
  expect(await waiting()).toEqual([]);
});

test('a letter that was superseded leaves its place to another', async () => {
  await enter(OLD);
  await enter(NEW);
  await admit([0, 1, 2, 3], [NEW]);
  await database.register
    .updateTable('letters')
    .set({ status: 'superseded' })
    .where('id', '=', ids[1] ?? '')
    .execute();
  expect(await admit([3, 4], [NEW])).toEqual([3]);
});

test('a release lets all leave that waited and closes the task; again it changes nothing', async () => {
  await enter(OLD);
  await enter(NEW);
  await admit([0, 1, 2, 3, 4], [NEW]);
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  expect(await release('go')).toBe('released');
  expect(await waiting()).toEqual([]);
  expect(await openTasks()).toEqual([]);
  expect(await admit([3, 4, 5, 6], [NEW])).toEqual([3, 4, 5, 6]);
  expect(await release('go')).toBe('unchanged');
  expect(await release('go again')).toBe('unchanged');
});

test('a command that comes again does not release texts that changed since', async () => {
  await enter(OLD);
  await enter(NEW);
  await release('go');
  await enter(texts('fr', 'fr-3'));
  expect(await release('go')).toBe('unchanged');
  expect(await listUnreleasedTexts(database.register)).toMatchObject([{ digest: 'fr-3' }]);
});

test('an officer releases the texts that were read, not others that came meanwhile', async () => {
  await enter(OLD);
  await enter(NEW);
  await enter(texts('fr', 'fr-3'));
  expect(await release('go', NEW.digest)).toBe('other-texts');
  expect(await release('go', 'fr-3')).toBe('released');
});

test('texts that had been released, and come back, wait for nobody; their letters leave and the task is closed', async () => {
  await enter(OLD);
  await enter(NEW);
  await admit([0, 1, 2, 3], [NEW]);
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  expect(await enter(OLD)).toBe(true);
  expect(await waiting()).toEqual([]);
  expect(await openTasks()).toEqual([]);
  expect(await admit([3, 4], [OLD])).toEqual([3, 4]);
  expect(await enter(OLD)).toBe(false);
});

test('letters that were put together before the texts changed are gathered anew, but for those of an officer', async () => {
  await enter(OLD);
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  await enter(OLD);
  expect(await slips()).toEqual([]);
  await actOn(2);
  expect(await enter(NEW)).toBe(true);
  expect(await slips()).toEqual(ids.map((_, index) => index).filter((index) => index !== 2));
});

test('what waited for a release is gathered anew by it, and nothing else is', async () => {
  await enter(OLD);
  await enter(NEW);
  await admit([0, 1, 2, 3, 4], [NEW]);
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  await release('go');
  expect(await slips()).toEqual([3, 4]);
});

test('rooms that ask at once let three leave between them', async () => {
  await enter(OLD);
  await enter(NEW);
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map(async (index) => await admit([index], [NEW])));
  expect(answers.flat()).toHaveLength(3);
  expect(await waiting()).toHaveLength(3);
});

test('workers that start at once with other texts make one the first', async () => {
  await Promise.all([enter(OLD), enter(NEW)]);
  const rows = await database.register.selectFrom('letter_templates').select('released_at').execute();
  expect(rows.filter(({ released_at: releasedAt }) => releasedAt !== null)).toHaveLength(1);
});
