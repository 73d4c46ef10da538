import type { CivilDate } from '../calendar/time.ts';
import { toCivilDate } from '../calendar/zoned.ts';
import { isCeremonyStep, WAIVER_STEP } from '../draw/ceremony.ts';
import { isWaiverFrozen } from '../draw/granted-waivers.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Act, ActStruckOut } from './acts.ts';
import { checkAct, checkDay, checkReason } from './check-act.ts';
import { effectiveActs } from './effective-acts.ts';
import { fold } from './fold.ts';
import { isOpeningBody } from './opening.ts';
import type { ReviewKey } from './review-id.ts';
import type { ReviewState } from './review-state.ts';

export interface CheckStrikeOutInput {
  readonly procedure: Procedure;
  readonly key: ReviewKey;
  readonly acts: readonly Act[];
  readonly state: ReviewState;
  readonly body: ActStruckOut;
  readonly today: CivilDate;
}

/** Whether an act may be struck out: it counts, it is not the opening, and no later act was possible only through it. */
export function checkStrikeOut(input: CheckStrikeOutInput): Decision<null> {
  const { state, body, today } = input;
  const struck = findStrikable(input);
  if (!struck.accepted) return struck;
  if (state.closedOn !== null && struck.value.body.kind !== 'review-closed') {
    return refuse(
      'review-closed',
      'In a closed review only the closing itself can be struck out.',
      'Strike out the closing first, if it was recorded in error.',
      { closedOn: state.closedOn },
    );
  }
  const day = checkDay(state.opened.body.on, body.on, today);
  if (!day.accepted) return day;
  const reason = checkReason(body);
  if (!reason.accepted) return reason;
  const relying = findRelyingAct(input);
  if (relying === undefined) return accept(null);
  return refuse(
    'act-relied-upon',
    `Act ${relying.act.sequence} (${relying.act.body.kind}) rests on act ${body.sequence}: ${relying.why}`,
    `Strike out act ${relying.act.sequence} first.`,
    { sequence: body.sequence, reliedUponBy: relying.act.sequence },
  );
}

function findStrikable({ key, acts, state, body }: CheckStrikeOutInput): Decision<Act> {
  const { sequence } = body;
  const struck = acts.find((act) => act.sequence === sequence);
  if (struck === undefined) {
    return refuse(
      'no-such-act',
      `${key} has the acts 1 to ${acts.length}; got ${sequence}.`,
      'Name the act by its sequence in this review.',
      { sequence },
    );
  }
  if (isOpeningBody(struck.body) || struck.body.kind === 'act-struck-out') {
    return refuse(
      'act-not-strikable',
      `Act ${sequence} is ${struck.body.kind}, which cannot be struck out.`,
      isOpeningBody(struck.body) ? 'Close the review instead.' : 'Record the act that was struck out anew.',
      { sequence, kind: struck.body.kind },
    );
  }
  if (struck.body.kind === 'step-taken' && isCeremonyStep(struck.body.step)) {
    return refuse(
      'act-not-strikable',
      `Act ${sequence} is part of the ceremony of a draw: whoever could take back a part could choose among results.`,
      'Declare the draw void with a reason; it stays on record, and another may be held.',
      { sequence, kind: struck.body.kind },
    );
  }
  if (isFrozenWaiver(state, struck)) {
    return refuse(
      'act-not-strikable',
      `Act ${sequence} is a waiver that stands in the frozen list of a draw.`,
      'Declare the draw void first, if it is not published; a published draw keeps its waivers.',
      { sequence, kind: struck.body.kind },
    );
  }
  if (state.struckOut.includes(sequence)) {
    return refuse(
      'act-already-struck-out',
      `Act ${sequence} was struck out before.`,
      'Nothing need be recorded.',
      { sequence },
    );
  }
  return accept(struck);
}

function isFrozenWaiver({ steps }: ReviewState, { body, sequence }: Act): boolean {
  return body.kind === 'step-taken' && body.step === WAIVER_STEP.id && isWaiverFrozen(steps, sequence);
}

/** The first later act that could not have been recorded had the struck-out one never been, and the reason. */
function findRelyingAct({
  procedure,
  key,
  acts,
  body: struckOut,
}: CheckStrikeOutInput): { readonly act: Act; readonly why: string } | undefined {
  const without = effectiveActs(acts).filter(({ sequence }) => sequence !== struckOut.sequence);
  for (const [index, act] of without.entries()) {
    const { body, recordedAt, sequence } = act;
    if (sequence < struckOut.sequence || isOpeningBody(body) || body.kind === 'act-struck-out') continue;
    const state = fold(key, without.slice(0, index));
    const decision = checkAct({ procedure, state, body, today: toCivilDate(recordedAt, procedure.zone) });
    if (!decision.accepted) return { act, why: decision.refusal.message };
  }
  return undefined;
}
