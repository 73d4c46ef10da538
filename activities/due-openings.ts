import type { Instant } from '../domain/calendar/time.ts';
import { findCurrentDraw } from '../domain/draw/ceremony.ts';
import { groupStarts, type StartOfGroup } from '../domain/draw/group-starts.ts';
import { reviewOpenings, toOpeningCommandId } from '../domain/draw/review-openings.ts';
import type { Transcript } from '../domain/draw/transcript.ts';
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

/** Who records what follows from a draw by itself. */
const RECORDED_BY = 'draw';

/** A review that a draw opens. */
export interface DueOpening {
  readonly key: ReviewKey;
  readonly procedure: Procedure;
  readonly command: RecordCommand;
}

/** What a launch opens now, and when it opens more. */
export interface DueOpenings {
  /** Those that are due and have not been opened by anybody. */
  readonly openings: readonly DueOpening[];
  /** Start of the next group; `null` when none will start by the acts so far. */
  readonly nextAt: Instant | null;
}

/**
 * The openings of a launch at a moment of the proceedings. None while no draw is published, while the launch is suspended
 * and after it was closed. Reviews start with the mechanism's newest procedure, as all do.
 */
export async function findDueOpenings(
  register: Register,
  launch: ReviewKey,
  now: Instant,
): Promise<DueOpenings> {
  const draw = await findPublishedDraw(register, launch);
  if (draw === undefined) return { openings: [], nextAt: null };
  return {
    openings: await planOpenings(register, draw, now),
    nextAt: draw.starts.find(({ at }) => at > now)?.at ?? null,
  };
}

interface PublishedDraw {
  readonly mechanism: string;
  readonly phase: string;
  readonly transcript: Transcript;
  readonly sample: boolean;
  readonly starts: readonly StartOfGroup[];
}

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
  };
}

async function planOpenings(
  register: Register,
  draw: PublishedDraw,
  now: Instant,
): Promise<readonly DueOpening[]> {
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
