import { accept, type Decision, refuse } from '../errors.ts';
import type { DrawOptions } from '../procedure/procedure.ts';
import type { Act, StepTaken } from '../review/acts.ts';
import {
  type CeremonyStep,
  countDraws,
  type DrawAttempt,
  drawAttempts,
  findCurrentDraw,
  findSeedOrigin,
  isCeremonyStep,
  publishedDraws,
  WAIVER_STEP,
} from './ceremony.ts';
import { checkWaiver } from './granted-waivers.ts';
import { commitTo, seedOfCeremony } from './seed.ts';

/**
 * Whether a step of the ceremony may follow on those taken. The order is what keeps anyone from choosing the result:
 * the list is frozen before anyone commits, everyone commits and the outside source is named before anyone reveals, and
 * all reveals are in before the source is read.
 * @param draw the rules of the procedure; undefined where it draws no lots
 */
export function checkCeremonyStep(
  draw: DrawOptions | undefined,
  steps: readonly Act<StepTaken>[],
  taken: StepTaken,
): Decision<null> {
  if (taken.step === WAIVER_STEP.id) return checkWaiver(draw, steps, taken);
  if (!isCeremonyStep(taken.step)) return accept(null);
  const current = findCurrentDraw(steps);
  if (taken.step === 'draw-frozen') return checkFreeze(draw, steps, current);
  if (current === undefined) return out(taken.step, 'no draw is frozen', 'Freeze the list of parties first.');
  if (current.publishedOn !== null)
    return out(taken.step, 'the draw was published', 'Nothing of a published draw changes.');
  if (taken.step === 'commitment-made' && isKnownFromVoidDraw(steps, taken.records?.['commitment'] ?? ''))
    return out(taken.step, 'the same commitment was made to a draw that is void', 'Commit to a new value.');
  return checkCurrent(taken.step, current, taken.records ?? {});
}

/** One draw at a time, and as many as the rules ask for: one for all groups, or one for each group. */
function checkFreeze(
  draw: DrawOptions | undefined,
  steps: readonly Act<StepTaken>[],
  current: DrawAttempt | undefined,
): Decision<null> {
  if (current?.publishedOn === null) {
    return out(
      'draw-frozen',
      `the draw ${current.drawId.slice(0, 16)} is frozen`,
      'Declare it void with a reason first; it stays on record.',
    );
  }
  const published = publishedDraws(steps).length;
  if (published === 0 || (draw !== undefined && published < countDraws(draw))) return accept(null);
  return out('draw-frozen', 'the reviewers of every group are drawn', 'Nothing of a published draw changes.');
}

/** The same list frozen again has the same draw id, and a value that was revealed for it before is a secret no more. */
function isKnownFromVoidDraw(steps: readonly Act<StepTaken>[], commitment: string): boolean {
  return drawAttempts(steps)
    .slice(0, -1)
    .some(({ commitments }) => commitments.some((made) => made.commitment === commitment));
}

function checkCurrent(
  step: Exclude<CeremonyStep, 'draw-frozen'>,
  draw: DrawAttempt,
  records: Readonly<Record<string, string>>,
): Decision<null> {
  if (draw.held !== null && step !== 'draw-published' && step !== 'draw-voided') {
    return out(step, 'the lots were drawn', 'Publish this draw, or declare it void with a reason.');
  }
  switch (step) {
    case 'commitment-made':
      return checkCommitment(draw, records);
    case 'source-named':
      if (draw.source !== null)
        return out(step, 'the source was named', 'Declare the draw void to name another.');
      return draw.reveals.length === 0
        ? accept(null)
        : out(step, 'a value was revealed', 'Declare the draw void and begin anew.');
    case 'value-revealed':
      return checkReveal(draw, records);
    case 'source-read':
      if (draw.source === null)
        return out(step, 'no source was named', 'Name the outside source before anyone reveals.');
      if (draw.sourceValue !== null)
        return out(step, 'the source was read', 'Declare the draw void to begin anew.');
      return draw.reveals.length > 0
        ? accept(null)
        : out(step, 'nobody has revealed a value', 'Record the values revealed first.');
    case 'draw-held':
      return checkHeld(draw, records);
    case 'draw-published':
      if (draw.held === null) return out(step, 'no lots were drawn', 'Hold the draw first.');
      return records['transcript'] === draw.held.transcript
        ? accept(null)
        : out(
            step,
            'the digest is not that of the transcript',
            'Publish the transcript of the draw that was held.',
          );
    case 'draw-voided':
      return accept(null);
  }
}

function checkCommitment(draw: DrawAttempt, records: Readonly<Record<string, string>>): Decision<null> {
  const { participant = '', commitment = '' } = records;
  if (draw.reveals.length > 0) {
    return out(
      'commitment-made',
      'a value was revealed',
      'Who has not committed before the first reveal takes no part.',
    );
  }
  if (draw.commitments.some((item) => item.participant === participant)) {
    return out('commitment-made', `${participant} has committed`, 'A participant commits once.');
  }
  if (!/^[0-9a-f]{64}$/.test(commitment)) {
    return out(
      'commitment-made',
      'the commitment is not a SHA-256 in lower-case hex',
      'Give 64 hexadecimal digits.',
    );
  }
  return accept(null);
}

function checkReveal(draw: DrawAttempt, records: Readonly<Record<string, string>>): Decision<null> {
  const { participant = '', value = '' } = records;
  const step = 'value-revealed';
  if (draw.source === null)
    return out(step, 'no outside source was named', 'Name the outside source before anyone reveals.');
  if (draw.sourceValue !== null) {
    return out(
      step,
      'the outside source was read',
      'A value that comes later is left out, by the rule published before.',
    );
  }
  const promise = draw.commitments.find((item) => item.participant === participant);
  if (promise === undefined)
    return out(step, `${participant} made no commitment`, 'Only who has committed reveals.');
  if (draw.reveals.some((item) => item.participant === participant)) {
    return out(step, `${participant} has revealed`, 'A participant reveals once.');
  }
  if (!/^[0-9a-f]{64}$/.test(value)) {
    return out(step, 'the value is not 32 bytes in lower-case hex', 'Give the value as it was committed to.');
  }
  return commitTo(draw.drawId, participant, value) === promise.commitment
    ? accept(null)
    : out(
        step,
        `the value is not the one that ${participant} committed to`,
        'Give the value as it was committed to.',
      );
}

function checkHeld(draw: DrawAttempt, records: Readonly<Record<string, string>>): Decision<null> {
  const origin = findSeedOrigin(draw);
  if (origin === undefined)
    return out('draw-held', 'the outside source was not read', 'Record what the source gave first.');
  const seed = seedOfCeremony(draw.drawId, origin);
  return records['seed'] === seed
    ? accept(null)
    : out(
        'draw-held',
        'the seed does not come of this ceremony',
        'Hold the draw by the seed of its ceremony.',
      );
}

function out(step: CeremonyStep, because: string, remedy: string): Decision<never> {
  return refuse('ceremony-out-of-order', `“${step}” cannot follow: ${because}.`, remedy, { step });
}
