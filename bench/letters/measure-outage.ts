import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadParties } from '../../config/parties/load-parties.ts';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import { type ProceedingsClock, toRealMs } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
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
const OPENED_ON = parseCivilDate('2021-03-01');
/** Reminders are due at 09:00 on 8, 9 and 10 March; the day itself is 11 March. */
const START = '2021-03-07T18:00:00.000Z' as Instant;
const DOWN_AT = '2021-03-08T12:00:00.000Z' as Instant;
const UP_AT = '2021-03-10T12:00:00.000Z' as Instant;
/** Before the next day, on which nothing more is due to anybody. */
const OVER_AT = '2021-03-11T06:00:00.000Z' as Instant;

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
  await openAll(bench);
  if (Date.now() > toRealMs(clock, DOWN_AT)) {
    throw new Error(
      'the reviews were opened after the relay should have gone; this machine is too slow or too busy',
    );
  }
  await until(DOWN_AT);
  await gate.shut();
  const before = await countMails(inboxUrl);
  say(`${before} letters have left; the relay is gone for 48 hours of proceedings`);
  await until(UP_AT);
  const during = (await countMails(inboxUrl)) - before;
  await gate.open();
  say('the relay is there again');
  await until(OVER_AT);
  return await evaluateOutage(register, { inboxUrl, states: STATES, before, during, upAt: UP_AT });
}

async function openAll({ api }: Bench): Promise<void> {
  const states = loadParties()
    .filter(({ instruments }) => instruments['untoc'] === 'yes')
    .slice(0, STATES)
    .map(({ code }) => code);
  await Promise.all(
    states.map(async (party, at) => {
      const reviewers = [1, 2].map((ahead) => ({ party: states[(at + ahead) % STATES] }));
      const { id: mechanism } = OUTAGE_PROCEDURE;
      const review = { mechanism, phase: '1', party, reviewers, startOn: OPENED_ON, sample: true };
      await api.post('/api/reviews', review, `outage-${party}`);
    }),
  );
}
