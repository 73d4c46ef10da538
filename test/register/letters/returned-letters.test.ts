import { afterEach, beforeEach, expect, test } from 'vitest';
import { REAL_TIME } from '../../../domain/calendar/proceedings-clock.ts';
import type { OfficerAct } from '../../../domain/letters/officer-act.ts';
import { recordLetterAct } from '../../../register/letters/letter-acts.ts';
import { claimDueLetters, markSent } from '../../../register/letters/letter-queue.ts';
import { findLetter } from '../../../register/letters/letters.ts';
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
async function claimOne() {
  await database.register.updateTable('letters').set({ gathered: true }).execute();
  const [letter] = await claimDueLetters(database.register, {
    mechanism: 'untoc',
    owner: 'host:1',
    now: NOW,
    realNow: at('2026-01-01T00:00:00Z'),
    limit: 1,
  });
  if (letter === undefined) throw new Error('nothing could be claimed');
  return letter;
}

async function record(letterId: string, act: OfficerAct, commandId = 'command-1') {
  return await recordLetterAct(
    database.register,
    { letterId, commandId, act, officer: 'Officer 2', reason: 'As told', now: LATER },
    {
      clock: REAL_TIME,
      mailDomain: 'chancery.example',
      makeEvidence: () => Promise.reject(new Error('nothing is signed')),
    },
  );
}

test('a letter that came back counts as delivered when an officer knows that it arrived, and asks for no replacement', async () => {
  const { id, attempt } = await claimOne();
  await markSent(database.register, { id, attempt, sentAt: NOW });
  expect(await record(id, { kind: 'delivered' })).toMatchObject({ refusal: { code: 'letter-not-in-doubt' } });
  await database.register
    .updateTable('letters')
    .set({ delivery: 'bounced', delivery_at: NOW, delivery_detail: 'no such mailbox' })
    .where('id', '=', id)
    .execute();
  await record(id, { kind: 'delivered' }, 'command-2');
  expect(await findLetter(database.register, id)).toMatchObject({
    status: 'sent',
    sentAt: NOW,
    delivery: 'delivered',
    deliveryAt: LATER,
  });
});

test('a letter that is sent again begins without a report of its delivery', async () => {
  const { id, attempt } = await claimOne();
  await markSent(database.register, { id, attempt, sentAt: NOW });
  await database.register.updateTable('letters').set({ delivery: 'bounced' }).where('id', '=', id).execute();
  await record(id, { kind: 'resend', force: true });
  expect(await findLetter(database.register, id)).toMatchObject({ status: 'intended', delivery: null });
});
