import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterTexts, releaseTexts } from '../../register/letters/letter-templates.ts';
import { TRIAL_LETTERS } from '../../register/letters/trial-letters.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { PHRASEBOOKS } from '../support/phrasebooks.ts';
import {
  countByStatus,
  countLetters,
  openPostOffice,
  openReviews,
  type PostOffice,
} from '../support/post-office.ts';

const REVIEWS = 3;
const LETTERS = countLetters(REVIEWS);

let database: TestRegister;
let office: PostOffice;
beforeEach(async () => {
  database = await createTestRegister();
  office = await openPostOffice(database.register, () => 'accept');
  await openReviews(database.register, REVIEWS);
});
afterEach(async () => {
  await office.close();
  await database.drop();
});

/** A start of a worker: with the texts of an older version, or with those that the post room writes with. */
async function start(version?: 'older'): Promise<void> {
  const texts = [...PHRASEBOOKS.values()].map(({ language, digest }) => ({
    language,
    digest: version ?? digest,
  }));
  await enterTexts(database.register, texts, office.clock.start);
}

async function release(): Promise<void> {
  const officer = { officer: 'Officer 2', reason: 'Read by two', now: office.clock.start };
  await releaseTexts(database.register, { commandId: 'go', language: 'en', ...officer });
}

const addressees = (): readonly string[] => office.relay.received.flatMap(({ to }) => to);

test('a new register sends all letters with the texts that it is delivered with', async () => {
  await start();
  await office.send();
  expect(office.relay.received).toHaveLength(LETTERS);
});

test('of changed texts three letters leave, the room rests until the release, and then the others leave, each once', async () => {
  await start('older');
  await start();
  expect(await office.send()).toMatchObject({ sent: TRIAL_LETTERS, nextAt: null });
  expect(await office.send()).toMatchObject({ sent: 0, nextAt: null });
  expect(await countByStatus(database.register)).toEqual({
    sent: TRIAL_LETTERS,
    intended: LETTERS - TRIAL_LETTERS,
  });
  await release();
  expect(await office.send()).toMatchObject({ sent: LETTERS - TRIAL_LETTERS, nextAt: null });
  expect(new Set(addressees()).size).toBe(LETTERS);
  expect(addressees()).toHaveLength(LETTERS);
});

test('letters that the relay turned away before the texts changed are tried again as part of the trial alone', async () => {
  await start('older');
  await office.close();
  const later = { reply: 451, to: 'recipient' } as const;
  office = await openPostOffice(database.register, (_to, index) => (index < LETTERS ? later : 'accept'));
  await office.send();
  await start();
  await database.register.updateTable('letters').set({ not_before: office.clock.start }).execute();
  expect(await office.send()).toMatchObject({ sent: TRIAL_LETTERS });
});

test('the worker that goes back to texts which had been released sends what waited', async () => {
  await start();
  await start('older');
  await start();
  expect(await office.send()).toMatchObject({ sent: LETTERS });
});
