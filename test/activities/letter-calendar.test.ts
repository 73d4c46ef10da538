import ICAL from 'ical.js';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseInstant } from '../../domain/calendar/zoned.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import type { ReceivedMail } from '../support/faulty-relay.ts';
import {
  clockFrom,
  LETTERS_OF_ONE_REVIEW,
  openPostOffice,
  openReviews,
  recordAct,
} from '../support/post-office.ts';
import { extension, waiver } from '../support/review-course.ts';

const NEXT_DAY = parseInstant('2021-11-02T12:00:00.000Z');
let database: TestRegister;
let review: ReviewKey;
let state: string;

beforeAll(async () => {
  database = await createTestRegister();
  [review = 'none' as ReviewKey] = await openReviews(database.register, 1);
  state = review.split('/').at(-1) ?? '';
});
afterAll(async () => {
  await database.drop();
});

/** Sends what is due at that moment of the proceedings. */
async function send(clock = clockFrom()): Promise<readonly ReceivedMail[]> {
  const office = await openPostOffice(database.register, () => 'accept', { clock });
  await office.send();
  await office.close();
  return office.relay.received;
}

interface Entry {
  readonly uid: string;
  readonly start: string;
  readonly status: string;
  readonly sequence: number;
}

/** The entries of a mail's calendar file by a parser that is not ours; `null` where it has none. */
async function entriesOf({ raw }: ReceivedMail): Promise<readonly Entry[] | null> {
  const { attachments } = await simpleParser(raw);
  const file = attachments.find(({ filename }) => filename === 'deadline.ics');
  if (file === undefined) return null;
  expect(file.headers.get('content-type')).toEqual({
    value: 'text/calendar',
    params: { charset: 'utf-8', method: 'PUBLISH' },
  });
  const calendar = new ICAL.Component(ICAL.parse(file.content.toString('utf8')) as unknown[]);
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    start: String(event.getFirstPropertyValue('dtstart')),
    status: String(event.getFirstPropertyValue('status')),
    sequence: Number(event.getFirstPropertyValue('sequence')),
  }));
}

const toState = (mails: readonly ReceivedMail[]): ReceivedMail => {
  const found = mails.find(({ to }) => to.join('').startsWith(`mission.${state.toLowerCase()}@`));
  if (found === undefined) throw new Error('nothing was written to the State under review');
  return found;
};

const uidOf = (obligation: string) =>
  `${review.replaceAll('/', '.')}.${obligation}.${state}@chancery.example`;

describe('the calendar file of a letter', () => {
  test('goes with each letter to a State and with no other, one entry for each date that the letter tells', async () => {
    const mails = await send();
    expect(mails).toHaveLength(LETTERS_OF_ONE_REVIEW);
    const files = await Promise.all(mails.map(entriesOf));
    const secretariat = mails.findIndex(({ to }) => to.join('').startsWith('officer@'));
    expect(files.flatMap((file, index) => (file === null ? [index] : []))).toEqual([secretariat]);
    const entries = await entriesOf(toState(mails));
    expect(entries?.toSorted((one, other) => (one.uid < other.uid ? -1 : 1))).toEqual([
      { uid: uidOf('experts'), start: '2021-11-29', status: 'CONFIRMED', sequence: 1 },
      { uid: uidOf('focal-point'), start: '2021-11-15', status: 'CONFIRMED', sequence: 1 },
      { uid: uidOf('questionnaire'), start: '2022-05-01', status: 'CONFIRMED', sequence: 1 },
    ]);
    const text = toState(mails).raw.toString('latin1');
    expect(text).toMatch(/calendar file/);
  });

  test('of the next letter moves what has moved, and takes back what an earlier letter told and is no longer owed', async () => {
    await recordAct(database.register, review, waiver('focal-point', state, '2021-11-02'), 2, NEXT_DAY);
    await recordAct(database.register, review, extension('experts', state, 'P7D', '2021-11-02'), 3, NEXT_DAY);
    const mails = await send(clockFrom(NEXT_DAY));
    expect(await entriesOf(toState(mails))).toEqual([
      { uid: uidOf('experts'), start: '2021-12-06', status: 'CONFIRMED', sequence: 3 },
      { uid: uidOf('focal-point'), start: '2021-11-15', status: 'CANCELLED', sequence: 3 },
    ]);
  });
});
