import type { Instant } from '../domain/calendar/time.ts';
import { findCurrentDraw } from '../domain/draw/ceremony.ts';
import { groupStarts, type StartOfGroup } from '../domain/draw/group-starts.ts';
import { reviewOpenings, toOpeningCommandId } from '../domain/draw/review-openings.ts';
import type { Transcript } from '../domain/draw/transcript.ts';
import type { Decision, Refusal } from '../domain/errors.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import { fold } from '../domain/review/fold.ts';
import { parseReviewKey, type ReviewKey, toReviewKey } from '../domain/review/review-id.ts';
import { findOpenSuspension } from '../domain/review/suspension.ts';
import { readActs } from '../register/acts.ts';
import type { Register } from '../register/database.ts';
import { findDraw, findTranscript } from '../register/draws.ts';
import { findProcedure, requireProcedureOf } from '../register/procedures.ts';
import { listReviewedParties } from '../register/reviewed-parties.ts';
import { openTask } from '../register/tasks.ts';
import type { LaunchActivities, OpenGroupsResult, RecordResult } from '../workflows/messages.ts';
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

/** Who records what follows from a draw by itself. */
const RECORDED_BY = 'draw';

/** Openings asked for at once: a worker needs its other places to enter them. */
const OPENINGS_AT_ONCE = 8;

/**
 * Makes the activity that opens the reviews of each group whose start has come. It may run again at any point: a review is opened
 * by a command of its own name, and those that are open are passed over, whoever opened them. It throws when the
 * register or the engine cannot be reached, and is then tried again; a review that is refused becomes a task of the secretariat.
 */
export function createOpenGroups({
  pulse: findPulse = activityPulse,
  ...dependencies
}: OpenGroupsDependencies): LaunchActivities['openGroups'] {
  const { register } = dependencies;
  return async ({ review: launch, now }) => {
    const draw = await findPublishedDraw(register, launch);
    if (draw === undefined) return { opened: 0, nextAt: null };
    const pulse = findPulse();
    const commands = await planOpenings(register, draw, now);
    const decisions = await openAll(commands, dependencies.openReview, (asked) =>
      pulse.beat({ asked, of: commands.length }),
    );
    const refused = decisions.flatMap(({ key, decision }) =>
      decision.accepted || decision.refusal.code === 'review-exists' ? [] : [{ key, ...decision.refusal }],
    );
    await reportRefused(register, launch, refused);
    const opened = decisions.filter(({ decision }) => decision.accepted && !decision.value.duplicate).length;
    return { opened, nextAt: draw.nextAt(now) };
  };
}

interface PublishedDraw {
  readonly mechanism: string;
  readonly phase: string;
  readonly transcript: Transcript;
  readonly sample: boolean;
  readonly starts: readonly StartOfGroup[];
  /** Start of the first group that starts later than `now`. */
  nextAt(now: Instant): OpenGroupsResult['nextAt'];
}

/** Undefined while no draw is published, and while the launch is suspended or after it was closed: then no group starts. */
async function findPublishedDraw(register: Register, launch: ReviewKey): Promise<PublishedDraw | undefined> {
  const state = fold(launch, await readActs(register, launch));
  if (state.closedOn !== null || findOpenSuspension(state) !== undefined) return undefined;
  const draw = findCurrentDraw(state.steps);
  if (draw === undefined || draw.publishedOn === null || draw.held === null) return undefined;
  const [transcript, stored, procedure] = await Promise.all([
    findTranscript(register, draw.held.transcript),
    findDraw(register, draw.drawId),
    requireProcedureOf(register, launch),
  ]);
  if (transcript === undefined || stored === undefined)
    throw new Error(`the register does not hold the draw ${draw.drawId} that ${launch} published`);
  const starts = groupStarts(procedure.launch?.workplan ?? [], draw.publishedOn, procedure.zone);
  const { mechanism, phase } = parseReviewKey(launch);
  return {
    mechanism,
    phase,
    transcript,
    sample: stored.sample,
    starts,
    nextAt: (now) => starts.find(({ at }) => at > now)?.at ?? null,
  };
}

interface Opening {
  readonly key: ReviewKey;
  readonly procedure: Procedure;
  readonly command: RecordCommand;
}

/** The openings that are due and have not been entered. Reviews start with the mechanism's newest procedure, as all do. */
async function planOpenings(
  register: Register,
  draw: PublishedDraw,
  now: Instant,
): Promise<readonly Opening[]> {
  const { mechanism, phase, transcript, sample, starts } = draw;
  const [procedure, reviewed] = await Promise.all([
    findProcedure(register, mechanism),
    listReviewedParties(register, mechanism, phase),
  ]);
  if (procedure === undefined) throw new Error(`the register holds no procedure of ${mechanism}`);
  return starts
    .filter(({ at }) => at <= now)
    .flatMap(({ group, on }) => reviewOpenings({ ...transcript, group, on, sample }))
    .filter(({ underReview }) => !reviewed.has(underReview.code))
    .map((act) => {
      const party = act.underReview.code;
      const commandId = toOpeningCommandId(transcript.frozen.drawId, party);
      const key = toReviewKey({ mechanism, phase, party });
      return { key, procedure, command: { commandId, recordedBy: RECORDED_BY, act } };
    });
}

interface Asked {
  readonly key: ReviewKey;
  readonly decision: Decision<RecordResult>;
}

/** Asks for all openings. After one was not answered no more are begun, and those begun are waited for. @throws its error */
async function openAll(
  openings: readonly Opening[],
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
