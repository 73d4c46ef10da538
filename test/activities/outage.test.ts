import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTransport, type Transport } from '../../activities/mail/transport.ts';
import {
  type ProceedingsClock,
  toProceedingsTime,
  toRealMs,
} from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { settleReview } from '../../register/settle-review.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { type FaultyRelay, startFaultyRelay } from '../support/faulty-relay.ts';
import { takeFreePort } from '../support/free-port.ts';
import { countByStatus, LETTERS_OF_ONE_REVIEW, openReviews, postRoomOf } from '../support/post-office.ts';
import { at } from '../support/reviews-in-register.ts';

/** A rehearsal's clock: twenty minutes of the proceedings in a minute, so letters are tried again after as long. */
const CLOCK: ProceedingsClock = {
  origin: '2026-01-01T00:00:00.000Z' as Instant,
  start: at('2021-11-01T12:00:00Z'),
  rate: 20,
};
/** From before the notices of the day before the last to after those of the last day. */
const BEGINS = at('2021-11-14T07:00:00Z');
const HOURS = 48;
const ENDS = at('2021-11-16T07:00:00Z');
/** By then every letter was tried again: they wait for twenty hours at most. */
const ALL_TRIED = at('2021-11-17T07:00:00Z');

let database: TestRegister;
let relay: FaultyRelay;
let away = false;
const transports: Transport[] = [];

beforeEach(async () => {
  database = await createTestRegister();
  relay = await startFaultyRelay({
    behave: () => (away ? { reply: 450, to: 'recipient' } : 'accept'),
  });
  // The clock on the wall alone: what the proceedings live by, and how long letters wait.
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(async () => {
  vi.useRealTimers();
  for (const transport of transports.splice(0)) await transport.close();
  await relay.close();
  await database.drop();
});

/** The clock on the wall, when the proceedings have come to that moment. */
function goTo(moment: Instant): void {
  vi.setSystemTime(toRealMs(CLOCK, moment));
}

function connect(url: string): Transport {
  const transport = createTransport(url, { connections: 2 });
  transports.push(transport);
  return transport;
}

/** Lives from moment to moment, as the workflows do, until `until`; answers how often the room looked. */
async function live(review: ReviewKey, until: Instant, transport: Transport): Promise<number> {
  const send = postRoomOf(database.register, { clock: CLOCK, transport, relay: relay.witness });
  let rounds = 0;
  let reviewAt: Instant | null = CLOCK.start;
  for (;;) {
    const now = toProceedingsTime(CLOCK, Date.now());
    if (reviewAt !== null && reviewAt <= now)
      ({ nextAt: reviewAt } = await settleReview(database.register, { review, acts: [], now }));
    const { nextAt } = await send({ mechanism: 'untoc' });
    rounds += 1;
    const [next] = [reviewAt, nextAt].filter((moment) => moment !== null).toSorted();
    if (next === undefined || next > until) break;
    // A moment of the wall's clock is a while of the proceedings.
    if (toRealMs(CLOCK, next) > Date.now()) goTo(next);
    else vi.setSystemTime(Date.now() + 1);
  }
  goTo(until);
  return rounds;
}

async function notices() {
  return await database.register
    .selectFrom('notices')
    .select(['key', 'limit_key as limit', 'rung', 'moment', 'status', 'left_out as leftOut'])
    .where('moment', '>=', BEGINS)
    .where('moment', '<', ENDS)
    .orderBy('moment')
    .execute();
}

test.each(['turns every letter away for now', 'refuses connections'])(
  'a relay that %s for 48 hours loses nothing: each address gets one letter, and of each time limit the newest notice',
  async (what) => {
    goTo(CLOCK.start);
    const [review] = await openReviews(database.register, 1);
    if (review === undefined) throw new Error('no review was opened');
    const works = connect(relay.smtpUrl);
    await live(review, BEGINS, works);
    const before = relay.received.length;
    expect(before).toBeGreaterThan(0);

    away = true;
    const refuses = what === 'refuses connections';
    const broken = refuses ? connect(`smtp://127.0.0.1:${await takeFreePort()}`) : works;
    const rounds = await live(review, ENDS, broken);
    expect(relay.received.length).toBe(before);
    expect((await countByStatus(database.register))['failed']).toBeUndefined();
    // It went on trying, and ever less often.
    expect(rounds).toBeGreaterThan(8);
    expect(rounds).toBeLessThan(2 * HOURS);

    away = false;
    await live(review, ALL_TRIED, works);
    const after = relay.received.slice(before);
    const addresses = after.flatMap(({ to }) => to);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).toHaveLength(LETTERS_OF_ONE_REVIEW);
    const told = new Set(after.flatMap(({ raw }) => carriedBy(raw.toString())));
    const due = (await notices()).filter(({ status }) => status === 'due');
    const newest = due.filter(
      ({ limit, moment }) => !due.some((one) => one.limit === limit && one.moment > moment),
    );
    expect(told).toEqual(new Set(newest.map(({ key }) => key)));
    const older = due.filter(({ key }) => !told.has(key));
    expect(older.length).toBeGreaterThan(0);
    expect(new Set(older.map(({ leftOut }) => leftOut))).toEqual(new Set(['newer-notice']));
    expect(newest.every(({ leftOut }) => leftOut === null)).toBe(true);

    const keys = relay.received.flatMap(({ raw }) => carriedBy(raw.toString()));
    expect(new Set(keys).size).toBe(keys.length);
    expect(await countByStatus(database.register)).not.toHaveProperty('intended');
  },
);

/** Keys of the notices in a mail's header, which may be folded. */
function carriedBy(raw: string): readonly string[] {
  const [head = ''] = raw.split('\r\n\r\n');
  const line = head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .find((each) => /^x-chancery-notice:/i.test(each));
  return line?.split(/\s+/).slice(1) ?? [];
}
