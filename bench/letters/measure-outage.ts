import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadParties } from '../../config/parties/load-parties.ts';
import { addDays } from '../../domain/calendar/civil-date.ts';
import {
  type ProceedingsClock,
  toProceedingsTime,
  toRealMs,
} from '../../domain/calendar/proceedings-clock.ts';
import type { CivilDate, Instant } from '../../domain/calendar/time.ts';
import { atLocalTime, toCivilDate } from '../../domain/calendar/zoned.ts';
import { enterProcedure } from '../../register/procedures.ts';
import { startInbox } from '../../server/inbox/start-inbox.ts';
import { countMails } from '../burst/inbox-watch.ts';
import { type Bench, say, withFolder, withStack } from '../with-stack.ts';
import { evaluateOutage, type OutageResult } from './evaluate-outage.ts';
import { OUTAGE_PROCEDURE } from './outage-procedure.ts';
import { openSmtpGate, type SmtpGate } from './smtp-gate.ts';

/** An hour of proceedings in each second. */
const RATE = 3_600;
/** Each State is under review once and reviews twice, so that it owes three things and has one address. */
const STATES = 24;
const START = '2021-03-01T00:00:00.000Z' as Instant;
/** Opening the reviews takes some hours of proceedings; they must be open before the first reminder is due. */
const HOURS_TO_OPEN = 15;

/** Post rooms look at a relay that is away after 1, 2 and 4 minutes of real time, and then every 8. */
const GIVE_UP_AFTER_MS = 10 * 60_000;
const LOOK_EVERY_MS = 250;
/** A second letter to an address, or a second copy of one, would come within this. */
const LOOK_FOR_MORE_MS = 3_000;

/** The days of one outage, by which the first reminder leaves before it and the two others fall into it. */
interface Days {
  readonly openedOn: CivilDate;
  readonly downAt: Instant;
  readonly upAt: Instant;
}

function planDays(now: Instant): Days {
  const { noticeTime, zone } = OUTAGE_PROCEDURE;
  const soonest = new Date(Date.parse(now) + HOURS_TO_OPEN * 3_600_000).toISOString() as Instant;
  const today = toCivilDate(soonest, zone);
  const remindedOn = soonest < atLocalTime(today, noticeTime, zone) ? today : addDays(today, 1);
  return {
    // Ten days for each State, and the first reminder three days before their end.
    openedOn: addDays(remindedOn, -7),
    downAt: atLocalTime(remindedOn, '20:00', zone),
    upAt: atLocalTime(addDays(remindedOn, 2), '20:00', zone),
  };
}

/** Two days of proceedings without a relay: what was written before, what leaves after, and what became of each notice. */
export async function measureOutage(): Promise<OutageResult> {
  return await withFolder(async (folder) => {
    const inbox = await startInbox({ folder: join(folder, 'inbox') });
    const gate = await openSmtpGate(inbox.smtpPort);
    let clock: ProceedingsClock | undefined;
    const startClock = (): ProceedingsClock => {
      clock = { origin: new Date().toISOString() as Instant, start: START, rate: RATE };
      return clock;
    };
    try {
      const measure = async (bench: Bench): Promise<OutageResult> => {
        if (clock === undefined) throw new Error('the stack has asked for no clock');
        return await sitOut(bench, gate, clock);
      };
      return await withStack(startClock, measure, { smtpUrl: gate.smtpUrl, inboxUrl: inbox.httpUrl });
    } finally {
      await gate.shut();
      await inbox.close();
    }
  });
}

async function sitOut(bench: Bench, gate: SmtpGate, clock: ProceedingsClock): Promise<OutageResult> {
  const { inboxUrl, register } = bench;
  const until = async (at: Instant): Promise<void> => {
    await sleep(Math.max(0, toRealMs(clock, at) - Date.now()));
  };
  await enterProcedure(register, OUTAGE_PROCEDURE);
  const { openedOn, downAt, upAt } = planDays(toProceedingsTime(clock, Date.now()));
  await openAll(bench, openedOn);
  if (Date.now() > toRealMs(clock, downAt)) {
    throw new Error('the reviews were open too late for the outage; this machine is too slow or too busy');
  }
  await until(downAt);
  await gate.shut();
  const before = await countMails(inboxUrl);
  say(`${before} letters have left; the relay is gone for 48 hours of proceedings`);
  await until(upAt);
  const during = (await countMails(inboxUrl)) - before;
  await gate.open();
  say('the relay is there again; the next look at it may be minutes away');
  await untilArrived(inboxUrl, before + during + STATES);
  return await evaluateOutage(register, { inboxUrl, states: STATES, before, during, upAt });
}

/** Waits for the letters that lay still; on this clock the next look at the relay may be days of the proceedings away. */
async function untilArrived(inboxUrl: string, expected: number): Promise<void> {
  const giveUpAt = Date.now() + GIVE_UP_AFTER_MS;
  while ((await countMails(inboxUrl)) < expected && Date.now() < giveUpAt) await sleep(LOOK_EVERY_MS);
  await sleep(LOOK_FOR_MORE_MS);
}

async function openAll({ api }: Bench, openedOn: CivilDate): Promise<void> {
  const states = loadParties()
    .filter(({ instruments }) => instruments['untoc'] === 'yes')
    .slice(0, STATES)
    .map(({ code }) => code);
  await Promise.all(
    states.map(async (party, at) => {
      const reviewers = [1, 2].map((ahead) => ({ party: states[(at + ahead) % STATES] }));
      const { id: mechanism } = OUTAGE_PROCEDURE;
      const review = { mechanism, phase: '1', party, reviewers, startOn: openedOn, sample: true };
      await api.post('/api/reviews', review, `outage-${party}`);
    }),
  );
}
