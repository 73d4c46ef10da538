import { afterEach, beforeEach, expect, test } from 'vitest';
import { remindOfDrafts } from '../../activities/remind-of-drafts.ts';
import { REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { countDrafts } from '../../register/letters/escalations.ts';
import { type EvidenceMaking, recordLetterAct } from '../../register/letters/letter-acts.ts';
import { listTasks } from '../../register/tasks.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { at, settleCourse } from '../support/reviews-in-register.ts';

/** Four months after the opening the bureau is to be told of several focal points. */
const DRAFTED = at('2022-02-28T10:00:00Z');

const NOTHING_SIGNED: EvidenceMaking = {
  clock: REAL_TIME,
  mailDomain: 'chancery.example',
  makeEvidence: () => Promise.reject(new Error('nothing is signed')),
};

let database: TestRegister;
beforeEach(async () => {
  database = await createTestRegister();
  await settleCourse(database.register, { now: DRAFTED });
  // Of those of that morning alone; two weeks before there were others.
  await database.register
    .updateTable('letters')
    .set({ status: 'superseded' })
    .where('status', '=', 'awaiting-signature')
    .where('moment', '<', at('2022-02-28T00:00:00Z'))
    .execute();
});
afterEach(async () => {
  await database.drop();
});

/** A round at that moment of the proceedings, whose clock stands still. */
async function remind(now: string): Promise<Instant | null> {
  const clock = { origin: new Date().toISOString() as Instant, start: at(now), rate: 1e-9 };
  return await remindOfDrafts({ register: database.register, clock, room: { mechanism: 'untoc' } });
}

const drafts = async () =>
  await database.register
    .selectFrom('letters')
    .select('id')
    .where('status', '=', 'awaiting-signature')
    .execute();
async function slips() {
  const rows = await database.register
    .selectFrom('letters')
    .select(['addressee', 'day', 'moment', 'not_before as notBefore', 'task_ids as taskIds', 'gathered'])
    .orderBy('day')
    .execute();
  return rows.filter(({ taskIds }) => taskIds.length > 0);
}

const openTasks = async () => (await listTasks(database.register, { limit: 100, done: false })).items;

test('before the third day nothing happens, and the room learns when to look again', async () => {
  expect(await remind('2022-03-03T07:59:00Z')).toBe('2022-03-03T08:00:00.000Z');
  expect(await slips()).toEqual([]);
  expect(await openTasks()).toEqual([]);
});

test('on the third day each draft makes a task and a slip to the secretariat, and once only', async () => {
  const count = (await drafts()).length;
  expect(count).toBeGreaterThan(0);
  await remind('2022-03-03T09:00:00Z');
  await Promise.all([remind('2022-03-03T09:00:00Z'), remind('2022-03-04T09:00:00Z')]);
  const made = await slips();
  const tasks = await openTasks();
  expect(made).toHaveLength(count);
  expect(tasks).toHaveLength(count);
  expect(tasks.map(({ kind }) => kind)).toEqual(made.map(() => 'draft-unsigned'));
  expect(made.flatMap(({ taskIds }) => taskIds).toSorted()).toEqual(tasks.map(({ id }) => id).toSorted());
  const at9 = at('2022-03-03T08:00:00Z');
  expect(made[0]).toMatchObject({ day: '2022-03-03', moment: at9, notBefore: at9 });
  expect(made[0]).toMatchObject({ addressee: 'secretariat', gathered: false });
});

test('a draft whose date was met meanwhile is not called to mind, and does not count as one to sign', async () => {
  expect(await countDrafts(database.register)).toBe((await drafts()).length);
  await database.register.updateTable('time_limits').set({ status: 'met' }).execute();
  await remind('2022-03-03T09:00:00Z');
  expect(await slips()).toEqual([]);
  expect(await countDrafts(database.register)).toBe(0);
});

test('a week later they are reminded again, by the same tasks, which open again where somebody closed them', async () => {
  await remind('2022-03-03T09:00:00Z');
  const before = await openTasks();
  await database.register
    .updateTable('tasks')
    .set({ done_at: at('2022-03-05T09:00:00Z') })
    .execute();
  await remind('2022-03-09T12:00:00Z');
  expect(await openTasks()).toEqual([]);
  await remind('2022-03-10T09:00:00Z');
  expect((await openTasks()).map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
  expect([...new Set((await slips()).map(({ day }) => day))]).toEqual(['2022-03-03', '2022-03-10']);
});

test('what an officer signed or declined is reminded of no more, and its task is done', async () => {
  await remind('2022-03-03T09:00:00Z');
  const ids = await drafts();
  for (const [index, { id }] of ids.entries()) {
    const decided = await recordLetterAct(
      database.register,
      {
        letterId: id,
        commandId: `command-${index}`,
        act: { kind: 'decline' },
        officer: 'Officer 2',
        reason: 'It answered by telephone',
        now: at('2022-03-04T09:00:00Z'),
      },
      NOTHING_SIGNED,
    );
    expect(decided.accepted).toBe(true);
  }
  expect(await openTasks()).toEqual([]);
  expect(await remind('2022-03-10T09:00:00Z')).toBeNull();
  expect(await slips()).toHaveLength(ids.length);
});
