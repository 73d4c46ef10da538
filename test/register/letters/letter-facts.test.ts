import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReviewKey } from '../../../domain/review/review-id.ts';
import { enterStandingContacts } from '../../../register/contacts.ts';
import { readLetterFacts } from '../../../register/letters/letter-facts.ts';
import { settleReview } from '../../../register/settle-review.ts';
import { readTimetable } from '../../../register/time-limits.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { at, settleCourse } from '../../support/reviews-in-register.ts';
import { UNTOC } from '../../support/untoc-procedure.ts';

let database: TestRegister;
let key: ReviewKey;
beforeAll(async () => {
  database = await createTestRegister();
  await enterStandingContacts(database.register, [
    {
      role: 'permanent-mission',
      party: 'AUT',
      name: 'Mission of Austria',
      email: 'aut@missions.example',
      language: 'de',
    },
  ]);
  ({ key } = await settleCourse(database.register, { now: at('2021-11-01T11:00:00Z') }));
  await settleReview(database.register, { review: key, acts: [], now: at('2021-11-08T10:00:00Z') });
});
afterAll(async () => {
  await database.drop();
});

async function findLetters(limit: string): Promise<readonly string[]> {
  const rows = await database.register
    .selectFrom('letters')
    .innerJoin('notices', (join) => join.onRef('notices.review_key', '=', 'letters.review_key'))
    .select('letters.id')
    .where('notices.limit_key', '=', limit as never)
    .whereRef('notices.key', '=', (eb) => eb.fn.any('letters.notice_keys') as never)
    .orderBy('letters.moment')
    .execute();
  return rows.map(({ id }) => id);
}

test('the facts of a letter are the notice, the review, the limit with its steps, the procedure and whom to write to', async () => {
  const [first = '', second = ''] = await findLetters('focal-point/AUT');
  const [facts] = await readLetterFacts(database.register, [second]);
  const limits = await readTimetable(database.register, key);
  expect(facts).toMatchObject({
    letterId: second,
    tasks: [],
    ended: [],
    insteadOfFocalPoint: false,
    signedAt: null,
    contact: { role: 'permanent-mission', email: 'aut@missions.example', language: 'de' },
  });
  const [matter, ...others] = facts?.matters ?? [];
  expect(others).toEqual([]);
  expect(matter).toMatchObject({
    notice: { review: key, limit: 'focal-point/AUT', party: 'AUT', addressee: 'party', dueOn: '2021-11-15' },
    procedure: UNTOC,
    review: {
      key,
      phase: '1',
      underReview: { code: 'NGA', name: 'Nigeria' },
      openedOn: '2021-11-01',
      suspended: false,
      closedOn: null,
      sample: true,
    },
    owedBy: { code: 'AUT', name: 'Austria' },
    overtaken: false,
    earlier: [{ rung: 'opening', addressee: 'party', day: '2021-11-01', status: 'intended' }],
  });
  expect(matter?.limit).toEqual(limits.find((limit) => limit.key === 'focal-point/AUT'));
  const [before] = await readLetterFacts(database.register, [first]);
  expect(before?.matters[0]?.earlier).toEqual([]);
  // The second is about the same time limit and is due as well.
  expect(before?.matters[0]?.overtaken).toBe(true);
});

test('many are read in the order asked for, unknown ids left out, and a letter to nobody has no contact', async () => {
  const [kenya = ''] = await findLetters('focal-point/KEN');
  const [secretariat = ''] = await findLetters('summary/secretariat');
  const unknown = '00000000-0000-4000-8000-00000000000f';
  const facts = await readLetterFacts(database.register, [secretariat, unknown, kenya]);
  expect(facts.map(({ letterId }) => letterId)).toEqual([secretariat, kenya]);
  expect(facts.map(({ contact }) => contact)).toEqual([null, null]);
  expect(facts[0]?.matters[0]?.owedBy).toEqual({ code: 'secretariat', name: 'the secretariat' });
  expect(await readLetterFacts(database.register, [])).toEqual([]);
});
