import { parseArgs } from 'node:util';
import { loadSampleGroup } from '../config/parties/load-sample-group.ts';
import { loadProcedures } from '../config/procedures/load-procedure.ts';
import { addDays, parseCivilDate } from '../domain/calendar/civil-date.ts';
import { compare } from '../scripts/rehearse/compare.ts';
import { describeDifference } from '../scripts/rehearse/difference.ts';
import { describeSpan, measureLateness } from '../scripts/rehearse/lateness.ts';
import { parseRate } from '../scripts/rehearse/rate.ts';
import { rehearse } from '../scripts/rehearse/rehearse.ts';
import { toTable } from '../scripts/rehearse/summary.ts';
import { say, withFolder } from './with-stack.ts';

/**
 * The whole sample group over two years at rising rates: whether every time limit comes out as the rules say, and up to
 * which rate even the letter log is the same line by line. `--rates 1w/s,4w/s` chooses other rates.
 */

const USUAL_RATES = '2d/s,4d/s,1w/s,2w/s,4w/s';
const FROM = parseCivilDate('2020-10-16');
const DAYS = 731;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rates: { type: 'string', default: USUAL_RATES }, reviews: { type: 'string' } },
  });
  const group = loadSampleGroup();
  const procedure = loadProcedures().find(({ id }) => id === group.mechanism);
  if (procedure === undefined) throw new Error(`there is no procedure for ${group.mechanism}`);
  const reviews = values.reviews === undefined ? group.reviews.length : Number(values.reviews);
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());

  const rows: (readonly string[])[] = [];
  for (const rateText of values.rates.split(',')) {
    const rate = parseRate(rateText);
    const startedAt = performance.now();
    const { recorded, differences, until } = await withFolder((dataFolder) =>
      rehearse({
        options: {
          from: FROM,
          until: addDays(FROM, DAYS),
          rate,
          rateText,
          reviews,
          seed: 1,
          dataFolder,
          keep: false,
        },
        environment: process.env,
        say,
        show: () => undefined,
        port: 0,
        inboxPort: 0,
        signal: interruption.signal,
      }),
    );
    const logs = compare(recorded, { procedure, until, equalLogs: true }).filter(
      ({ kind }) => kind === 'letter-log',
    );
    for (const difference of differences) say(describeDifference(difference));
    const lateness = measureLateness(recorded);
    rows.push([
      rateText,
      `${((performance.now() - startedAt) / 1000).toFixed(0)} s`,
      String(recorded.reviews.reduce((sum, { acts }) => sum + acts.length, 0)),
      String(recorded.reviews.reduce((sum, { notices }) => sum + notices.length, 0)),
      String(recorded.mails.length),
      String(differences.length),
      logs.length === 0 ? 'equal' : `${logs.length} lines differ`,
      lateness === undefined
        ? ''
        : `${describeSpan(lateness.worst)} (${(lateness.worst / rate / 1000).toFixed(1)} s)`,
    ]);
    console.log(rows.at(-1)?.join('  '));
  }
  const head = [
    'rate',
    'took',
    'acts',
    'notices',
    'letters sent',
    'differences',
    'letter log',
    'worst lateness',
  ];
  console.log(`\n${toTable(head, rows).join('\n')}`);
}

await main();
