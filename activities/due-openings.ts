import type { Instant } from '../domain/calendar/time.ts';
import { drawnGroups } from '../domain/draw/drawn-groups.ts';
import { groupStarts, type StartOfGroup } from '../domain/draw/group-starts.ts';
import { reviewOpenings, toOpeningCommandId } from '../domain/draw/review-openings.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import { fold } from '../domain/review/fold.ts';
import { parseReviewKey, type ReviewKey, toReviewKey } from '../domain/review/review-id.ts';
import { findOpenSuspension } from '../domain/review/suspension.ts';
import { readActs } from '../register/acts.ts';
import type { Register } from '../register/database.ts';
import { type PublishedTranscript, readPublishedTranscripts } from '../register/draws.ts';
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
  /** Groups whose day has come and whose reviewers are not drawn. */
  readonly undrawn: readonly number[];
  /** Start of the next group, drawn or not; `null` when there is none. */
  readonly nextAt: Instant | null;
}

/**
 * The openings of a launch at a moment of the proceedings. None while no draw is published, while the launch is suspended
 * and after it was closed; a group whose reviewers are not drawn yet waits for the draw of its year, and is named once its day has come.
 * Reviews start with the mechanism's newest procedure, as all do.
 */
export async function findDueOpenings(
  register: Register,
  launch: ReviewKey,
  now: Instant,
): Promise<DueOpenings> {
  const groups = await findGroups(register, launch);
  const due = groups.filter(({ start }) => start.at <= now);
  return {
    openings: await planOpenings(register, launch, due),
    undrawn: due.flatMap(({ start, drawn }) => (drawn === undefined ? [start.group] : [])),
    nextAt:
      groups
        .map(({ start }) => start.at)
        .sort()
        .find((at) => at > now) ?? null,
  };
}

interface StartingGroup {
  readonly start: StartOfGroup;
  /** The published draw of its reviewers; undefined while they are to be drawn. */
  readonly drawn: PublishedTranscript | undefined;
}

async function findGroups(register: Register, launch: ReviewKey): Promise<readonly StartingGroup[]> {
  const state = fold(launch, await readActs(register, launch));
  if (state.closedOn !== null || findOpenSuspension(state) !== undefined) return [];
  const [procedure, published] = await Promise.all([
    requireProcedureOf(register, launch),
    readPublishedTranscripts(register, state.steps),
  ]);
  const [first] = published;
  if (first === undefined) return [];
  const drawOf = new Map(
    published.flatMap((one) => drawnGroups(one.transcript).map((group) => [group, one] as const)),
  );
  const drawnOn = new Map([...drawOf].map(([group, { draw }]) => [group, draw.publishedOn]));
  const { zone, launch: { workplan } = { workplan: [] } } = procedure;
  return groupStarts(workplan, first.draw.publishedOn, zone, drawnOn).map((start) => ({
    start,
    drawn: drawOf.get(start.group),
  }));
}

async function planOpenings(
  register: Register,
  launch: ReviewKey,
  due: readonly StartingGroup[],
): Promise<readonly DueOpening[]> {
  if (due.length === 0) return [];
  const { mechanism, phase } = parseReviewKey(launch);
  const [procedure, reviewed] = await Promise.all([
    findProcedure(register, mechanism),
    listReviewedParties(register, mechanism, phase),
  ]);
  if (procedure === undefined) throw new Error(`the register holds no procedure of ${mechanism}`);
  return due.flatMap(({ start: { group, on }, drawn }) => {
    if (drawn === undefined) return [];
    const { transcript, sample } = drawn;
    return reviewOpenings({ ...transcript, group, on, sample })
      .filter(({ underReview }) => !reviewed.has(underReview.code))
      .map((act) => {
        const party = act.underReview.code;
        const commandId = toOpeningCommandId(transcript.frozen.drawId, party);
        const key = toReviewKey({ mechanism, phase, party });
        return { key, procedure, command: { commandId, recordedBy: RECORDED_BY, act } };
      });
  });
}
