import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { findActByCommand, readActs } from '../../register/acts.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { ReviewCourse, step } from '../support/review-course.ts';
import { at, settleCourse } from '../support/reviews-in-register.ts';

const ACTS = [step('focal-point-named', 'NGA', '2021-11-02'), step('expert-named', 'KEN', '2021-11-03')];

let database: TestRegister;
let key: ReviewKey;
beforeAll(async () => {
  database = await createTestRegister();
  ({ key } = await settleCourse(database.register, { acts: ACTS, now: at('2021-11-03T12:00:00Z') }));
});
afterAll(async () => {
  await database.drop();
});

test('acts are read as they were recorded', async () => {
  expect(await readActs(database.register, key)).toEqual(
    ReviewCourse.opened('2021-11-01').with(...ACTS).acts,
  );
});

test('an act is found by the command that made it', async () => {
  expect(await findActByCommand(database.register, key, 'command-2')).toMatchObject({
    sequence: 2,
    body: ACTS[0],
  });
  expect(await findActByCommand(database.register, key, 'command-9')).toBeUndefined();
});

test('a recorded act can be neither changed nor removed nor truncated, by whatever statement', async () => {
  const { register } = database;
  const before = await readActs(register, key);
  const attempts = [
    sql`update acts set recorded_by = 'somebody else'`,
    sql`update acts set recorded_by = 'nobody' where sequence = 99`,
    sql`delete from acts where review_key = ${key}`,
    sql`truncate acts`,
    sql`truncate reviews cascade`,
    sql`insert into acts select * from acts on conflict (review_key, sequence) do update set command_id = 'x'`,
  ];
  for (const attempt of attempts) {
    await expect(attempt.execute(register)).rejects.toThrow('never changed or removed');
  }
  expect(await readActs(register, key)).toEqual(before);
});

test('a sequence and a command id occur once in a review, whatever the code says', async () => {
  const row = { review_key: key, recorded_by: 'x', recorded_at: at('2021-11-04T12:00:00Z'), body: '{}' };
  const { register } = database;
  await expect(
    register
      .insertInto('acts')
      .values({ ...row, sequence: 2, command_id: 'fresh' })
      .execute(),
  ).rejects.toThrow('acts_pkey');
  await expect(
    register
      .insertInto('acts')
      .values({ ...row, sequence: 4, command_id: 'command-2' })
      .execute(),
  ).rejects.toThrow('acts_review_key_command_id_key');
});
