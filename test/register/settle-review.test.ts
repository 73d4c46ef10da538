import { afterAll, beforeAll, expect, test } from 'vitest';
import { agenda } from '../../domain/review/agenda.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { ActConflictError, readActs } from '../../register/acts.ts';
import { raiseNextWake } from '../../register/letters/post-room.ts';
import { settleReview } from '../../register/settle-review.ts';
import { readTimetable } from '../../register/time-limits.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { ReviewCourse, step, strikeOut, suspended, waiver } from '../support/review-course.ts';
import { at, readEverything } from '../support/reviews-in-register.ts';
import { UNTOC } from '../support/untoc-procedure.ts';

const OPENED = ReviewCourse.opened('2021-11-01');
const RECORDED_AT = at('2021-11-01T11:00:00Z');

let database: TestRegister;
beforeAll(async () => {
  database = await createTestRegister();
});
afterAll(async () => {
  await database.drop();
});

/** Each test has a review of its own: `ReviewCourse` computes for Nigeria, and the key is only a name to the register. */
let reviews = 0;
function freshKey(): ReviewKey {
  reviews += 1;
  return `untoc/${String(reviews)}/NGA` as ReviewKey;
}

function eightTimes<Value>(make: () => Value): readonly Value[] {
  return Array.from({ length: 8 }, make);
}

test('an opening enters the act, the timetable, the opening notices and their letters', async () => {
  const review = freshKey();
  const { register } = database;
  const settled = await settleReview(register, {
    review,
    acts: OPENED.acts,
    now: RECORDED_AT,
    procedure: UNTOC,
  });

  expect(settled).toEqual({
    enteredThrough: 1,
    stage: 'nomination',
    nextAt: at('2021-11-08T08:00:00Z'),
    closed: false,
    wokeEarlier: true,
  });
  expect(await readTimetable(register, review)).toEqual(OPENED.limits());
  const notices = await register.selectFrom('notices').selectAll().where('review_key', '=', review).execute();
  const letters = await register.selectFrom('letters').selectAll().where('review_key', '=', review).execute();
  expect(notices.map(({ rung }) => rung)).toEqual(notices.map(() => 'opening'));
  expect(letters.map(({ notice_keys }) => notice_keys).toSorted()).toEqual(
    notices.map(({ key }) => [key]).toSorted(),
  );
  expect(new Set(letters.map(({ status }) => status))).toEqual(new Set(['intended']));
  expect(new Set(letters.map(({ day }) => day))).toEqual(new Set(['2021-11-01']));
});

test('the same acts settled again change nothing and wake nobody', async () => {
  const review = freshKey();
  const settlement = { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC };
  await settleReview(database.register, settlement);
  const before = await readEverything(database.register);
  const again = await settleReview(database.register, settlement);
  expect(await readEverything(database.register)).toEqual(before);
  expect(again).toMatchObject({ enteredThrough: 1, wokeEarlier: false });
});

test('eight at once open one review once', async () => {
  const review = freshKey();
  const settlement = { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC };
  const all = await Promise.all(eightTimes(async () => await settleReview(database.register, settlement)));
  expect(all.map(({ enteredThrough }) => enteredThrough)).toEqual(all.map(() => 1));
  expect((await readActs(database.register, review)).map(({ sequence }) => sequence)).toEqual([1]);
});

test('eight at once enter the same acts of a running review once', async () => {
  const review = freshKey();
  const { register } = database;
  await settleReview(register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  const { acts } = OPENED.with(step('focal-point-named', 'NGA', '2021-11-01'));
  const all = await Promise.all(
    eightTimes(async () => await settleReview(register, { review, acts, now: RECORDED_AT })),
  );
  expect(all.map(({ enteredThrough }) => enteredThrough)).toEqual(all.map(() => 2));
  expect(await readActs(register, review)).toEqual(acts);
});

test('writers that know more or fewer acts of a review, racing, leave the timetable of all acts', async () => {
  const review = freshKey();
  const { register } = database;
  await settleReview(register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  const course = OPENED.with(
    ...['NGA', 'KEN', 'AUT'].map((who) => step('focal-point-named', who, '2021-11-02')),
    step('questionnaire-submitted', 'NGA', '2021-11-03'),
  );
  const now = at('2021-11-03T12:00:00Z');
  const known = course.acts.map((_, index) => course.acts.slice(0, index + 1));
  await Promise.all(
    [...known, ...known.toReversed()].map(
      async (acts) => await settleReview(register, { review, acts, now }),
    ),
  );
  expect(await readTimetable(register, review)).toEqual(course.limits());
});

test('when time passes, what fell due becomes letters and what was overtaken is kept with the reason', async () => {
  const review = freshKey();
  const { register } = database;
  await settleReview(register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  const now = at('2021-12-20T10:00:00Z');
  const entered = await register
    .selectFrom('notices')
    .select('key')
    .where('review_key', '=', review)
    .execute();
  const expected = agenda({
    procedure: UNTOC,
    state: { ...OPENED.state(), key: review },
    limits: OPENED.limits(),
    decided: new Set(entered.map(({ key }) => key)),
    now,
  });
  const settled = await settleReview(register, { review, acts: [], now });

  expect(settled.nextAt).toBe(expected.nextAt);
  const decided = await register
    .selectFrom('notices')
    .selectAll()
    .where('review_key', '=', review)
    .where('decided_at', '=', now)
    .execute();
  const keysOf = (status: string) => decided.filter((one) => one.status === status).map(({ key }) => key);
  expect(new Set(keysOf('due'))).toEqual(new Set(expected.due.map(({ key }) => key)));
  expect(new Set(keysOf('superseded'))).toEqual(new Set(expected.superseded.map(({ key }) => key)));
  expect(expected.superseded.length).toBeGreaterThan(0);
  expect(new Set(decided.map(({ reason }) => reason))).toEqual(new Set([null, 'overtaken']));
});

test('a notice overtaken by the end of its time limit names that end', async () => {
  const review = freshKey();
  await settleReview(database.register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  const course = OPENED.with(
    step('focal-point-named', 'KEN', '2021-11-15'),
    waiver('focal-point', 'AUT', '2021-11-15'),
  );
  await settleReview(database.register, { review, acts: course.acts, now: at('2021-11-15T11:00:00Z') });
  const reasons = await database.register
    .selectFrom('notices')
    .select(['limit_key', 'reason'])
    .distinct()
    .where('review_key', '=', review)
    .where('obligation', '=', 'focal-point')
    .where('status', '=', 'superseded')
    .orderBy('limit_key')
    .execute();
  expect(reasons).toEqual([
    { limit_key: 'focal-point/AUT', reason: 'waived' },
    { limit_key: 'focal-point/KEN', reason: 'met' },
    { limit_key: 'focal-point/NGA', reason: 'overtaken' },
  ]);
});

test('a notice that an officer must sign makes a letter that waits for the signature; the post room looks when it reminds of it', async () => {
  const review = freshKey();
  await settleReview(database.register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  await settleReview(database.register, { review, acts: [], now: at('2022-02-28T07:00:00Z') });
  await raiseNextWake(database.register, 'untoc');
  await settleReview(database.register, { review, acts: [], now: at('2022-02-28T10:00:00Z') });
  const room = await database.register.selectFrom('post_rooms').select('next_wake').executeTakeFirstOrThrow();
  expect(room.next_wake).toBe('2022-03-03T08:00:00.000Z');
  const letters = await database.register
    .selectFrom('letters')
    .select(['addressee', 'party', 'status'])
    .distinct()
    .where('review_key', '=', review)
    .where('addressee', '=', 'bureau')
    .execute();
  expect(letters).toEqual([{ addressee: 'bureau', party: null, status: 'awaiting-signature' }]);
});

test('of many reviews that fall due at once, only one wakes the post room', async () => {
  await raiseNextWake(database.register, 'untoc');
  const woken = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const settlement = { review: freshKey(), acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC };
      return (await settleReview(database.register, settlement)).wokeEarlier;
    }),
  );
  expect(woken.filter(Boolean)).toHaveLength(1);
});

test('after the post room has raised its wake, the next letter wakes it again', async () => {
  await raiseNextWake(database.register, 'untoc');
  const settlement = { review: freshKey(), acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC };
  expect((await settleReview(database.register, settlement)).wokeEarlier).toBe(true);
});

test('another act in the place of one that is held is refused and nothing is written', async () => {
  const review = freshKey();
  const { register } = database;
  await settleReview(register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  const before = await readEverything(register);
  const other = ReviewCourse.opened('2021-11-01', { group: 3 });
  await expect(settleReview(register, { review, acts: other.acts, now: RECORDED_AT })).rejects.toThrow(
    ActConflictError,
  );
  const gap = OPENED.with(suspended('2021-11-02'), strikeOut(2, '2021-11-02')).acts.slice(2);
  await expect(settleReview(register, { review, acts: gap, now: RECORDED_AT })).rejects.toThrow(
    'ends with act 1',
  );
  expect(await readEverything(register)).toEqual(before);
});

test('a review that nobody opened, or whose procedure nobody entered, is an error', async () => {
  const acts = OPENED.with(suspended('2021-11-02')).acts.slice(1);
  await expect(
    settleReview(database.register, { review: freshKey(), acts, now: RECORDED_AT }),
  ).rejects.toThrow('holds no review');
  await expect(
    settleReview(database.register, {
      review: 'uncac/1/NGA' as ReviewKey,
      acts: OPENED.acts,
      now: RECORDED_AT,
    }),
  ).rejects.toThrow('no procedure of uncac');
});

test('a running review keeps the procedure it started with when a newer one is entered', async () => {
  const review = freshKey();
  const { register } = database;
  await settleReview(register, { review, acts: OPENED.acts, now: RECORDED_AT, procedure: UNTOC });
  await settleReview(register, {
    review: freshKey(),
    acts: OPENED.acts,
    now: RECORDED_AT,
    procedure: { ...UNTOC, version: '2027-01-01', obligations: UNTOC.obligations.slice(0, 2) },
  });
  const course = OPENED.with(step('focal-point-named', 'NGA', '2021-11-02'));
  await settleReview(register, { review, acts: course.acts, now: at('2021-11-02T11:00:00Z') });
  expect(await readTimetable(register, review)).toEqual(course.limits());
});
