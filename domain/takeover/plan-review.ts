import type { Instant } from '../calendar/time.ts';
import { accept, type Decision, type Refusal } from '../errors.ts';
import type { Party, PartyCode } from '../parties/party.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Act, ActBody, RecordCommand } from '../review/acts.ts';
import { composeOpening } from '../review/compose-opening.ts';
import { decide } from '../review/decide.ts';
import type { NoticeKey } from '../review/notice.ts';
import { type ReviewKey, toReviewKey } from '../review/review-id.ts';
import { isSameBody } from '../review/same-body.ts';
import { type ContentNames, type NamedAct, nameActs, toOpeningId } from './command-ids.ts';
import type { PastReview } from './past-review.ts';

/** A review as it is recorded here already. */
export interface StandingReview {
  /** The procedure that it runs by. */
  readonly procedure: Procedure;
  readonly acts: readonly Act[];
  /** Notices that were entered before, sent or superseded. */
  readonly decided: ReadonlySet<NoticeKey>;
}

/** Something in the file that cannot be taken over. */
export interface TakeOverFault {
  /** JSON pointer: `/reviews/0/acts/3`, or `/reviews/0` for the opening. */
  readonly path: string;
  readonly refusal: Refusal;
}

export interface PlannedCommand {
  readonly command: RecordCommand;
  /** Which of the acts given it records, counted from 0; `null` for the opening. */
  readonly index: number | null;
}

/** What taking a review over will record. */
export interface PlannedReview {
  readonly key: ReviewKey;
  readonly procedure: Procedure;
  /** Recorded here before. */
  readonly held: readonly Act[];
  readonly decided: ReadonlySet<NoticeKey>;
  /** What is new, in the order of recording; empty where all is recorded. */
  readonly commands: readonly PlannedCommand[];
  /** The acts that the commands make, of `now`. */
  readonly added: readonly Act[];
  /** How many of those given, the opening included, are recorded already. */
  readonly known: number;
}

export interface PlanReviewInput {
  readonly review: PastReview;
  /** JSON pointer to the review. */
  readonly path: string;
  readonly procedure: Procedure;
  readonly parties: ReadonlyMap<PartyCode, Party>;
  /** Undefined where the review is not open here. */
  readonly standing: StandingReview | undefined;
  readonly names: ContentNames;
  readonly recordedBy: string;
  readonly now: Instant;
}

/**
 * Plans one review by deciding each new act on those before it. An act that is refused is left out and the next are
 * decided without it, so that all faults come together; without an opening nothing else can be judged.
 */
export function planReview(input: PlanReviewInput): {
  readonly planned: PlannedReview;
  readonly faults: readonly TakeOverFault[];
} {
  const { review, path, procedure, standing, names, recordedBy, now } = input;
  const key = toReviewKey(review);
  const held = standing?.acts ?? [];
  const heldIds = new Set(held.map(({ commandId }) => commandId));
  const added: Act[] = [];
  const commands: PlannedCommand[] = [];
  const faults: TakeOverFault[] = [];
  let known = 0;

  const record = (commandId: string, index: number | null, body: Decision<ActBody>): void => {
    const decision = body.accepted
      ? decide({
          procedure,
          key,
          acts: [...held, ...added],
          command: { commandId, recordedBy, act: body.value },
          now,
        })
      : body;
    if (!decision.accepted) {
      const place = index === null ? path : `${path}/acts/${index}`;
      faults.push({ path: place, refusal: decision.refusal });
      return;
    }
    const { act } = decision.value;
    added.push(act);
    commands.push({ command: { commandId, recordedBy, act: act.body }, index });
  };

  const openingId = toOpeningId(names, key, review);
  if (heldIds.has(openingId)) known += 1;
  else {
    const opening = composeOpening(procedure, input.parties, review);
    if (opening.accepted && isOpenedThus(held, opening.value)) known += 1;
    else record(openingId, null, opening);
  }
  if (held.length + added.length > 0) {
    for (const named of nameActs(names, key, review.acts)) {
      if (heldIds.has(named.commandId)) known += 1;
      else record(named.commandId, named.index, accept(toBody(names, key, named)));
    }
  }
  const decided = standing?.decided ?? new Set<NoticeKey>();
  return { planned: { key, procedure, held, decided, commands, added, known }, faults };
}

/** Opened before in another way, by hand or by a draw, and just as the file says. */
function isOpenedThus([opened]: readonly Act[], opening: ActBody): boolean {
  return opened !== undefined && isSameBody(opened.body, opening);
}

function toBody(
  { contactIdOf }: ContentNames,
  key: ReviewKey,
  { act, namesPerson, commandId }: NamedAct,
): ActBody {
  if (act.kind !== 'step-taken' || !namesPerson) return act;
  return { ...act, contactId: contactIdOf(key, commandId) };
}
