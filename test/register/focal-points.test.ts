import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { step, strikeOut } from '../support/review-course.ts';
import { at, settleCourse } from '../support/reviews-in-register.ts';

const FIRST = '00000000-0000-4000-8000-000000000001';
const SECOND = '00000000-0000-4000-8000-000000000002';

const named = (id: string, contactId: string, on: string) => ({ ...step(id, 'NGA', on), contactId });
const NAMED = [
  named('focal-point-named', FIRST, '2021-11-02'),
  named('focal-point-replaced', SECOND, '2021-11-03'),
];

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
});
afterAll(async () => {
  await database.drop();
});

async function readFocalPoints(key: ReviewKey) {
  const rows = await database.register
    .selectFrom('review_parties')
    .select(['party', 'focal_point'])
    .where('review_key', '=', key)
    .orderBy('position')
    .execute();
  return rows.map(({ party, focal_point }) => [party, focal_point]);
}

test('the focal point of a party is the one that its newest effective act names', async () => {
  const replaced = await settleCourse(database.register, { acts: NAMED, now: at('2021-11-03T12:00:00Z') });
  expect(await readFocalPoints(replaced.key)).toEqual([
    ['NGA', SECOND],
    ['KEN', null],
    ['AUT', null],
  ]);
  const acts = [...NAMED, strikeOut(3, '2021-11-04')];
  const struckOut = await settleCourse(database.register, { acts, now: at('2021-11-04T12:00:00Z') });
  expect((await readFocalPoints(struckOut.key))[0]).toEqual(['NGA', FIRST]);
});

test('an act that names no contact of the register stops nothing: its party has no focal point', async () => {
  const acts = [...NAMED, strikeOut(3, '2021-11-04'), step('focal-point-named', 'KEN', '2021-11-05')];
  const settled = await settleCourse(database.register, { acts, now: at('2021-11-05T12:00:00Z') });
  expect(settled.enteredThrough).toBe(5);
  expect((await readFocalPoints(settled.key))[1]).toEqual(['KEN', null]);
});
