import type { CivilDate, Instant } from '../calendar/time.ts';
import { atLocalTime } from '../calendar/zoned.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { ActBody, RecordCommand } from '../review/acts.ts';
import { fold } from '../review/fold.ts';
import type { ReviewKey } from '../review/review-id.ts';
import { foreseeSteps, toStepTaken } from './foreseen-steps.ts';
import { inventIncidents } from './incidents.ts';
import { type Opening, RANKS, type RehearsedReview, type ScriptedAct } from './rehearsed-review.ts';
import { type Random, seededRandom } from './seeded-random.ts';

export interface RehearsalScriptInput {
  readonly procedure: Procedure;
  readonly openings: readonly Opening[];
  /** First and last day of the rehearsal; what would happen later is left out. */
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** A whole number; the same seed gives the same script. */
  readonly seed: number;
}

export interface ScriptedCommand {
  readonly key: ReviewKey;
  readonly at: Instant;
  readonly command: RecordCommand;
}

const HOURS = 24;

/**
 * The local time of day at which everything is recorded: half a day away from when notices fall due, so that services
 * which are a little late on a fast clock still do first what falls due first.
 */
function farFromNotices({ noticeTime }: Procedure): string {
  const [hour = '', minute = ''] = noticeTime.split(':');
  return `${String((Number(hour) + HOURS / 2) % HOURS).padStart(2, '0')}:${minute}`;
}

/**
 * An invented course of the reviews: some parties early, some late, some never, and among all reviews one extension, one
 * suspension with its resumption, and one act struck out. Every command can be recorded at its moment, half a
 * day from when notices fall due; those of one moment and review in the order given.
 */
export function rehearsalScript(input: RehearsalScriptInput): readonly ScriptedCommand[] {
  const { procedure, openings, from, until, seed } = input;
  const random = seededRandom(seed);
  const reviews = openings.map((opening) => rehearse(procedure, opening, random));
  const acts = [
    ...reviews.flatMap((review) => toScriptedActs(procedure, review)),
    ...inventIncidents({ procedure, reviews, from, until, random }),
  ];
  const inOrder = acts
    .filter(({ body }) => body.on <= until)
    .map((act) => ({ act, on: act.body.on > from ? act.body.on : from }))
    .sort((one, other) =>
      one.on === other.on ? one.act.rank - other.act.rank : compareDays(one.on, other.on),
    );
  const sequences = numberActs(inOrder.map(({ act }) => act));
  return inOrder.map(({ act, on }, index) => ({
    key: act.key,
    at: atLocalTime(on, farFromNotices(procedure), procedure.zone),
    command: {
      commandId: `rehearsal-${seed}-${index + 1}`,
      recordedBy: 'rehearsal',
      act: toBody(act.body, sequences),
    },
  }));
}

function rehearse(procedure: Procedure, opening: Opening, random: Random): RehearsedReview {
  const { key, opened } = opening;
  // Only the parties matter here; the moment of recording is decided when all acts have their place.
  const act = {
    sequence: 1,
    commandId: '',
    recordedBy: '',
    recordedAt: atLocalTime(opened.on, farFromNotices(procedure), procedure.zone),
  };
  const state = fold(key, [{ ...act, body: opened }]);
  return { ...opening, steps: foreseeSteps(procedure, state, random) };
}

function toScriptedActs(
  procedure: Procedure,
  { key, opened, steps }: RehearsedReview,
): readonly ScriptedAct[] {
  return [
    { key, rank: RANKS.opening, body: opened },
    ...steps.flatMap((step) =>
      step.on === null ? [] : [{ key, rank: RANKS.step, body: toStepTaken(procedure, step, step.on) }],
    ),
  ];
}

/** The sequence that each act will have in its review. */
function numberActs(inOrder: readonly ScriptedAct[]): ReadonlyMap<ScriptedAct, number> {
  const last = new Map<ReviewKey, number>();
  return new Map(
    inOrder.map((act) => {
      const sequence = (last.get(act.key) ?? 0) + 1;
      last.set(act.key, sequence);
      return [act, sequence];
    }),
  );
}

function toBody(body: ScriptedAct['body'], sequences: ReadonlyMap<ScriptedAct, number>): ActBody {
  if (body.kind !== 'act-struck-out') return body;
  const sequence = sequences.get(body.error);
  if (sequence === undefined) throw new Error('the error that is struck out has no place in the script');
  return { kind: 'act-struck-out', sequence, on: body.on, reason: body.reason };
}

function compareDays(one: CivilDate, other: CivilDate): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
