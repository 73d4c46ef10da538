import { setTimeout as sleep } from 'node:timers/promises';
import { loadSampleGroup } from '../../config/parties/load-sample-group.ts';
import {
  type ProceedingsClock,
  toProceedingsTime,
  toRealMs,
} from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { endOfDay, startOfDay, toCivilDate } from '../../domain/calendar/zoned.ts';
import { rehearsalScript } from '../../domain/forecast/rehearsal-script.ts';
import type { Procedure } from '../../domain/procedure/procedure.ts';
import type { ReviewOpened } from '../../domain/review/acts.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { readActs } from '../../register/acts.ts';
import type { Register } from '../../register/database.ts';
import { createApiClient } from '../../server/stack/api-client.ts';
import { openReviews } from '../../server/stack/open-reviews.ts';
import type { Stack } from '../../server/stack/start-stack.ts';
import { compare } from './compare.ts';
import type { Difference } from './difference.ts';
import { driveActs } from './drive-acts.ts';
import type { RehearsalOptions } from './options.ts';
import { describeStanding, readStanding } from './progress.ts';
import { readRecorded } from './read-recorded.ts';
import type { Recorded } from './recorded.ts';
import { waitForQuiet } from './wait-for-quiet.ts';

/** The letter logs of so few reviews must be equal line by line. */
const EQUAL_LOGS_UP_TO = 3;

export interface Play {
  readonly options: RehearsalOptions;
  readonly clock: ProceedingsClock;
  readonly procedure: Procedure;
  readonly stack: Pick<Stack, 'apiUrl' | 'token'>;
  readonly inboxUrl: string;
  readonly register: Register;
  /** Told where the play stands, about once a second. */
  readonly show: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface Played {
  readonly recorded: Recorded;
  readonly differences: readonly Difference[];
  /** Notices up to this moment were compared. */
  readonly until: Instant;
}

/**
 * Plays a rehearsal on a running stack: opens the reviews at the first moment of `from`, posts the scripted acts at their
 * moments, waits until everything due by the end of `until` has left, and compares.
 */
export async function play(input: Play): Promise<Played> {
  const { options, clock, procedure, register, signal } = input;
  const api = createApiClient(input.stack);
  const now = (): Instant => toProceedingsTime(clock, Date.now());
  const group = loadSampleGroup();
  await untilReal(toRealMs(clock, startOfDay(options.from, procedure.zone)), signal);

  const watching = new AbortController();
  const watched = watch(input, watching.signal, now);
  try {
    await openReviews(api, {
      group,
      reviews: group.reviews.slice(0, options.reviews),
      startOn: options.from,
    });
    const { from, until, seed } = options;
    const whole = rehearsalScript({ procedure, openings: await readOpenings(register), from, until, seed });
    const script = whole.filter(({ command }) => command.act.kind !== 'review-opened');
    const refused = await driveActs(api, script, { clock, procedure, signal });
    signal.throwIfAborted();

    const acts = await register.selectFrom('acts').select('recorded_at').execute();
    const end = [endOfDay(until, procedure.zone), ...acts.map((act) => act.recorded_at)].reduce((a, b) =>
      a > b ? a : b,
    );
    await waitForQuiet(register, end, (at) => now() > at);
    const recorded = await readRecorded(register, input.inboxUrl);
    const differences = compare(recorded, {
      procedure,
      until: end,
      equalLogs: options.reviews <= EQUAL_LOGS_UP_TO,
    });
    const unrecorded = refused.map(
      ({ scripted, refusal }): Difference => ({
        kind: 'act-unrecorded',
        review: scripted.key,
        subject: scripted.command.commandId,
        expected: `${scripted.command.act.kind}, recorded`,
        came: refusal.message,
      }),
    );
    return { recorded, differences: [...unrecorded, ...differences], until: end };
  } finally {
    watching.abort();
    await watched;
  }
}

async function readOpenings(
  register: Register,
): Promise<readonly { readonly key: ReviewKey; readonly opened: ReviewOpened }[]> {
  const keys = await register.selectFrom('reviews').select('key').orderBy('key').execute();
  const openings = await Promise.all(
    keys.map(async ({ key }) => {
      const [first] = await readActs(register, key);
      return first?.body.kind === 'review-opened' ? [{ key, opened: first.body }] : [];
    }),
  );
  return openings.flat();
}

async function untilReal(realMs: number, signal: AbortSignal): Promise<void> {
  const waitMs = realMs - Date.now();
  if (waitMs > 0) await sleep(waitMs, undefined, { signal });
}

/** Shows where the play stands until it is told to stop. */
async function watch(
  { options, procedure, register, show }: Play,
  stop: AbortSignal,
  now: () => Instant,
): Promise<void> {
  while (!stop.aborted) {
    const standing = await readStanding(register, now(), toCivilDate(now(), procedure.zone));
    show(describeStanding(standing, options.from, options.until));
    await sleep(1_000, undefined, { signal: stop }).catch(() => undefined);
  }
}
