import type { Decision, Refusal } from '../domain/errors.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import { parseReviewKey, type ReviewKey } from '../domain/review/review-id.ts';
import type { Register } from '../register/database.ts';
import { openTask } from '../register/tasks.ts';
import type { LaunchActivities, RecordResult } from '../workflows/messages.ts';
import { type DueOpening, findDueOpenings } from './due-openings.ts';
import { activityPulse, type Pulse } from './pulse.ts';
import { createSlots } from './slots.ts';

export interface OpenGroupsDependencies {
  readonly register: Register;
  /** Opens a review by its first act, as everybody does; throws when the engine does not answer. */
  readonly openReview: (
    key: ReviewKey,
    procedure: Procedure,
    command: RecordCommand,
  ) => Promise<Decision<RecordResult>>;
  /** Default: that of the running activity. */
  readonly pulse?: () => Pick<Pulse, 'beat'>;
}

/** Openings asked for at once: a worker needs its other places to enter them. */
const OPENINGS_AT_ONCE = 8;

/**
 * Makes the activity that opens the reviews of each group whose start has come. It may run again at any point: a review is opened
 * by a command of its own name, and those that are open are passed over, whoever opened them. It throws when the
 * register or the engine cannot be reached, and is then tried again; a review that is refused becomes a task of the secretariat, and so does
 * a group whose day has come before its reviewers are drawn.
 */
export function createOpenGroups({
  pulse: findPulse = activityPulse,
  ...dependencies
}: OpenGroupsDependencies): LaunchActivities['openGroups'] {
  const { register } = dependencies;
  return async ({ review: launch, now }) => {
    const { openings, undrawn, nextAt } = await findDueOpenings(register, launch, now);
    const pulse = findPulse();
    const decisions = await openAll(openings, dependencies.openReview, (asked) =>
      pulse.beat({ asked, of: openings.length }),
    );
    const refused = decisions.flatMap(({ key, decision }) =>
      decision.accepted || decision.refusal.code === 'review-exists' ? [] : [{ key, ...decision.refusal }],
    );
    await reportRefused(register, launch, refused);
    await reportUndrawn(register, launch, undrawn);
    const opened = decisions.filter(({ decision }) => decision.accepted && !decision.value.duplicate).length;
    return { opened, nextAt };
  };
}

interface Asked {
  readonly key: ReviewKey;
  readonly decision: Decision<RecordResult>;
}

/** Asks for all openings. After one was not answered no more are begun, and those begun are waited for. @throws its error */
async function openAll(
  openings: readonly DueOpening[],
  openReview: OpenGroupsDependencies['openReview'],
  beat: (asked: number) => void,
): Promise<readonly Asked[]> {
  const slots = createSlots(OPENINGS_AT_ONCE);
  const progress = { asked: 0, failed: false };
  const asked = openings.map(({ key, procedure, command }) =>
    slots.run(async (): Promise<Asked> => {
      if (progress.failed) throw new Error(`${key} was not asked for, because another was not answered`);
      try {
        const decision = await openReview(key, procedure, command);
        progress.asked += 1;
        beat(progress.asked);
        return { key, decision };
      } catch (error) {
        progress.failed = true;
        throw error;
      }
    }),
  );
  await Promise.allSettled(asked);
  return await Promise.all(asked);
}

async function reportRefused(
  register: Register,
  launch: ReviewKey,
  refused: readonly ({ readonly key: ReviewKey } & Refusal)[],
): Promise<void> {
  if (refused.length === 0) return;
  const reasons = refused.map(({ key, message, remedy }) => `${key}: ${message} ${remedy}`);
  const text = `${refused.length} reviews of the draw could not be opened. ${reasons.join(' ')}`;
  await openTask(register, { kind: 'review-not-opened', review: launch, letterId: null, text });
}

async function reportUndrawn(
  register: Register,
  launch: ReviewKey,
  undrawn: readonly number[],
): Promise<void> {
  if (undrawn.length === 0) return;
  const { mechanism, phase } = parseReviewKey(launch);
  const groups = undrawn.map((group) => `group ${group}`).join(' and ');
  const text =
    `The day of ${groups} has come, and its reviewers are not drawn: its reviews are not opened. ` +
    `Draw them at /draw/${mechanism}/${phase}; the reviews start when that draw is published.`;
  await openTask(register, { kind: 'review-not-opened', review: launch, letterId: null, text });
}
