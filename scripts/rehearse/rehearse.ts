import { loadSampleGroup } from '../../config/parties/load-sample-group.ts';
import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import type { ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { startOfDay } from '../../domain/calendar/zoned.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import { closeRegister, openRegister } from '../../register/database.ts';
import { withOwnParts } from '../../server/stack/own-parts.ts';
import { type Stack, startStack } from '../../server/stack/start-stack.ts';
import { makeFreshFolder } from './fresh-folder.ts';
import type { RehearsalOptions } from './options.ts';
import { type Played, play } from './play.ts';

/** The clock reaches the first day this long after the worker and the API begin to start, so that they are ready by then. */
const HEAD_START_MS = 12_000;

export interface RehearsalRun {
  readonly options: RehearsalOptions;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (line: string) => void;
  /** Told where the play stands, about once a second. */
  readonly show: (line: string) => void;
  /** Called when the board can be looked at. */
  readonly up?: (stack: Stack, inboxUrl: string) => void;
  /** Called when all has been compared, while the stack still runs. */
  readonly ended?: (played: Played) => Promise<void>;
  readonly port?: number | undefined;
  readonly inboxPort?: number | undefined;
  readonly signal: AbortSignal;
}

/** A whole rehearsal: a stack of its own on a fast clock, the play, the comparison; everything has ended when it resolves. */
export async function rehearse(run: RehearsalRun): Promise<Played> {
  const { options, say, signal } = run;
  const dataFolder = await makeFreshFolder(options.dataFolder, say);
  const procedure = requireProcedure();
  let clock: ProceedingsClock | undefined;
  const chooseClock = (): ProceedingsClock => {
    clock = {
      origin: new Date(Date.now() + HEAD_START_MS).toISOString() as Instant,
      start: startOfDay(options.from, procedure.zone),
      rate: options.rate,
    };
    return clock;
  };
  const stack = await startStack({
    dataFolder,
    environment: withOwnParts(run.environment),
    say,
    port: run.port,
    inboxPort: run.inboxPort,
    clock: chooseClock,
    signal,
  });
  try {
    const { inboxUrl } = stack;
    if (clock === undefined || inboxUrl === undefined)
      throw new Error('a rehearsal has a clock and an inbox of its own');
    run.up?.(stack, inboxUrl);
    const register = openRegister(stack.databaseUrl, { poolSize: 2 });
    try {
      const played = await play({
        options,
        clock,
        procedure,
        stack,
        inboxUrl,
        register,
        show: run.show,
        signal,
      });
      await run.ended?.(played);
      return played;
    } finally {
      await closeRegister(register);
    }
  } finally {
    await stack.stop();
  }
}

function requireProcedure(): Procedure {
  const { mechanism } = loadSampleGroup();
  const procedure = loadProcedures().find(({ id }) => id === mechanism);
  if (procedure === undefined)
    throw new Error(`there is no procedure for the sample's mechanism ${mechanism}`);
  return procedure;
}
