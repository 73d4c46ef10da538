import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTransport } from '../../activities/mail/transport.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { addContact } from '../../register/contacts.ts';
import { settleReview } from '../../register/settle-review.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import {
  allLetters,
  clockFrom,
  countByStatus,
  countLetters,
  gatherNow,
  openPostOffice,
  openReviews,
  type PostOffice,
  postRoomOf,
  recordAct,
  SLIPS_PER_REVIEW,
} from '../support/post-office.ts';
import { step } from '../support/review-course.ts';

let database: TestRegister;
let office: PostOffice;
const transports: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  database = await createTestRegister();
  office = await openPostOffice(database.register, () => 'accept');
});

afterEach(async () => {
  for (const transport of transports.splice(0)) await transport.close();
  await office.close();
  await database.drop();
});

function roomOf(clock = office.clock, postRooms = 1, wakePostRoom = () => Promise.resolve()) {
  const transport = createTransport(office.relay.smtpUrl, { connections: 2 });
  transports.push(transport);
  const { witness } = office.relay;
  return postRoomOf(database.register, { clock, transport, relay: witness, postRooms, wakePostRoom });
}

test('a State with three reviews gets one letter, not three, with all that is due in it', async () => {
  await openReviews(database.register, 3);
  expect(await office.send()).toMatchObject({ sent: 4, failed: 0, nextAt: null });
  expect(office.relay.received).toHaveLength(4);
  const mails = office.relay.received.filter(({ to }) => to.includes('mission.qab@missions.example'));
  expect(mails).toHaveLength(1);
  const mail = await simpleParser(mails[0]?.raw ?? '');
  for (const state of ['QAA', 'QAB', 'QAC']) {
    expect(mail.text).toContain(`State ${state}`);
    expect(mail.references).toContain(`<untoc.1.${state}.review@chancery.example>`);
  }
  const [letter] = (await allLetters(database.register)).filter(({ state }) => state === 'QAB');
  const header = mail.headerLines.find(({ key }) => key === 'x-chancery-notice')?.line ?? '';
  expect(header.split(/\s+/).slice(1).toSorted()).toEqual(letter?.noticeKeys.toSorted());
  const carried = (await allLetters(database.register)).flatMap(({ noticeKeys }) => noticeKeys);
  expect(carried).toHaveLength(3 * SLIPS_PER_REVIEW);
});

test('what falls due when the letter of the day has left goes with that of the next day', async () => {
  const [review] = await openReviews(database.register, 1);
  await office.send();
  const before = office.relay.received.length;
  const arrived = step('questionnaire-submitted', 'QAA', '2021-11-01');
  await recordAct(database.register, review!, arrived, 2, office.clock.start);
  const { sent, nextAt } = await office.send();
  expect({ sent, nextAt }).toEqual({ sent: 0, nextAt: '2021-11-02T08:00:00.000Z' });
  const nextDay = roomOf(clockFrom('2021-11-02T08:00:00.000Z' as Instant));
  expect(await nextDay({ mechanism: 'untoc' })).toMatchObject({ failed: 0, nextAt: null });
  expect(office.relay.received.length).toBeGreaterThan(before);
});

test('a letter is made when what falls due with it is there: the room waits while a review is being settled', async () => {
  await openReviews(database.register, 2);
  const reviews = database.register.updateTable('reviews').where('key', '=', 'untoc/1/QAA' as ReviewKey);
  await reviews.set({ next_at: office.clock.start }).execute();
  const sending = office.send();
  const settled = async (): Promise<void> => {
    // It comes to its end while the room waits.
    expect(office.relay.received).toEqual([]);
    await reviews.set({ next_at: null }).execute();
  };
  await new Promise((resolve) => setTimeout(resolve, 200)).then(settled);
  expect(await sending).toMatchObject({ sent: countLetters(2) });
});

describe('a letter to a permanent mission', () => {
  const FOCAL_POINT = '11111111-1111-4111-8111-111111111111';

  /** What goes to the mission in its own right comes from one review; the focal point of the other is not named yet. */
  async function missionRung(): Promise<void> {
    await openReviews(database.register, 2);
    await settleReview(database.register, {
      review: 'untoc/1/QAA' as ReviewKey,
      acts: [],
      now: '2021-12-01T08:00:00.000Z' as Instant,
    });
  }

  async function nameFocalPoint(review: ReviewKey): Promise<void> {
    const contact = {
      role: 'focal-point',
      name: 'An official',
      email: 'fp@justice.example',
      language: 'en',
    } as const;
    await addContact(database.register, FOCAL_POINT, { ...contact, reviewKey: review, party: 'QAB' });
    await database.register
      .updateTable('review_parties')
      .set({ focal_point: FOCAL_POINT })
      .where('review_key', '=', review)
      .where('party', '=', 'QAB')
      .execute();
  }

  const carriedTo = (address: string): readonly string[] =>
    office.relay.received
      .filter(({ to }) => to.includes(address))
      .flatMap(
        ({ raw }) =>
          /^X-Chancery-Notice: .*$/m.exec(raw.toString().replaceAll('\r\n ', ' '))?.[0].split(' ').slice(1) ??
          [],
      );

  test('carries what goes there for want of a focal point as well, and a focal point is sent none of it', async () => {
    await missionRung();
    await nameFocalPoint('untoc/1/QAA' as ReviewKey);
    const december = roomOf(clockFrom('2021-12-01T08:00:00.000Z' as Instant));
    await december({ mechanism: 'untoc' });
    const toMission = carriedTo('mission.qab@missions.example');
    expect(toMission.some((key) => key.endsWith(':permanent-mission'))).toBe(true);
    expect(toMission.some((key) => key.startsWith('untoc/1/QAB:') && key.endsWith(':party'))).toBe(true);
    const toFocalPoint = carriedTo('fp@justice.example');
    expect(toFocalPoint.length).toBeGreaterThan(0);
    expect(toFocalPoint.every((key) => key.startsWith('untoc/1/QAA:') && key.endsWith(':party'))).toBe(true);
  });

  test('is put together anew when somebody else is to be written to before it leaves', async () => {
    await openReviews(database.register, 2);
    await gatherNow(database.register, office.clock.start);
    await nameFocalPoint('untoc/1/QAA' as ReviewKey);
    const again = await office.send();
    expect(carriedTo('fp@justice.example')).toEqual([]);
    expect(Date.parse(again.nextAt ?? '')).toBeLessThan(Date.parse(office.clock.start) + 60_000);
    await office.send();
    expect(carriedTo('fp@justice.example').every((key) => key.startsWith('untoc/1/QAA:'))).toBe(true);
    expect(carriedTo('fp@justice.example').length).toBeGreaterThan(0);
    expect(carriedTo('mission.qab@missions.example').every((key) => key.startsWith('untoc/1/QAB:'))).toBe(
      true,
    );
    const keys = (await allLetters(database.register)).flatMap(({ noticeKeys }) => noticeKeys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('rooms that share the addressees, in two workers and beside a room of old, send each letter once', async () => {
  await openReviews(database.register, 40);
  const rooms = [0, 1, 2].map((index) => ({ mechanism: 'untoc', shard: { index, of: 3 } }));
  const [one, other, old] = [roomOf(office.clock, 3), roomOf(office.clock, 3), roomOf(office.clock, 3)];
  const results = await Promise.all([
    ...rooms.map((room) => one(room)),
    ...rooms.map((room) => other(room)),
    old({ mechanism: 'untoc' }),
  ]);
  expect(results.reduce((sum, { sent }) => sum + sent, 0)).toBe(countLetters(40));
  expect(new Set(office.relay.received.map(({ messageId }) => messageId)).size).toBe(countLetters(40));
  expect(office.relay.received).toHaveLength(countLetters(40));
  expect(await countByStatus(database.register)).toEqual({ sent: countLetters(40) });
});

test('a room of another number of rooms wakes those that there are by now, and is told to end', async () => {
  await openReviews(database.register, 1);
  const woken: string[] = [];
  const room = roomOf(office.clock, 2, () => {
    woken.push(`woken at ${String(office.relay.received.length)} mails`);
    return Promise.resolve();
  });
  expect(await room({ mechanism: 'untoc' })).toMatchObject({ sent: countLetters(1), retired: true });
  expect(woken).toEqual([`woken at ${String(countLetters(1))} mails`]);
  const shard = { index: 0, of: 2 };
  expect(await room({ mechanism: 'untoc', shard })).not.toHaveProperty('retired');
});
