import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import {
  claimDueLetters,
  listSending,
  markFailed,
  markInDoubt,
  markSent,
  markSuperseded,
  returnToQueue,
} from '../../../register/letters/letter-queue.ts';
import { listLetters } from '../../../register/letters/letters.ts';
import { nextLetterAt } from '../../../register/letters/post-room.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { opening, party } from '../../support/review-course.ts';
import { at, letEachLeave, settleCourse } from '../../support/reviews-in-register.ts';

const NOW = at('2021-11-01T11:00:00Z');
const LATER = at('2021-11-20T11:00:00Z');
const REAL_NOW = at('2026-01-01T00:00:00Z');
const UNTOC_ROOM = { mechanism: 'untoc' };
/** Letters that one opening makes, one of each slip: three focal points, three nominations of experts, a questionnaire, the summary. */
const LETTERS_PER_REVIEW = 8;

let database: TestRegister;
let key: ReviewKey;
beforeEach(async () => {
  database = await createTestRegister();
  ({ key } = await settleCourse(database.register, { now: NOW }));
  await letEachLeave(database.register);
});
afterEach(async () => {
  await database.drop();
});

async function claim(owner: string, limit = 100) {
  return await claimDueLetters(database.register, {
    mechanism: 'untoc',
    owner,
    now: NOW,
    realNow: REAL_NOW,
    limit,
  });
}

async function claimOne() {
  const [letter] = await claim('host:1', 1);
  if (letter === undefined) throw new Error('nothing could be claimed');
  return letter;
}

async function readLetter(id: string) {
  return await database.register
    .selectFrom('letters')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

test('a letter goes to one owner only, however many claim at once', async () => {
  for (const code of ['GHA', 'TGO', 'MLI']) {
    const opened = opening('2021-11-01', { underReview: party(code, code) });
    await settleCourse(database.register, { opened, now: NOW });
  }
  await letEachLeave(database.register);
  const claims = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => await claim(`host:${String(index)}`, 5)),
  );
  const ids = claims.flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(claims.every((letters) => letters.length <= 5)).toBe(true);
  const rest = await claim('host:9');
  expect(ids.length + rest.length).toBe(4 * LETTERS_PER_REVIEW);
});

test('a claim names the owner, counts the attempt and gives the oldest letters first', async () => {
  await settleCourse(database.register, { now: at('2021-11-09T11:00:00Z') });
  await letEachLeave(database.register);
  const query = { mechanism: 'untoc', owner: 'host:1', now: LATER, realNow: REAL_NOW, limit: 100 };
  const letters = await claimDueLetters(database.register, query);
  const rows = await Promise.all(letters.map(async ({ id }) => await readLetter(id)));
  expect(rows.length).toBeGreaterThan(LETTERS_PER_REVIEW);
  expect(rows.map((row) => row.not_before)).toEqual(rows.map((row) => row.not_before).toSorted());
  expect(letters[0]).toMatchObject({ attempt: 1, claimedBy: 'host:1', claimedAt: REAL_NOW, review: key });
  expect(await listSending(database.register, UNTOC_ROOM)).toHaveLength(letters.length);
});

test('letters whose time has not come, of another mechanism, or that wait for a signature are not claimed', async () => {
  const before = {
    mechanism: 'untoc',
    owner: 'host:1',
    now: at('2021-11-01T10:59:59Z'),
    realNow: REAL_NOW,
    limit: 9,
  };
  expect(await claimDueLetters(database.register, before)).toEqual([]);
  expect(await claimDueLetters(database.register, { ...before, mechanism: 'uncac', now: NOW })).toEqual([]);
  await database.register.updateTable('letters').set({ status: 'awaiting-signature' }).execute();
  expect(await claim('host:1')).toEqual([]);
});

test('a slip that was not made a letter of, and a letter whose texts wait for their release, are not claimed', async () => {
  await database.register.updateTable('letters').set({ gathered: false }).execute();
  expect(await claim('host:1')).toEqual([]);
  expect(await nextLetterAt(database.register, UNTOC_ROOM)).not.toBeNull();
  await database.register.updateTable('letters').set({ gathered: true, waits_for: 'release' }).execute();
  expect(await claim('host:1')).toEqual([]);
  expect(await nextLetterAt(database.register, UNTOC_ROOM)).toBeNull();
});

test('of several rooms each claims the letters to its own addressees, together all, and rests when they are gone', async () => {
  const rooms = [0, 1, 2].map((index) => ({ ...UNTOC_ROOM, shard: { index, of: 3 } }));
  const addressees: string[][] = [];
  for (const room of rooms) {
    const query = { ...room, owner: 'host:1', now: NOW, realNow: REAL_NOW, limit: 100 };
    const letters = await claimDueLetters(database.register, query);
    const rows = await Promise.all(letters.map(async ({ id }) => await readLetter(id)));
    addressees.push(rows.map(({ party }) => party ?? 'secretariat'));
    expect(await nextLetterAt(database.register, room)).toBeNull();
    expect(await listSending(database.register, room)).toHaveLength(letters.length);
  }
  expect(addressees.flat()).toHaveLength(LETTERS_PER_REVIEW);
  const places = addressees.map((each) => [...new Set(each)]);
  expect(new Set(places.flat()).size).toBe(places.flat().length);
});

test('a sent letter keeps what was sent, to whom and when', async () => {
  const { id, attempt } = await claimOne();
  const contactId = '00000000-0000-4000-8000-000000000001';
  const text = { subject: 'Due soon', bodyText: 'The text', language: 'fr', template: 'digest' };
  const sent = { id, attempt, sentAt: NOW, contactId, ...text };
  expect(await markSent(database.register, sent)).toBe(true);
  expect(await readLetter(id)).toMatchObject({
    status: 'sent',
    sent_at: NOW,
    contact_id: contactId,
    subject: 'Due soon',
    body_text: 'The text',
    language: 'fr',
    template: 'digest',
  });
});

test('a letter returned to the queue may be claimed again from its time on, as a new attempt', async () => {
  const { id, attempt } = await claimOne();
  const error = '421 later';
  expect(await returnToQueue(database.register, { id, attempt, notBefore: LATER, error })).toBe(true);
  expect(await readLetter(id)).toMatchObject({ status: 'intended', claimed_by: null, last_error: error });
  expect((await claim('host:2')).map((letter) => letter.id)).not.toContain(id);
  expect(await nextLetterAt(database.register, UNTOC_ROOM)).toBe(LATER);
  const claimLater = async () =>
    await claimDueLetters(database.register, {
      ...UNTOC_ROOM,
      owner: 'host:2',
      now: LATER,
      realNow: REAL_NOW,
      limit: 9,
    });
  // First it is put together with what has come since.
  expect(await claimLater()).toEqual([]);
  await letEachLeave(database.register);
  expect(await claimLater()).toMatchObject([{ id, attempt: 2 }]);
  expect(await nextLetterAt(database.register, UNTOC_ROOM)).toBeNull();
});

test('failed, in doubt and superseded are kept with the reason', async () => {
  const [failed, doubtful, superseded] = await claim('host:1', 3);
  if (failed === undefined || doubtful === undefined || superseded === undefined)
    throw new Error('too few letters');
  expect(await markFailed(database.register, { ...failed, error: '550 unknown' })).toBe(true);
  expect(await markInDoubt(database.register, { ...doubtful, error: 'connection lost' })).toBe(true);
  expect(await markSuperseded(database.register, { ...superseded, reason: 'met meanwhile' })).toBe(true);
  expect(await readLetter(failed.id)).toMatchObject({ status: 'failed', last_error: '550 unknown' });
  expect(await readLetter(doubtful.id)).toMatchObject({ status: 'in-doubt', last_error: 'connection lost' });
  expect(await readLetter(superseded.id)).toMatchObject({
    status: 'superseded',
    last_error: 'met meanwhile',
  });
});

test('a writer that comes late changes nothing: the attempt was settled, or a newer one runs', async () => {
  const { id, attempt } = await claimOne();
  await markSent(database.register, { id, attempt, sentAt: NOW });
  expect(await returnToQueue(database.register, { id, attempt, notBefore: NOW, error: null })).toBe(false);
  expect(await readLetter(id)).toMatchObject({ status: 'sent' });

  const other = await claimOne();
  await returnToQueue(database.register, { ...other, notBefore: NOW, error: null });
  await letEachLeave(database.register);
  await claim('host:2');
  expect(await readLetter(other.id)).toMatchObject({ status: 'sending', attempts: 2 });
  expect(await markFailed(database.register, { ...other, error: 'old news' })).toBe(false);
  expect(await readLetter(other.id)).toMatchObject({ status: 'sending', attempts: 2, claimed_by: 'host:2' });
});

test('letters are listed newest first, page by page, each once, and by State', async () => {
  await settleCourse(database.register, { now: at('2021-11-16T11:00:00Z') });
  const all = await listLetters(database.register, { limit: 1_000 });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listLetters(database.register, { limit: 3, cursor });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.items.map(({ id }) => id));
  expect(all.items.map(({ moment }) => moment)).toEqual(
    all.items
      .map(({ moment }) => moment)
      .toSorted()
      .toReversed(),
  );

  const toKenya = await listLetters(database.register, { limit: 100, state: 'KEN' });
  expect(toKenya.items.length).toBeGreaterThan(0);
  expect(toKenya.items).toEqual(all.items.filter(({ state }) => state === 'KEN'));
  expect((await listLetters(database.register, { limit: 9, review: key, status: 'sent' })).items).toEqual([]);
});
