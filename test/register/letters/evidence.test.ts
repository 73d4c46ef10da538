import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { REAL_TIME } from '../../../domain/calendar/proceedings-clock.ts';
import type { NoticeKey } from '../../../domain/review/notice.ts';
import { readEarlier } from '../../../register/letters/earlier-letters.ts';
import { countDrafts, listDecidedEscalations } from '../../../register/letters/escalations.ts';
import { readEvidence } from '../../../register/letters/evidence.ts';
import { recordLetterAct } from '../../../register/letters/letter-acts.ts';
import { findEvidence, freezeEvidence, readEvidenceOf } from '../../../register/letters/letter-evidence.ts';
import { findLetter } from '../../../register/letters/letters.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { type EscalatedReview, escalateQuestionnaire } from '../../support/escalated-review.ts';
import { at } from '../../support/reviews-in-register.ts';

const NOW = at('2022-09-02T12:00:00Z');
const MAKING = {
  clock: REAL_TIME,
  mailDomain: 'chancery.example',
  makeEvidence: () => Promise.resolve({ digest: 'd'.repeat(64), html: '<p>', pdf: Buffer.from([0, 255]) }),
};

let database: TestRegister;
let review: EscalatedReview;
beforeEach(async () => {
  database = await createTestRegister();
  review = await escalateQuestionnaire(database.register);
});
afterEach(async () => {
  await database.drop();
});

async function read(letterId = review.draft) {
  const question = { letterId, clock: REAL_TIME, mailDomain: 'chancery.example', now: NOW };
  const facts = await readEvidence(database.register, question);
  if (facts === undefined) throw new Error('the register has no evidence');
  return facts;
}

async function change(id: string, set: Readonly<Record<string, unknown>>) {
  await database.register
    .updateTable('letters')
    .set(set as never)
    .where('id', '=', id)
    .execute();
}

async function sign(override = false, commandId = 'command-1') {
  const act = { kind: 'sign', override } as const;
  const command = { letterId: review.draft, commandId, act, officer: 'Officer 2', reason: 'Due', now: NOW };
  return await recordLetterAct(database.register, command, MAKING);
}

test('the evidence is of one time limit: its notices, its letters and the acts of its review', async () => {
  const facts = await read();
  expect(facts).toMatchObject({
    asOf: NOW,
    rehearsal: false,
    notice: { limit: 'questionnaire/NGA', addressee: 'bureau' },
    review: { key: review.key },
    owedBy: { code: 'NGA', name: 'Nigeria' },
    limit: { dueOn: '2022-06-01', status: 'running' },
    decisions: [],
  });
  expect(facts.acts.map(({ body }) => body.kind)).toEqual([
    'review-opened',
    'step-taken',
    'extension-granted',
  ]);
  expect(new Set(facts.notices.map(({ notice }) => notice.limit))).toEqual(new Set(['questionnaire/NGA']));
  expect(facts.notices.map(({ notice }) => notice.key)).not.toContain(facts.notice.key);
  expect(facts.notices.some(({ superseded }) => superseded === 'overtaken')).toBe(true);
  expect(facts.letters).toHaveLength(review.sent.length);
  expect(facts.letters.map(({ day }) => day)).toEqual(facts.letters.map(({ day }) => day).toSorted());
  expect(facts.letters[0]).toMatchObject({
    messageId: expect.stringMatching(/^[0-9a-f]{32}@chancery\.example$/) as string,
    addressee: 'party',
    writtenTo: null,
    language: 'fr',
    subject: 'Examen du Nigéria',
    status: 'sent',
    delivery: null,
    among: false,
    insteadOf: null,
    attempts: [{ outcome: 'sent', at: expect.stringMatching(/Z$/) as string }],
    acts: [],
  });
});

test('attempts are told in the time of the proceedings, and a rehearsal is known by its clock', async () => {
  const clock = { origin: at('2026-01-01T00:00:00Z'), start: at('2022-01-01T00:00:00Z'), rate: 1 };
  await sql`alter table letter_attempts disable trigger user`.execute(database.register);
  await sql`update letter_attempts set ended_at = '2026-01-03T00:00:00Z'`.execute(database.register);
  const question = { letterId: review.draft, clock, mailDomain: 'chancery.example', now: NOW };
  const facts = await readEvidence(database.register, question);
  expect(facts).toMatchObject({ rehearsal: true });
  expect(facts?.letters[0]?.attempts).toEqual([{ outcome: 'sent', at: at('2022-01-03T00:00:00Z') }]);
});

test('of a letter about several matters only its part is read, and it says that there were others', async () => {
  const [first = ''] = review.sent;
  const { rows } = await sql<{ key: NoticeKey }>`
    select key from notices where limit_key = 'focal-point/KEN' order by moment limit 1`.execute(
    database.register,
  );
  const other = rows[0]?.key;
  await sql`update letters set notice_keys = array[${other}] || notice_keys where id = ${first}`.execute(
    database.register,
  );
  const [letter] = (await read()).letters;
  expect(letter).toMatchObject({ among: true });
  expect(letter?.notices.map(({ limit }) => limit)).toEqual(['questionnaire/NGA']);
});

test('a letter that told of tasks as well spoke of other matters', async () => {
  const [first = ''] = review.sent;
  await sql`update letters set task_ids = array[gen_random_uuid()] where id = ${first}`.execute(
    database.register,
  );
  expect((await read()).letters[0]).toMatchObject({ among: true });
});

test('a notice that its letter left out is told with its reason, and not as asked', async () => {
  const before = await read();
  const key = before.letters[0]?.notices[0]?.key;
  await sql`update notices set left_out = 'suspended' where key = ${key}`.execute(database.register);
  const after = await read();
  expect(after.letters).toHaveLength(before.letters.length - 1);
  expect(after.notices.find(({ notice }) => notice.key === key)).toMatchObject({ leftOut: 'suspended' });
});

test('a letter that came back is told with the one that went in its place', async () => {
  const [first = '', second = ''] = review.sent;
  await change(first, { delivery: 'bounced', delivery_at: NOW });
  await change(second, { instead_of: first });
  const [bounced, instead] = (await read()).letters;
  expect(bounced).toMatchObject({ delivery: 'bounced', deliveryAt: NOW });
  expect(instead?.insteadOf).toBe(bounced?.messageId);
});

test('what officers did is told without who they were', async () => {
  const [first = ''] = review.sent;
  const command = { letterId: first, commandId: 'c', officer: 'Officer 2', reason: 'Lost', now: NOW };
  await recordLetterAct(database.register, { ...command, act: { kind: 'resend', force: true } }, MAKING);
  await sign(true);
  const facts = await read();
  expect(facts.letters[0]?.acts).toEqual([{ kind: 'resend', reason: 'Lost', insisted: true, at: NOW }]);
  expect(facts.decisions).toEqual([{ kind: 'sign', reason: 'Due', insisted: true, at: NOW }]);
  expect(JSON.stringify({ ...facts, acts: [] })).not.toContain('Officer 2');
});

test('there is none for a letter that is not there', async () => {
  const letterId = '00000000-0000-4000-8000-000000000001';
  const question = { letterId, clock: REAL_TIME, mailDomain: 'chancery.example', now: NOW };
  expect(await readEvidence(database.register, question)).toBeUndefined();
});

test('a pack is frozen once, with its letter, byte for byte', async () => {
  const evidence = { digest: 'd'.repeat(64), html: '<p>ä</p>', pdf: Buffer.from([0, 1, 255]), madeAt: NOW };
  const freeze = () =>
    database.register
      .transaction()
      .execute(async (transaction) => await freezeEvidence(transaction, review.draft, evidence));
  await freeze();
  expect(await findEvidence(database.register, review.draft)).toEqual(evidence);
  expect(await readEvidenceOf(database.register, [review.draft, ...review.sent])).toEqual(
    new Map([[review.draft, evidence]]),
  );
  await expect(freeze()).rejects.toThrow(/duplicate key/);
});

test('a signature is refused while a letter came back that none replaced, and given when one did', async () => {
  const [first = '', second = ''] = review.sent;
  await change(first, { delivery: 'bounced' });
  expect(await sign()).toMatchObject({
    refusal: {
      code: 'earlier-letters-not-accepted',
      message: expect.stringContaining('came back') as string,
    },
  });
  expect(await findEvidence(database.register, review.draft)).toBeUndefined();
  await change(second, { instead_of: first });
  expect(await sign()).toMatchObject({ value: { status: 'intended' } });
  expect(await findEvidence(database.register, review.draft)).toMatchObject({ madeAt: NOW });
});

test('a letter that is to go in the place of one that came back does not replace it before it has left', async () => {
  const [first = '', second = ''] = review.sent;
  await change(first, { delivery: 'bounced' });
  const facts = await read();
  const earlierOf = async () =>
    (await readEarlier(database.register, [facts.notice.key])).get(facts.notice.key)?.[0];
  for (const instead of [
    { status: 'intended' },
    { status: 'sent', delivery: 'bounced' },
    { status: 'failed', delivery: null },
  ]) {
    await change(second, { instead_of: first, ...instead });
    expect(await earlierOf(), JSON.stringify(instead)).not.toHaveProperty('replaced');
  }
  await change(second, { status: 'sent', delivery: 'delivered' });
  expect(await earlierOf()).toMatchObject({ status: 'bounced', replaced: true });
});

test('drafts are counted, and decisions listed, newest first', async () => {
  const drafts = await countDrafts(database.register);
  expect(drafts).toBeGreaterThan(1);
  await sign();
  const { rows } = await sql<{
    id: string;
  }>`select id from letters where status = 'awaiting-signature' limit 1`.execute(database.register);
  const declined = rows[0]?.id ?? '';
  await recordLetterAct(
    database.register,
    {
      letterId: declined,
      commandId: 'c2',
      act: { kind: 'decline' },
      officer: 'Officer 3',
      reason: 'Agreed otherwise',
      now: at('2022-09-03T12:00:00Z'),
    },
    MAKING,
  );
  expect(await countDrafts(database.register)).toBe(drafts - 2);
  const first = await listDecidedEscalations(database.register, { limit: 1 });
  expect(first.items).toMatchObject([
    {
      id: declined,
      decision: 'decline',
      officer: 'Officer 3',
      reason: 'Agreed otherwise',
      status: 'superseded',
    },
  ]);
  const second = await listDecidedEscalations(database.register, { limit: 1, cursor: first.next ?? '' });
  expect(second).toMatchObject({
    items: [{ id: review.draft, decision: 'sign', insisted: false, status: 'intended' }],
    next: null,
  });
});

test('a signature is not recorded when its evidence cannot be written', async () => {
  const act = { kind: 'sign', override: false } as const;
  const command = { letterId: review.draft, commandId: 'c', officer: 'Officer 2', reason: 'Due', now: NOW };
  const makeEvidence = () => Promise.reject(new Error('no font'));
  await expect(
    recordLetterAct(database.register, { ...command, act }, { ...MAKING, makeEvidence }),
  ).rejects.toThrow('no font');
  expect(await findLetter(database.register, review.draft)).toMatchObject({ status: 'awaiting-signature' });
  expect((await read()).decisions).toEqual([]);
});
