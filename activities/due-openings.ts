import type { Instant } from '../domain/calendar/time.ts';
import { drawnGroups } from '../domain/draw/drawn-groups.ts';
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
import { readPublishedTranscripts } from '../register/draws.ts';
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
 * and after it was closed; a group whose reviewers are not drawn yet waits for the draw of its year. Reviews start with the
 * mechanism's newest procedure, as all do.
 */
export async function findDueOpenings(
  register: Register,
  launch: ReviewKey,
  now: Instant,
): Promise<DueOpenings> {
  const groups = await findDrawnGroups(register, launch);
  return {
    openings: await planOpenings(register, launch, groups, now),
    nextAt:
      groups
        .map(({ start }) => start.at)
        .sort()
        .find((at) => at > now) ?? null,
  };
}

/** A group whose reviewers are drawn and published. */
interface DrawnGroup {
  readonly start: StartOfGroup;
  readonly transcript: Transcript;
  readonly sample: boolean;
}

async function findDrawnGroups(register: Register, launch: ReviewKey): Promise<readonly DrawnGroup[]> {
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
  return groupStarts(workplan, first.draw.publishedOn, zone, drawnOn).flatMap((start) => {
    const drawn = drawOf.get(start.group);
    return drawn === undefined ? [] : [{ start, transcript: drawn.transcript, sample: drawn.sample }];
  });
}

async function planOpenings(
  register: Register,
  launch: ReviewKey,
  groups: readonly DrawnGroup[],
  now: Instant,
): Promise<readonly DueOpening[]> {
  const due = groups.filter(({ start }) => start.at <= now);
  if (due.length === 0) return [];
  const { mechanism, phase } = parseReviewKey(launch);
  const [procedure, reviewed] = await Promise.all([
    findProcedure(register, mechanism),
    listReviewedParties(register, mechanism, phase),
  ]);
  if (procedure === undefined) throw new Error(`the register holds no procedure of ${mechanism}`);
  return due.flatMap(({ start: { group, on }, transcript, sample }) =>
    reviewOpenings({ ...transcript, group, on, sample })
      .filter(({ underReview }) => !reviewed.has(underReview.code))
      .map((act) => {
        const party = act.underReview.code;
        const commandId = toOpeningCommandId(transcript.frozen.drawId, party);
        const key = toReviewKey({ mechanism, phase, party });
        return { key, procedure, command: { commandId, recordedBy: RECORDED_BY, act } };
      }),
  );
}
