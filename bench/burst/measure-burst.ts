import { setTimeout as sleep } from 'node:timers/promises';
import { loadParties } from '../../config/parties/load-parties.ts';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { atLocalTime } from '../../domain/calendar/zoned.ts';
import { enterProcedure } from '../../register/procedures.ts';
import { type Bench, withStack } from '../with-stack.ts';
import { BURST_PROCEDURE, NOTICES_PER_REVIEW } from './burst-procedure.ts';
import { readMails } from './inbox-watch.ts';
import { countTold, readLetters } from './told.ts';
import { untilReached } from './until-reached.ts';

export interface BurstCase {
  /** At most 640. */
  readonly reviews: number;
  /** Ends the worker with SIGKILL when half of the notices have been told. */
  readonly kill: boolean;
}

export interface BurstResult {
  /** Notices that no mail told of. */
  readonly lost: number;
  /** Mails and notices that came again. */
  readonly double: number;
  /** Seconds from the instant to the acceptance of the last letter, and of the letter in the middle. */
  readonly last: number;
  readonly median: number;
}

const OPENED_ON = parseCivilDate('2021-03-01');
const MOMENT = atLocalTime(parseCivilDate('2021-03-02'), BURST_PROCEDURE.noticeTime, BURST_PROCEDURE.zone);
const PHASES = BURST_PROCEDURE.phases.map(({ id }) => id);
const REVIEWS_PER_PHASE = 160;
const AT_ONCE = 8;
/** All must be open before the instant; time that is left is waited. */
const toLeadMs = (reviews: number): number => 30_000 + reviews * 300;
const GIVE_UP_AFTER_MS = 180_000;
/** A second copy would come within this. */
const LOOK_FOR_DOUBLES_MS = 5_000;
const LOOK_EVERY_MS = 50;

/** Opens reviews whose time limits all end at one instant and watches the inbox from then on. */
export async function measureBurst({ reviews, kill }: BurstCase): Promise<BurstResult> {
  const leadMs = toLeadMs(reviews);
  let momentMs = 0;
  const clock = (): ProceedingsClock => {
    const now = Date.now();
    momentMs = now + leadMs;
    return {
      origin: new Date(now).toISOString() as Instant,
      start: new Date(Date.parse(MOMENT) - leadMs).toISOString() as Instant,
      rate: 1,
    };
  };
  return await withStack(clock, async (bench) => {
    await enterProcedure(bench.register, BURST_PROCEDURE);
    await openAll(bench, reviews);
    const spareMs = momentMs - Date.now();
    if (spareMs < 0)
      throw new Error(
        `the reviews were opened ${-spareMs} ms after the instant; this machine is too slow or too busy`,
      );
    bench.say(`${reviews} reviews are open; waiting ${Math.round(spareMs / 1000)} s for the instant`);
    await sleep(spareMs);
    const expected = reviews * NOTICES_PER_REVIEW;
    await untilReached(bench, {
      count: () => countTold(bench.register),
      expected,
      killAt: kill ? expected / 2 : null,
      giveUpAfterMs: GIVE_UP_AFTER_MS,
      lookEveryMs: LOOK_EVERY_MS,
    });
    await sleep(LOOK_FOR_DOUBLES_MS);
    return evaluate({
      mails: await readMails(bench.inboxUrl),
      letters: await readLetters(bench.register),
      expected,
      momentMs,
    });
  });
}

async function openAll({ api, say }: Bench, reviews: number): Promise<void> {
  const parties = loadParties()
    .filter(({ instruments }) => instruments['untoc'] === 'yes')
    .map(({ code }) => code)
    .slice(0, REVIEWS_PER_PHASE + 2);
  const waiting = Array.from({ length: reviews }, (_, at) => at);
  const openOneByOne = async (): Promise<void> => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const place = at % REVIEWS_PER_PHASE;
      const party = parties[place];
      const reviewers = [parties[place + 1], parties[place + 2]].map((code) => ({ party: code }));
      const phase = PHASES[Math.floor(at / REVIEWS_PER_PHASE)];
      const review = {
        mechanism: BURST_PROCEDURE.id,
        phase,
        party,
        reviewers,
        startOn: OPENED_ON,
        sample: true,
      };
      await api.post('/api/reviews', review, `burst-${at}`);
      if ((at + 1) % 100 === 0) say(`opened ${at + 1} of ${reviews}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, openOneByOne));
}

function evaluate({
  mails,
  letters,
  expected,
  momentMs,
}: {
  readonly mails: Awaited<ReturnType<typeof readMails>>;
  readonly letters: Awaited<ReturnType<typeof readLetters>>;
  readonly expected: number;
  readonly momentMs: number;
}): BurstResult {
  const tokens = new Set(mails.map(({ messageId }) => messageId.split('@')[0]));
  const told = letters.filter(({ token }) => tokens.has(token)).flatMap(({ notices }) => notices);
  const distinct = new Set(told).size;
  const delays = mails.map(({ acceptedAtMs }) => (acceptedAtMs - momentMs) / 1000).sort((a, b) => a - b);
  return {
    lost: expected - distinct,
    double: mails.length - tokens.size + told.length - distinct,
    last: delays.at(-1) ?? Number.NaN,
    median: delays[Math.floor(delays.length / 2)] ?? Number.NaN,
  };
}
