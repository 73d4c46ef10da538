import { setTimeout as sleep } from 'node:timers/promises';
import { type ProceedingsClock, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { readClock } from '../../register/clock.ts';
import { countMails, readMails } from '../burst/inbox-watch.ts';
import { untilReached } from '../burst/until-reached.ts';
import { type Bench, withStack } from '../with-stack.ts';
import { LETTERS_PER_REVIEW } from './letters-procedure.ts';
import { forgetPeak, readUsage, type Usage } from './process-usage.ts';
import { MOMENT, postponeLetters, seedLetters } from './seed-letters.ts';

export interface BurstCase {
  /** A multiple of three. */
  readonly letters: number;
  /** Ends the worker with SIGKILL when half of the letters have arrived. */
  readonly kill: boolean;
}

export interface BurstResult {
  readonly lost: number;
  readonly double: number;
  /** Seconds from the instant to the acceptance of the last letter. */
  readonly last: number;
  readonly first: number;
  /** Of the worker, from a moment before the instant on; `null` where it was killed. */
  readonly usage: Usage | null;
}

/** The post room sleeps before the instant comes, as it does in service. */
const LEAD_MS = 3_000;
const GIVE_UP_AFTER_MS = 240_000;
/** A second copy would come within this. */
const LOOK_FOR_DOUBLES_MS = 3_000;
const LOOK_EVERY_MS = 50;

/**
 * Enters as many letters as each case wants, has them all leave at one instant, and watches the inbox from then on. One stack for all
 * cases: real engine, real worker, real post room.
 */
export async function measureBursts(cases: readonly BurstCase[]): Promise<readonly BurstResult[]> {
  return await withStack(clockAtMoment, async (bench) => {
    const results: BurstResult[] = [];
    let phase = 1;
    for (const burst of cases) {
      const reviews = burst.letters / LETTERS_PER_REVIEW;
      bench.say(`entering ${burst.letters} letters of ${reviews} reviews`);
      phase = await seedLetters(bench.register, { reviews, phase, say: bench.say });
      results.push(await measureBurst(bench, burst));
    }
    return results;
  });
}

/** Letters are due from the start on, and wait for the instant of their measurement. */
function clockAtMoment(): ProceedingsClock {
  return { origin: new Date().toISOString() as Instant, start: MOMENT, rate: 1 };
}

async function measureBurst(bench: Bench, { letters, kill }: BurstCase): Promise<BurstResult> {
  const { inboxUrl, register, say, stack } = bench;
  const before = await countMails(inboxUrl);
  const clock = await readClock(register);
  const momentMs = Date.now() + LEAD_MS;
  const waiting = await postponeLetters(register, toProceedingsTime(clock, momentMs));
  if (waiting !== letters) throw new Error(`${letters} letters were to wait, and ${waiting} do`);
  await wakePostRooms(bench, momentMs);
  const pid = stack.worker.pid();
  if (pid === undefined) throw new Error('the worker is not there');
  await sleep(Math.max(0, momentMs - 500 - Date.now()));
  await forgetPeak(pid);
  const { cpu } = await readUsage(pid);
  await untilReached(bench, {
    count: () => countMails(inboxUrl),
    expected: before + letters,
    killAt: kill ? before + letters / 2 : null,
    giveUpAfterMs: GIVE_UP_AFTER_MS,
    lookEveryMs: LOOK_EVERY_MS,
  });
  const usage = kill ? null : await readUsage(pid);
  await sleep(LOOK_FOR_DOUBLES_MS);
  await stack.worker.whenReady();
  const result = evaluate(await readMails(inboxUrl), letters, momentMs);
  say(`the last of ${letters} letters was accepted after ${result.last.toFixed(2)} s`);
  return { ...result, usage: usage === null ? null : { ...usage, cpu: usage.cpu - cpu } };
}

/** Releasing letters, of which none is held, has every post room look. */
async function wakePostRooms({ api }: Bench, momentMs: number): Promise<void> {
  const body = { scope: { kind: 'everything' }, reason: 'Measurement' };
  await api.post('/api/letters/release', body, `wake-${momentMs}`);
}

function evaluate(
  all: Awaited<ReturnType<typeof readMails>>,
  expected: number,
  momentMs: number,
): Omit<BurstResult, 'usage'> {
  const mails = all.filter(({ acceptedAtMs }) => acceptedAtMs >= momentMs);
  const distinct = new Set(mails.map(({ messageId }) => messageId)).size;
  const delays = mails.map(({ acceptedAtMs }) => (acceptedAtMs - momentMs) / 1000).sort((a, b) => a - b);
  return {
    lost: expected - distinct,
    double: mails.length - distinct,
    last: delays.at(-1) ?? Number.NaN,
    first: delays[0] ?? Number.NaN,
  };
}
