import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTransport } from '../../activities/mail/transport.ts';
import { REAL_TIME } from '../../domain/calendar/proceedings-clock.ts';
import { type HoldScope, holdLetters, releaseLetters } from '../../register/letters/holds.ts';
import { recordLetterAct } from '../../register/letters/letter-acts.ts';
import { listAttempts } from '../../register/letters/letter-attempts.ts';
import { findLetter } from '../../register/letters/letters.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import {
  allLetters,
  clockFrom,
  countByStatus,
  LETTERS_OF_ONE_REVIEW,
  openPostOffice,
  openReviews,
  type PostOffice,
  postRoomOf,
  SLIPS_PER_REVIEW,
} from '../support/post-office.ts';

let database: TestRegister;
let office: PostOffice;
beforeEach(async () => {
  database = await createTestRegister();
  await openReviews(database.register, 1);
  office = await openPostOffice(
    database.register,
    (_to, index) => (index === 0 ? { drop: 'message', kept: true } : 'accept'),
    { witness: { ask: () => Promise.resolve('cannot-ask') } },
  );
});
afterEach(async () => {
  await office.close();
  await database.drop();
});

function command(scope: HoldScope, commandId: string) {
  return { scope, commandId, officer: 'Officer 2', reason: 'Look first', now: office.clock.start };
}

/** Only what is signed has evidence. */
const NO_EVIDENCE = {
  clock: REAL_TIME,
  mailDomain: 'chancery.example',
  makeEvidence: () => Promise.reject(new Error('nothing is signed')),
};

test('nothing leaves while everything is held, and each letter leaves once when it is released', async () => {
  await holdLetters(database.register, command({ kind: 'everything' }, 'stop'));
  expect(await office.send()).toEqual({ sent: 0, failed: 0, inDoubt: 0, nextAt: null });
  expect(office.relay.received).toEqual([]);
  expect(await countByStatus(database.register)).toEqual({ intended: SLIPS_PER_REVIEW });
  await releaseLetters(database.register, command({ kind: 'everything' }, 'go'));
  await office.send();
  expect(office.relay.received).toHaveLength(LETTERS_OF_ONE_REVIEW);
});

test('letters to others leave while those to one State are held', async () => {
  await holdLetters(database.register, command({ kind: 'addressee', addressee: 'QAB' }, 'stop'));
  await office.send();
  const letters = await allLetters(database.register);
  const held = letters.filter(({ status }) => status === 'intended');
  expect(new Set(held.map(({ state, held: isHeld }) => `${String(state)} ${String(isHeld)}`))).toEqual(
    new Set(['QAB true']),
  );
  expect(office.relay.received).toHaveLength(LETTERS_OF_ONE_REVIEW - 1);
});

test('a letter in doubt keeps the text that may have left; sent again it has the same Message-ID and a second attempt', async () => {
  await office.send();
  const doubtful = (await allLetters(database.register)).find(({ status }) => status === 'in-doubt');
  if (doubtful === undefined) throw new Error('no letter is in doubt');
  const { id, messageToken } = doubtful;
  const kept = await findLetter(database.register, id);
  expect(kept?.bodyText).toContain('WHY THIS DATE');
  await recordLetterAct(
    database.register,
    {
      letterId: id,
      commandId: 'again',
      act: { kind: 'resend', force: false },
      officer: 'Officer 2',
      reason: 'Not in the log of the relay',
      now: office.clock.start,
    },
    NO_EVIDENCE,
  );
  const transport = createTransport(office.relay.smtpUrl);
  const again = postRoomOf(database.register, { clock: clockFrom(), transport, relay: office.relay.witness });
  expect(await again({ mechanism: 'untoc' })).toMatchObject({ sent: 1 });
  await transport.close();
  const copies = office.relay.received.filter(({ messageId }) => messageId.startsWith(messageToken));
  expect(new Set(copies.map(({ messageId }) => messageId)).size).toBe(1);
  expect(copies).toHaveLength(2);
  expect(await listAttempts(database.register, id)).toMatchObject([
    { attempt: 1, outcome: 'in-doubt' },
    { attempt: 2, outcome: 'sent', reply: expect.stringMatching(/^250/) as string },
  ]);
});
