import { join, resolve } from 'node:path';
import { parseEnv } from '../config/env.ts';
import { loadSampleGroup } from '../config/parties/load-sample-group.ts';
import { loadProcedures, PROCEDURES_FOLDER } from '../config/procedures/load-procedure.ts';
import { addDays } from '../domain/calendar/civil-date.ts';
import { REAL_TIME, toProceedingsTime } from '../domain/calendar/proceedings-clock.ts';
import type { CivilDate } from '../domain/calendar/time.ts';
import { toCivilDate } from '../domain/calendar/zoned.ts';
import { createApiClient } from './stack/api-client.ts';
import { elapsedSay } from './stack/elapsed-say.ts';
import { openSampleGroup } from './stack/open-sample-group.ts';
import { runUntilSignal } from './stack/run-until-signal.ts';
import { type Stack, startStack } from './stack/start-stack.ts';

const say = elapsedSay();

/** Everything by one command: databases, engine, inbox, worker and API, until it is told to end. */
async function start(signal: AbortSignal): Promise<Stack> {
  const environment = process.env;
  const env = parseEnv(environment);
  const dataFolder = resolve(env.CHANCERY_DATA);
  say(`starting Chancery with its data in ${dataFolder}`);
  const stack = await startStack({
    dataFolder,
    environment,
    say,
    // A port that somebody chose is used or refused; a default may give way.
    port: isSet(environment['PORT']) ? env.PORT : undefined,
    inboxPort: isSet(environment['INBOX_PORT']) ? env.INBOX_PORT : undefined,
    signal,
  });
  say(describe(stack, dataFolder));
  if (env.CHANCERY_SAMPLE === 'group') void openSample(stack);
  else say('no sample group is opened, as asked for by CHANCERY_SAMPLE');
  return stack;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function describe(stack: Stack, dataFolder: string): string {
  return [
    'Chancery is up',
    `  board     ${stack.apiUrl}`,
    ...(stack.inboxUrl === undefined ? [] : [`  mail      ${stack.inboxUrl}`]),
    ...(stack.temporalUiUrl === undefined ? [] : [`  Temporal  ${stack.temporalUiUrl}`]),
    `  token     ${join(dataFolder, 'token')} (recording acts needs it)`,
    `  logs      ${join(dataFolder, 'logs')}`,
    'Ctrl-C ends it.',
  ].join('\n');
}

/** The board can be used without the sample, so a failure here is told and ends nothing. */
async function openSample(stack: Stack): Promise<void> {
  try {
    const group = loadSampleGroup();
    const opened = await openSampleGroup(createApiClient(stack), {
      group,
      startOn: yesterday(group.mechanism),
      say,
    });
    if (opened > 0)
      say(`the sample group is open: ${opened} reviews on the board, their first letters in the mail`);
  } catch (error) {
    say(`the sample group could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The sample begins on the day before its opening, so that its first letters are due at whatever hour this is. */
function yesterday(mechanism: string): CivilDate {
  const procedure = loadProcedures(PROCEDURES_FOLDER).find(({ id }) => id === mechanism);
  if (procedure === undefined)
    throw new Error(`there is no procedure for the sample's mechanism ${mechanism}`);
  return addDays(toCivilDate(toProceedingsTime(REAL_TIME, Date.now()), procedure.zone), -1);
}

await runUntilSignal(start, say);
