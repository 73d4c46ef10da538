import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Instant } from '../../domain/calendar/time.ts';
import { findMessageToken } from '../../domain/letters/delivery/return-path.ts';
import { parseReviewKey } from '../../domain/review/review-id.ts';
import { addContact } from '../../register/contacts.ts';
import { recordDelivery } from '../../register/letters/deliveries.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import type { ReceivedMail } from '../support/faulty-relay.ts';
import { clockFrom, openPostOffice, openReviews } from '../support/post-office.ts';

const BOUNCE_DOMAIN = 'bounces.chancery.example';
const FOCAL_POINT = '00000000-0000-4000-8000-00000000000a';

let database: TestRegister;
beforeEach(async () => {
  database = await createTestRegister();
});
afterEach(async () => {
  await database.drop();
});

/** What one round of the post room sends at noon of a day. */
async function sendOn(day: string): Promise<readonly ReceivedMail[]> {
  const clock = clockFrom(`${day}T12:00:00.000Z` as Instant);
  const office = await openPostOffice(database.register, () => 'accept', {
    clock,
    bounceDomain: BOUNCE_DOMAIN,
  });
  try {
    await office.send();
    return office.relay.received;
  } finally {
    await office.close();
  }
}

/** Opens one review whose State under review has a focal point; answers the State. */
async function openWithFocalPoint(): Promise<string> {
  const [reviewKey] = await openReviews(database.register, 1);
  if (reviewKey === undefined) throw new Error('no review was opened');
  const { party } = parseReviewKey(reviewKey);
  await addContact(database.register, FOCAL_POINT, {
    reviewKey,
    party,
    role: 'focal-point',
    name: 'Ada',
    email: 'ada@justice.example',
    language: 'en',
  });
  await database.register
    .updateTable('review_parties')
    .set({ focal_point: FOCAL_POINT })
    .where('review_key', '=', reviewKey)
    .where('party', '=', party)
    .execute();
  return party;
}

function requireMailTo(received: readonly ReceivedMail[], address: string): ReceivedMail {
  const [mail, ...others] = received.filter(({ to }) => to.includes(address));
  if (mail === undefined || others.length > 0) throw new Error(`expected one mail to ${address}`);
  return mail;
}

async function reportBounce(messageToken: string) {
  return await recordDelivery(database.register, {
    messageToken,
    outcome: 'bounced',
    detail: '550 5.1.1 User unknown',
    addressAtFault: true,
    now: '2021-11-01T13:00:00.000Z' as Instant,
    realNow: new Date().toISOString() as Instant,
  });
}

test('each letter leaves with a return path of its own, and is reported on by its Message-ID', async () => {
  await openWithFocalPoint();
  const received = await sendOn('2021-11-01');
  expect(received.length).toBeGreaterThan(1);
  for (const { from, messageId, reports } of received) {
    expect(`${findMessageToken(from, BOUNCE_DOMAIN) ?? ''}@chancery.example`).toBe(messageId);
    expect(reports?.name).toBe(messageId);
  }
});

test('a letter that comes back goes to the permanent mission once, with the same matters, and the secretariat is told', async () => {
  const party = await openWithFocalPoint();
  const first = requireMailTo(await sendOn('2021-11-01'), 'ada@justice.example');
  expect(await reportBounce(findMessageToken(first.from, BOUNCE_DOMAIN) ?? '')).toMatchObject({ wake: true });

  const next = await sendOn('2021-11-02');
  const mission = requireMailTo(next, `mission.${party.toLowerCase()}@missions.example`);
  requireMailTo(next, 'officer@chancery.example');
  expect(next).toHaveLength(2);
  const [before, after] = [await simpleParser(first.raw), await simpleParser(mission.raw)];
  expect(after.headers.get('x-chancery-notice')).toBe(before.headers.get('x-chancery-notice'));
  expect(after.messageId).not.toBe(before.messageId);
  expect(after.text?.replaceAll(/\s+/g, ' ')).toMatch(/focal point/);

  expect(await reportBounce(findMessageToken(first.from, BOUNCE_DOMAIN) ?? '')).toEqual({ kind: 'known' });
  expect(await sendOn('2021-11-03')).toEqual([]);
});
