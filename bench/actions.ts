import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { loadSampleGroup } from '../config/parties/load-sample-group.ts';
import { loadProcedures } from '../config/procedures/load-procedure.ts';
import { addDays, parseCivilDate } from '../domain/calendar/civil-date.ts';
import type { ProceedingsClock } from '../domain/calendar/proceedings-clock.ts';
import type { CivilDate, Instant } from '../domain/calendar/time.ts';
import { parseTimeSpan } from '../domain/calendar/time-span.ts';
import { atLocalTime, startOfDay } from '../domain/calendar/zoned.ts';
import { foreseeSteps, toStepTaken } from '../domain/forecast/foreseen-steps.ts';
import type { ScriptedCommand } from '../domain/forecast/rehearsal-script.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { ActBody } from '../domain/review/acts.ts';
import { fold } from '../domain/review/fold.ts';
import {
  parseReviewKey,
  type ReviewKey,
  toReviewKey,
  toReviewWorkflowId,
} from '../domain/review/review-id.ts';
import { readActs } from '../register/acts.ts';
import { driveActs } from '../scripts/rehearse/drive-acts.ts';
import { toTable } from '../scripts/rehearse/summary.ts';
import { openReviews } from '../server/stack/open-reviews.ts';
import { type Actions, addActions, countActions, totalActions } from './count-actions.ts';
import { type Bench, withStack } from './with-stack.ts';

/**
 * History events and Temporal actions of two whole reviews on the real services: one in which everybody is in time, and
 * one in which everybody is as late as can be, every rung is climbed, and there is one extension and one suspension.
 */

/** Days are far enough apart that no two wakes become one for lack of time. */
const DAYS_PER_SECOND = 5;
const FROM = parseCivilDate('2021-11-01');
const HEAD_START_MS = 12_000;
const GOALS = { 'on time': 60, 'worst case': 150 };

/** What the forecast draws for every step: in good time; and late by nearly three months. */
const ALWAYS_EARLY = 0.2;
const ALWAYS_LATE = 0.9;

async function main(): Promise<void> {
  const group = loadSampleGroup();
  const procedure = loadProcedures().find(({ id }) => id === group.mechanism);
  if (procedure === undefined) throw new Error(`there is no procedure for ${group.mechanism}`);
  let clock: ProceedingsClock | undefined;
  const rows = await withStack(
    () =>
      (clock ??= {
        origin: new Date(Date.now() + HEAD_START_MS).toISOString() as Instant,
        start: startOfDay(FROM, procedure.zone),
        rate: DAYS_PER_SECOND * 86_400,
      }),
    async (bench) => {
      if (clock === undefined) throw new Error('the stack started without asking for its clock');
      await sleep(Math.max(0, Date.parse(clock.origin) - Date.now()));
      const reviews = group.reviews.slice(0, 2);
      await openReviews(bench.api, { group, reviews, startOn: FROM });
      const [onTime, worst] = reviews.map(({ party }) => toReviewKey({ ...group, party }));
      if (onTime === undefined || worst === undefined)
        throw new Error('the sample group has fewer than two reviews');
      const script = [
        ...(await scriptOf(bench, procedure, onTime, ALWAYS_EARLY)),
        ...withIncidents(procedure, await scriptOf(bench, procedure, worst, ALWAYS_LATE)),
      ].sort((a, b) => (a.at < b.at ? -1 : 1));
      bench.say(`playing ${script.length} acts until ${script.at(-1)?.at ?? 'now'}`);
      const refused = await driveActs(bench.api, script, {
        clock,
        procedure,
        signal: new AbortController().signal,
      });
      for (const { scripted, refusal } of refused)
        bench.say(`refused: ${scripted.command.commandId} ${refusal.message}`);
      return [await measure(bench, 'on time', onTime), await measure(bench, 'worst case', worst)];
    },
  );
  console.log(
    toTable(
      ['review', 'runs', 'events', 'actions', 'goal', 'updates', 'activities', 'timers', 'letters'],
      rows,
    ).join('\n'),
  );
}

/** Every step of the review on a foreseen day, and its closing at the end. */
async function scriptOf(
  bench: Bench,
  procedure: Procedure,
  key: ReviewKey,
  luck: number,
): Promise<readonly ScriptedCommand[]> {
  const state = fold(key, await readActs(bench.register, key));
  const steps = foreseeSteps(procedure, state, () => luck)
    .flatMap(({ step, party, on }) => (on === null ? [] : [toStepTaken(procedure, { step, party }, on)]))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const last = steps.at(-1)?.on ?? FROM;
  const closing: ActBody = { kind: 'review-closed', on: addDays(last, 7), reason: 'Measured.' };
  return [...steps, closing].map((act, at) => toCommand(procedure, key, act, at));
}

function toCommand(procedure: Procedure, key: ReviewKey, act: ActBody, at: number): ScriptedCommand {
  return {
    key,
    at: atLocalTime(act.on, '12:00', procedure.zone),
    command: { commandId: `bench-${parseReviewKey(key).party}-${at}`, recordedBy: 'bench', act },
  };
}

/** Adds an extension of the questionnaire and a suspension of a month, both while the questionnaire is owed. */
function withIncidents(procedure: Procedure, script: readonly ScriptedCommand[]): readonly ScriptedCommand[] {
  const [first] = script;
  const longest = procedure.obligations.find(
    ({ owedBy, time }) => owedBy === 'under-review' && time !== null && time.span === 'P6M',
  );
  if (first === undefined || longest === undefined) return script;
  const { key } = first;
  const reason = 'Measured.';
  const on = (days: number): CivilDate => addDays(FROM, days);
  const party = parseReviewKey(key).party;
  const incidents: readonly ActBody[] = [
    {
      kind: 'extension-granted',
      obligation: longest.id,
      party,
      by: parseTimeSpan('P1M'),
      on: on(100),
      reason,
    },
    { kind: 'review-suspended', on: on(110), reason },
    { kind: 'review-resumed', on: on(140), reason },
  ];
  return [...script, ...incidents.map((act, at) => toCommand(procedure, key, act, 1_000 + at))];
}

async function measure(
  { stack, register }: Bench,
  name: keyof typeof GOALS,
  key: ReviewKey,
): Promise<readonly string[]> {
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const client = new Client({ connection });
  const workflowId = toReviewWorkflowId(key);
  const runs: { readonly events: number; readonly actions: Actions }[] = [];
  // Visibility is written behind the history; a closed workflow's last run is there within a second.
  await sleep(2_000);
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${workflowId}"` })) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push({ events: history.events?.length ?? 0, actions: countActions(history) });
  }
  await connection.close();
  const sum = addActions(runs.map(({ actions }) => actions));
  const { letters } = await register
    .selectFrom('letters')
    .select(register.fn.countAll<string>().as('letters'))
    .where('review_key', '=', key)
    .executeTakeFirstOrThrow();
  const events = runs.reduce((total, run) => total + run.events, 0);
  return [
    name,
    runs.length,
    events,
    totalActions(sum),
    `≤ ${GOALS[name]}`,
    sum.updates,
    sum.activities,
    sum.timers,
    letters,
  ].map(String);
}

await main();
