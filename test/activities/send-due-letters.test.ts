import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Relay } from '../../activities/mail/relay.ts';
import { createTransport } from '../../activities/mail/transport.ts';
import { listTasks } from '../../register/tasks.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { type Behaviour, type FaultyRelay, startFaultyRelay } from '../support/faulty-relay.ts';
import {
  allLetters,
  clockFrom,
  countByStatus,
  countLetters,
  LETTERS_OF_ONE_REVIEW,
  openPostOffice,
  openReviews,
  type PostOffice,
  postRoomOf,
  recordAct,
} from '../support/post-office.ts';
import { day, step } from '../support/review-course.ts';

const INPUT = { mechanism: 'untoc' };

let database: TestRegister;
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  database = await createTestRegister();
});

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  await database.drop();
});

/** With this file's register; closed after the test. */
async function postOffice(
  behave: (recipient: string, index: number) => Behaviour,
  witness?: Relay,
): Promise<PostOffice> {
  const office = await openPostOffice(database.register, behave, witness === undefined ? {} : { witness });
  open.push(office);
  return office;
}

function idsOf({ received }: FaultyRelay): readonly string[] {
  return received.map(({ messageId }) => messageId);
}

describe('letters that may leave', () => {
  test('leave once each, are noted as sent, and then nothing is left to do', async () => {
    await openReviews(database.register, 3);
    const { relay, send } = await postOffice(() => 'accept');
    expect(await send()).toEqual({ sent: countLetters(3), failed: 0, inDoubt: 0, nextAt: null });
    expect(new Set(idsOf(relay)).size).toBe(countLetters(3));
    expect(await send()).toEqual({ sent: 0, failed: 0, inDoubt: 0, nextAt: null });
    expect(relay.received.length).toBe(countLetters(3));
    expect(await countByStatus(database.register)).toEqual({ sent: countLetters(3) });
  });

  test('go to the one contact that the register names, under the Message-ID that the register holds', async () => {
    await openReviews(database.register, 1);
    const { relay, send } = await postOffice(() => 'accept');
    await send();
    const letters = await allLetters(database.register);
    expect(idsOf(relay).toSorted()).toEqual(
      letters.map(({ messageToken }) => `${messageToken}@chancery.example`).toSorted(),
    );
    for (const mail of relay.received) {
      const parsed = await simpleParser(mail.raw);
      const letter = letters.find(({ messageToken }) => mail.messageId.startsWith(messageToken));
      const state = letter?.state;
      expect(mail.to).toEqual([
        state === null ? 'officer@chancery.example' : `mission.${state?.toLowerCase()}@missions.example`,
      ]);
      expect(parsed.headers.get('x-chancery-notice')).toBe(letter?.noticeKeys.join(' '));
      expect(parsed.subject).toBe(letter?.subject);
      expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
      expect(parsed.references).toMatch(/^<untoc\.1\.QAA\.review@chancery\.example>$/);
    }
  });

  test('to a living sender are left to it: two post rooms side by side send nothing twice', async () => {
    await openReviews(database.register, 12);
    const { relay, send } = await postOffice(() => 'accept');
    const [one, other] = await Promise.all([send(), send()]);
    expect(one.sent + other.sent).toBe(countLetters(12));
    expect(new Set(idsOf(relay)).size).toBe(countLetters(12));
    expect(relay.received.length).toBe(countLetters(12));
  });
});

describe('a relay that does not take a letter', () => {
  test('for now: it goes back to the queue and leaves a minute later', async () => {
    await openReviews(database.register, 1);
    const { relay, clock, send } = await postOffice((to, index) =>
      index < LETTERS_OF_ONE_REVIEW && to.startsWith('mission.qaa')
        ? { reply: 450, to: 'recipient' }
        : 'accept',
    );
    const { sent, failed, nextAt } = await send();
    const turnedAway = (await allLetters(database.register)).filter(({ status }) => status === 'intended');
    expect({ sent, failed }).toEqual({ sent: LETTERS_OF_ONE_REVIEW - turnedAway.length, failed: 0 });
    expect(turnedAway.map(({ state }) => state)).toEqual(['QAA']);
    expect(turnedAway[0]?.lastError).toMatch(/450/);
    expect(Date.parse(nextAt ?? '') - Date.parse(clock.start)).toBeGreaterThanOrEqual(60_000);

    const later = clockFrom(nextAt ?? clock.start);
    const transport = createTransport(relay.smtpUrl);
    open.push(transport);
    const again = postRoomOf(database.register, { clock: later, transport, relay: relay.witness });
    expect(await again(INPUT)).toMatchObject({ sent: 1 });
    expect(new Set(idsOf(relay)).size).toBe(LETTERS_OF_ONE_REVIEW);
  });

  test('for good: it has failed, the secretariat is told without a name or an address, and the others leave', async () => {
    await openReviews(database.register, 1);
    const { send } = await postOffice((to) =>
      to.startsWith('mission.qab') ? { reply: 550, to: 'recipient' } : 'accept',
    );
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW - 1, failed: 1, nextAt: null });
    const { items } = await listTasks(database.register, { limit: 10 });
    expect(items.map(({ kind }) => kind)).toEqual(['letter-failed']);
    expect(JSON.stringify([items, await allLetters(database.register)])).not.toMatch(
      /@missions|Permanent Mission/,
    );
  });

  test('because it knows us not: every letter waits, none has failed, and few were tried', async () => {
    await openReviews(database.register, 20);
    const { relay, send } = await postOffice(() => ({ reply: 554, to: 'connection' }));
    const { sent, failed, nextAt } = await send();
    expect({ sent, failed }).toEqual({ sent: 0, failed: 0 });
    expect(await countByStatus(database.register)).toEqual({ intended: countLetters(20) });
    expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.parse('2021-11-01T12:00:59Z'));
    expect(relay.connections()).toBeLessThan(40);
  });
});

describe('a connection that is lost when the whole message is there', () => {
  test('is no reason to send again: the relay is asked, and what it has is sent', async () => {
    await openReviews(database.register, 2);
    const { relay, send } = await postOffice((_to, index) =>
      index % 2 === 0 ? { drop: 'message', kept: true } : 'accept',
    );
    expect(await send()).toMatchObject({ sent: countLetters(2), inDoubt: 0, nextAt: null });
    expect(relay.received.length).toBe(countLetters(2));
  });

  test('and that the relay has not kept is sent again later', async () => {
    await openReviews(database.register, 1);
    const { relay, send } = await postOffice((_to, index) =>
      index === 0 ? { drop: 'message', kept: false } : 'accept',
    );
    const { sent, nextAt } = await send();
    expect(sent).toBe(LETTERS_OF_ONE_REVIEW - 1);
    expect(nextAt).not.toBeNull();
    expect(await countByStatus(database.register)).toEqual({ sent: LETTERS_OF_ONE_REVIEW - 1, intended: 1 });
    expect(new Set(idsOf(relay)).size).toBe(LETTERS_OF_ONE_REVIEW - 1);
  });

  test('goes to a person when the relay cannot be asked: never silently lost, never sent twice', async () => {
    await openReviews(database.register, 1);
    const silent: Relay = { ask: () => Promise.resolve('cannot-ask') };
    const { relay, send } = await postOffice(
      (_to, index) => (index < 2 ? { drop: 'message', kept: index === 0 } : 'accept'),
      silent,
    );
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW - 2, inDoubt: 2, nextAt: null });
    const { items } = await listTasks(database.register, { limit: 10 });
    expect(items.map(({ kind }) => kind)).toEqual(['letter-in-doubt', 'letter-in-doubt']);
    expect(await send()).toMatchObject({ sent: 0, inDoubt: 0 });
    expect(relay.received.length).toBe(LETTERS_OF_ONE_REVIEW - 1);
  });
});

describe('a notice that was overtaken while it waited', () => {
  test('is left out of its letter when its obligation was met meanwhile, and the register says why', async () => {
    const [review] = await openReviews(database.register, 1);
    await recordAct(database.register, review!, step('focal-point-named', 'QAA', '2021-11-01'), 2);
    const { relay, send } = await postOffice(() => 'accept');
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW, failed: 0 });
    const notices = await database.register
      .selectFrom('notices')
      .select(['limit_key', 'left_out'])
      .where('left_out', 'is not', null)
      .execute();
    expect(notices).toEqual([{ limit_key: 'focal-point/QAA', left_out: 'met' }]);
    const mail = relay.received.find(({ to }) => to.includes('mission.qaa@missions.example'));
    const { headers } = await simpleParser(mail?.raw ?? '');
    expect(headers.get('x-chancery-notice')).not.toContain('focal-point/QAA');
    expect(headers.get('x-chancery-notice')).toContain('experts/QAA');
  });

  test('lets no letter leave when nothing else is in it', async () => {
    const [review] = await openReviews(database.register, 1);
    const { relay, send } = await postOffice(() => 'accept');
    await recordAct(
      database.register,
      review!,
      { kind: 'review-closed', on: day('2021-11-01'), reason: 'Error' },
      2,
    );
    expect(await send()).toMatchObject({ sent: 0, failed: 0 });
    expect(await countByStatus(database.register)).toEqual({ superseded: LETTERS_OF_ONE_REVIEW });
    expect((await allLetters(database.register))[0]?.lastError).toBe('closed');
    expect(relay.received).toEqual([]);
  });
});

describe('a letter without a usable recipient', () => {
  test.each([
    ['nobody is known', null],
    ['the address is no address', 'mission@missions.example, evil@evil.example'],
  ])('has failed when %s, with a task, and the others leave', async (_what, email) => {
    await openReviews(database.register, 1);
    const officer = database.register.updateTable('contacts').where('role', '=', 'secretariat');
    await (email === null ? officer.set({ active: false }) : officer.set({ email })).execute();
    const { relay, send } = await postOffice(() => 'accept');
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW - 1, failed: 1 });
    const { items } = await listTasks(database.register, { limit: 10 });
    expect(items).toMatchObject([{ kind: 'no-recipient' }]);
    expect(items[0]?.text).not.toContain('@');
    expect(relay.received.every(({ to }) => to.length === 1)).toBe(true);
    expect(relay.received.flatMap(({ to }) => to)).not.toContain('evil@evil.example');
  });
});

describe('a post room that is to end', () => {
  test('begins nothing new, gives back what it holds, and leaves the rest to the next', async () => {
    await openReviews(database.register, 20);
    const ending = new AbortController();
    const relay = await startFaultyRelay({
      behave: (_to, index) => {
        if (index === 10) ending.abort();
        return 'accept';
      },
    });
    const transport = createTransport(relay.smtpUrl, { connections: 4 });
    open.push(relay, transport);
    const pulse = { beat: () => undefined, stopping: ending.signal, warn: () => undefined };
    const parts = { clock: clockFrom(), transport, relay: relay.witness };
    const { sent } = await postRoomOf(database.register, { ...parts, pulse })(INPUT);
    expect(sent).toBeLessThan(countLetters(20));
    expect(await countByStatus(database.register)).toEqual({
      sent,
      intended: countLetters(20) - sent,
    });
    await postRoomOf(database.register, parts)(INPUT);
    expect(new Set(idsOf(relay)).size).toBe(countLetters(20));
    expect(relay.received.length).toBe(countLetters(20));
  });
});
