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
  LETTERS_PER_REVIEW,
  openPostOffice,
  openReviews,
  type PostOffice,
  postRoomOf,
  recordAct,
} from '../support/post-office.ts';
import { step } from '../support/review-course.ts';

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
  const office = await openPostOffice(database.register, behave, witness);
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
    expect(await send()).toEqual({ sent: 3 * LETTERS_PER_REVIEW, failed: 0, inDoubt: 0, nextAt: null });
    expect(new Set(idsOf(relay)).size).toBe(3 * LETTERS_PER_REVIEW);
    expect(await send()).toEqual({ sent: 0, failed: 0, inDoubt: 0, nextAt: null });
    expect(relay.received.length).toBe(3 * LETTERS_PER_REVIEW);
    expect(await countByStatus(database.register)).toEqual({ sent: 3 * LETTERS_PER_REVIEW });
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
      expect(parsed.headers.get('x-chancery-notice')).toBe(letter?.noticeKeys[0]);
      expect(parsed.subject).toBe(letter?.subject);
      expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
      expect(parsed.references).toMatch(/^<untoc\.1\.QAA\.review@chancery\.example>$/);
    }
  });

  test('to a living sender are left to it: two post rooms side by side send nothing twice', async () => {
    await openReviews(database.register, 12);
    const { relay, send } = await postOffice(() => 'accept');
    const [one, other] = await Promise.all([send(), send()]);
    expect(one.sent + other.sent).toBe(12 * LETTERS_PER_REVIEW);
    expect(new Set(idsOf(relay)).size).toBe(12 * LETTERS_PER_REVIEW);
    expect(relay.received.length).toBe(12 * LETTERS_PER_REVIEW);
  });
});

describe('a relay that does not take a letter', () => {
  test('for now: it goes back to the queue and leaves a minute later', async () => {
    await openReviews(database.register, 1);
    const { relay, clock, send } = await postOffice((to, index) =>
      index < LETTERS_PER_REVIEW && to.startsWith('mission.qaa') ? { reply: 450, to: 'recipient' } : 'accept',
    );
    const { sent, failed, nextAt } = await send();
    const turnedAway = (await allLetters(database.register)).filter(({ status }) => status === 'intended');
    expect({ sent, failed }).toEqual({ sent: LETTERS_PER_REVIEW - turnedAway.length, failed: 0 });
    expect(turnedAway.map(({ state }) => state)).toEqual(['QAA', 'QAA', 'QAA']);
    expect(turnedAway[0]?.lastError).toMatch(/450/);
    expect(Date.parse(nextAt ?? '') - Date.parse(clock.start)).toBeGreaterThanOrEqual(60_000);

    const later = clockFrom(nextAt ?? clock.start);
    const transport = createTransport(relay.smtpUrl);
    open.push(transport);
    const again = postRoomOf(database.register, { clock: later, transport, relay: relay.witness });
    expect(await again(INPUT)).toMatchObject({ sent: 3 });
    expect(new Set(idsOf(relay)).size).toBe(LETTERS_PER_REVIEW);
  });

  test('for good: it has failed, the secretariat is told without a name or an address, and the others leave', async () => {
    await openReviews(database.register, 1);
    const { send } = await postOffice((to) =>
      to.startsWith('mission.qab') ? { reply: 550, to: 'recipient' } : 'accept',
    );
    expect(await send()).toMatchObject({ sent: LETTERS_PER_REVIEW - 2, failed: 2, nextAt: null });
    const { items } = await listTasks(database.register, { limit: 10 });
    expect(items.map(({ kind }) => kind)).toEqual(['letter-failed', 'letter-failed']);
    expect(JSON.stringify([items, await allLetters(database.register)])).not.toMatch(
      /@missions|Permanent Mission/,
    );
  });

  test('because it knows us not: every letter waits, none has failed, and few were tried', async () => {
    await openReviews(database.register, 20);
    const { relay, send } = await postOffice(() => ({ reply: 554, to: 'connection' }));
    const { sent, failed, nextAt } = await send();
    expect({ sent, failed }).toEqual({ sent: 0, failed: 0 });
    expect(await countByStatus(database.register)).toEqual({ intended: 20 * LETTERS_PER_REVIEW });
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
    expect(await send()).toMatchObject({ sent: 2 * LETTERS_PER_REVIEW, inDoubt: 0, nextAt: null });
    expect(relay.received.length).toBe(2 * LETTERS_PER_REVIEW);
  });

  test('and that the relay has not kept is sent again later', async () => {
    await openReviews(database.register, 1);
    const { relay, send } = await postOffice((_to, index) =>
      index === 0 ? { drop: 'message', kept: false } : 'accept',
    );
    const { sent, nextAt } = await send();
    expect(sent).toBe(LETTERS_PER_REVIEW - 1);
    expect(nextAt).not.toBeNull();
    expect(await countByStatus(database.register)).toEqual({ sent: LETTERS_PER_REVIEW - 1, intended: 1 });
    expect(new Set(idsOf(relay)).size).toBe(LETTERS_PER_REVIEW - 1);
  });

  test('goes to a person when the relay cannot be asked: never silently lost, never sent twice', async () => {
    await openReviews(database.register, 1);
    const silent: Relay = { ask: () => Promise.resolve('cannot-ask') };
    const { relay, send } = await postOffice(
      (_to, index) => (index < 2 ? { drop: 'message', kept: index === 0 } : 'accept'),
      silent,
    );
    expect(await send()).toMatchObject({ sent: LETTERS_PER_REVIEW - 2, inDoubt: 2, nextAt: null });
    const { items } = await listTasks(database.register, { limit: 10 });
    expect(items.map(({ kind }) => kind)).toEqual(['letter-in-doubt', 'letter-in-doubt']);
    expect(await send()).toMatchObject({ sent: 0, inDoubt: 0 });
    expect(relay.received.length).toBe(LETTERS_PER_REVIEW - 1);
  });
});

describe('a letter that was overtaken while it waited', () => {
  test('does not leave when its obligation was met meanwhile', async () => {
    const [review] = await openReviews(database.register, 1);
    await recordAct(database.register, review!, step('focal-point-named', 'QAA', '2021-11-01'), 2);
    const { relay, send } = await postOffice(() => 'accept');
    expect(await send()).toMatchObject({ sent: LETTERS_PER_REVIEW - 1, failed: 0 });
    const letters = await allLetters(database.register);
    expect(letters.filter(({ status }) => status === 'superseded')).toMatchObject([
      { state: 'QAA', lastError: 'met' },
    ]);
    expect(relay.received.length).toBe(LETTERS_PER_REVIEW - 1);
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
    expect(await send()).toMatchObject({ sent: LETTERS_PER_REVIEW - 1, failed: 1 });
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
    expect(sent).toBeLessThan(20 * LETTERS_PER_REVIEW);
    expect(await countByStatus(database.register)).toEqual({
      sent,
      intended: 20 * LETTERS_PER_REVIEW - sent,
    });
    await postRoomOf(database.register, parts)(INPUT);
    expect(new Set(idsOf(relay)).size).toBe(20 * LETTERS_PER_REVIEW);
    expect(relay.received.length).toBe(20 * LETTERS_PER_REVIEW);
  });
});
