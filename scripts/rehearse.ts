import { once } from 'node:events';
import { loadSampleGroup } from '../config/parties/load-sample-group.ts';
import { elapsedSay } from '../server/stack/elapsed-say.ts';
import { StartInterrupted } from '../server/stack/stack-parts.ts';
import { describeDifference } from './rehearse/difference.ts';
import { liveLine } from './rehearse/live-line.ts';
import { HelpWanted, OptionsError, parseOptions, type RehearsalOptions } from './rehearse/options.ts';
import type { Played } from './rehearse/play.ts';
import { rehearse } from './rehearse/rehearse.ts';
import { summarize } from './rehearse/summary.ts';

/** A long list of differences has one cause. */
const SHOWN_DIFFERENCES = 40;

/** `npm run rehearse`. Ends with 0 when there is no difference, 1 when there is one, 2 when the command line cannot be used. */
async function main(): Promise<number> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => interruption.abort());
  const { signal } = interruption;
  const line = liveLine(process.stdout);
  const say = elapsedSay((text) => line.print(text));
  try {
    const options = parseOptions(process.argv.slice(2), loadSampleGroup().reviews.length);
    say(
      `a rehearsal of ${options.reviews} reviews from ${options.from} to ${options.until}, ${options.rateText}, seed ${options.seed}`,
    );
    const { differences } = await rehearse({
      options,
      environment: process.env,
      say,
      show: (text) => line.show(text),
      up: (stack, inboxUrl) => say(`watch it:  board ${stack.apiUrl}  mail ${inboxUrl}`),
      ended: async (played) => {
        line.end();
        report(played, options);
        if (!options.keep || signal.aborted) return;
        say('everything keeps running; Ctrl-C ends it');
        await once(signal, 'abort');
      },
      signal,
    });
    return differences.length === 0 ? 0 : 1;
  } catch (error) {
    line.end();
    return explain(error, signal);
  }
}

function report({ recorded, differences, until }: Played, options: RehearsalOptions): void {
  console.log(`\n${summarize(recorded, until, options.rate)}\n`);
  const acts = recorded.reviews.reduce((sum, review) => sum + review.acts.length, 0);
  if (differences.length === 0) {
    console.log(`No difference: the services did with ${acts} acts exactly what the rules say.`);
    return;
  }
  console.log(`${differences.length} DIFFERENCES between the services and the rules:`);
  for (const difference of differences.slice(0, SHOWN_DIFFERENCES))
    console.log(`  ${describeDifference(difference)}`);
  if (differences.length > SHOWN_DIFFERENCES)
    console.log(`  … and ${differences.length - SHOWN_DIFFERENCES} more`);
}

function explain(error: unknown, signal: AbortSignal): number {
  if (error instanceof HelpWanted) {
    console.log(error.message);
    return 0;
  }
  if (signal.aborted || error instanceof StartInterrupted) {
    console.error('the rehearsal was interrupted; everything has ended');
    return 130;
  }
  console.error(error instanceof Error ? error.message : error);
  return error instanceof OptionsError ? 2 : 1;
}

process.exit(await main());
