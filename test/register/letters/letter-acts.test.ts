import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { REAL_TIME } from '../../../domain/calendar/proceedings-clock.ts';
import type { OfficerAct } from '../../../domain/letters/officer-act.ts';
import { listLetterActs, recordLetterAct } from '../../../register/letters/letter-acts.ts';
import { listAttempts } from '../../../register/letters/letter-attempts.ts';
import { findEvidence, type MakeEvidence } from '../../../register/letters/letter-evidence.ts';
import { readLetterFacts } from '../../../register/letters/letter-facts.ts';
import {
  claimDueLetters,
  markFailed,
  markInDoubt,
  markSent,
  markSuperseded,
  returnToQueue,
} from '../../../register/letters/letter-queue.ts';
import { findLetter } from '../../../register/letters/letters.ts';
import { closeTask, listTasks, openTask } from '../../../register/tasks.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { at, settleCourse } from '../../support/reviews-in-register.ts';

const NOW = at('2021-11-01T11:00:00Z');
const LATER = at('2021-11-02T11:00:00Z');

let database: TestRegister;
beforeEach(async () => {
  database = await createTestRegister();
  await settleCourse(database.register, { now: NOW });
});
afterEach(async () => {
  await database.drop();
});

/** As a post room does that has put each slip into a letter of its own. */
async function claimOne(now = NOW) {
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  const [letter] = await claimDueLetters(database.register, {
    mechanism: 'untoc',
    owner: 'host:1',
    now,
    realNow: at('2026-01-01T00:00:00Z'),
    limit: 1,
  });
  if (letter === undefined) throw new Error('nothing could be claimed');
  return letter;
}

async function inDoubt() {
  const letter = await claimOne();
  const { id, review } = letter;
  await openTask(database.register, { kind: 'letter-in-doubt', review, letterId: id, text: 'Look.' });
  await markInDoubt(database.register, {
    ...letter,
    error: 'connection lost',
    subject: 'Due',
    bodyText: 'It',
  });
  return id;
}

async function record(letterId: string, act: OfficerAct, commandId = 'command-1', reason = 'As told') {
  return await recordLetterAct(
    database.register,
    { letterId, commandId, act, officer: 'Officer 2', reason, now: LATER },
    { clock: REAL_TIME, mailDomain: 'chancery.example', makeEvidence: writePlainly },
  );
}

/** In the place of the files that the server writes. */
const writePlainly: MakeEvidence = (facts) => {
  const html = JSON.stringify(facts);
  return Promise.resolve({ digest: 'd'.repeat(64), html, pdf: Buffer.from(html) });
};

async function openTasks() {
  return (await listTasks(database.register, { limit: 10, done: false })).items;
}

test('a letter in doubt that is sent again is the same letter: same Message-ID, a new attempt, its task done', async () => {
  const id = await inDoubt();
  const before = await findLetter(database.register, id);
  expect(await record(id, { kind: 'resend', force: false })).toMatchObject({
    accepted: true,
    value: { mechanism: 'untoc', status: 'intended', duplicate: false },
  });
  expect(await findLetter(database.register, id)).toMatchObject({
    status: 'intended',
    messageToken: before?.messageToken,
    notBefore: LATER,
    lastError: null,
  });
  expect(await openTasks()).toEqual([]);
  const [task] = (await listTasks(database.register, { limit: 10 })).items;
  expect(task).toMatchObject({ doneBy: 'Officer 2', doneReason: 'As told' });
  await database.register
    .updateTable('letters')
    .set({ status: 'superseded' })
    .where('id', '<>', id)
    .execute();
  expect(await claimOne(LATER)).toMatchObject({ id, attempt: 2, messageToken: before?.messageToken });
});

test('a letter that was delivered counts as sent from that moment', async () => {
  const id = await inDoubt();
  await record(id, { kind: 'delivered' });
  expect(await findLetter(database.register, id)).toMatchObject({
    status: 'sent',
    sentAt: LATER,
    bodyText: 'It',
  });
  expect(await openTasks()).toEqual([]);
});

test('an act is recorded with who, when, why and the letter as it stood, and nothing of it can be changed', async () => {
  const id = await inDoubt();
  await record(id, { kind: 'resend', force: false });
  expect(await listLetterActs(database.register, id)).toMatchObject([
    {
      kind: 'resend',
      officer: 'Officer 2',
      reason: 'As told',
      insisted: false,
      recordedAt: LATER,
      before: { status: 'in-doubt', attempts: 1, lastError: 'connection lost', bodyText: 'It', sentAt: null },
    },
  ]);
  for (const table of ['letter_acts', 'letter_attempts']) {
    for (const change of [
      `update ${table} set letter_id = letter_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ])
      await expect(sql.raw(change).execute(database.register)).rejects.toThrow('never changed or removed');
  }
});

test('the same command again is the same act; another act under its name is refused', async () => {
  const id = await inDoubt();
  await record(id, { kind: 'resend', force: false });
  expect(await record(id, { kind: 'resend', force: false })).toMatchObject({
    accepted: true,
    value: { status: 'intended', duplicate: true },
  });
  expect(await record(id, { kind: 'delivered' })).toMatchObject({ refusal: { code: 'command-id-reused' } });
  expect(await record(id, { kind: 'resend', force: false }, 'command-1', 'Otherwise')).toMatchObject({
    refusal: { code: 'command-id-reused' },
  });
  expect(await listLetterActs(database.register, id)).toHaveLength(1);
});

test('of officers who decide at once one decides', async () => {
  const id = await inDoubt();
  const decided = await Promise.all(
    [1, 2, 3, 4].map(async (index) => await record(id, { kind: 'resend', force: false }, `command-${index}`)),
  );
  expect(decided.filter(({ accepted }) => accepted)).toHaveLength(1);
});

test('nothing is recorded about a letter that nobody wrote, or when the act is refused', async () => {
  const unknown = '00000000-0000-4000-8000-000000000001';
  expect(await record(unknown, { kind: 'decline' })).toMatchObject({ refusal: { code: 'letter-not-found' } });
  const id = await inDoubt();
  expect(await record(id, { kind: 'decline' })).toMatchObject({
    refusal: { code: 'letter-not-awaiting-signature' },
  });
  expect(await listLetterActs(database.register, id)).toEqual([]);
  expect(await openTasks()).toHaveLength(1);
});

test('a sent letter that is sent again by force and overtaken meanwhile stays a sent one, its first text kept', async () => {
  const { id, attempt } = await claimOne();
  await markSent(database.register, { id, attempt, sentAt: NOW, subject: 'Due', bodyText: 'First' });
  await record(id, { kind: 'resend', force: true });
  await database.register
    .updateTable('letters')
    .set({ status: 'superseded' })
    .where('id', '<>', id)
    .execute();
  const again = await claimOne(LATER);
  await markSuperseded(database.register, { ...again, reason: 'met' });
  expect(await findLetter(database.register, id)).toMatchObject({
    status: 'sent',
    sentAt: NOW,
    bodyText: 'First',
  });
  expect(await listLetterActs(database.register, id)).toMatchObject([
    { insisted: true, before: { status: 'sent', sentAt: NOW, bodyText: 'First' } },
  ]);
});

test('every attempt is kept with how it ended and what the relay said', async () => {
  const first = await claimOne();
  await returnToQueue(database.register, { ...first, notBefore: NOW, error: '450 later' });
  await database.register
    .updateTable('letters')
    .set({ status: 'superseded' })
    .where('id', '<>', first.id)
    .execute();
  const second = await claimOne();
  await markSent(database.register, { ...second, sentAt: NOW, reply: '250 queued as 4711' });
  expect(await markFailed(database.register, { ...second, error: 'too late' })).toBe(false);
  expect(await listAttempts(database.register, first.id)).toMatchObject([
    { attempt: 1, outcome: 'queued', reply: '450 later' },
    { attempt: 2, outcome: 'sent', reply: '250 queued as 4711' },
  ]);
});

test('a letter knows when it was signed', async () => {
  const { id } = await claimOne();
  await database.register
    .updateTable('letters')
    .set({ status: 'awaiting-signature' })
    .where('id', '=', id)
    .execute();
  expect(await readLetterFacts(database.register, [id])).toMatchObject([{ signedAt: null }]);
  expect(await record(id, { kind: 'sign', override: false })).toMatchObject({
    refusal: { code: 'earlier-letters-not-accepted' },
  });
  expect(await record(id, { kind: 'sign', override: true })).toMatchObject({ value: { status: 'intended' } });
  expect(await readLetterFacts(database.register, [id])).toMatchObject([
    { signedAt: LATER, evidenceDigest: 'd'.repeat(64) },
  ]);
  const evidence = await findEvidence(database.register, id);
  expect(evidence).toMatchObject({ madeAt: LATER, digest: 'd'.repeat(64) });
  expect(JSON.parse(evidence?.html ?? '')).toMatchObject({
    asOf: LATER,
    decisions: [{ kind: 'sign', insisted: true, reason: 'As told' }],
  });
  expect(evidence?.pdf.toString()).toBe(evidence?.html);
});

test('a task that is done opens again when the letter fails again, and the command that closed it does not close it again', async () => {
  const id = await inDoubt();
  const task = (await openTasks())[0];
  if (task === undefined) throw new Error('no task is open');
  const closing = { commandId: 'done-1', officer: 'Officer 2', reason: null };
  expect(await closeTask(database.register, task.id, closing)).toMatchObject({ doneBy: 'Officer 2' });
  await openTask(database.register, { ...task, letterId: id, text: 'Look again.' });
  expect(await openTasks()).toMatchObject([{ id: task.id, text: 'Look again.', doneBy: null }]);
  expect(await closeTask(database.register, task.id, closing)).toMatchObject({ doneAt: null });
  expect(await closeTask(database.register, task.id, { ...closing, commandId: 'done-2' })).not.toMatchObject({
    doneAt: null,
  });
  expect(await closeTask(database.register, '00000000-0000-4000-8000-000000000001', closing)).toBeUndefined();
});
