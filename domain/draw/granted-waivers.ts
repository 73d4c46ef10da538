import type { CivilDate } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../errors.ts';
import type { DrawOptions, WaivableRule } from '../procedure/procedure.ts';
import type { Act, StepTaken } from '../review/acts.ts';
import { drawAttempts, findOpenDraw, WAIVER_STEP } from './ceremony.ts';
import { nameWaiver, type Waiver } from './waiver.ts';

/** A waiver with the act that granted it. */
export interface WaiverGrant {
  readonly sequence: number;
  readonly on: CivilDate;
  readonly waiver: Waiver;
}

/** The waivers recorded in a launch, sorted by rule and party. */
export function findWaiverGrants(steps: readonly Act<StepTaken>[]): readonly WaiverGrant[] {
  return steps
    .flatMap(({ sequence, body: { step, on, records = {} } }) => {
      const waiver = step === WAIVER_STEP.id ? readWaiver(records) : undefined;
      return waiver === undefined || 'expected' in waiver ? [] : [{ sequence, on, waiver }];
    })
    .sort((one, other) => (nameWaiver(one.waiver) < nameWaiver(other.waiver) ? -1 : 1));
}

/** The same without the acts, as they are frozen. */
export function grantedWaivers(steps: readonly Act<StepTaken>[]): readonly Waiver[] {
  return findWaiverGrants(steps).map(({ waiver }) => waiver);
}

/** Whether a limit may be waived now: one that may be waived at all, for parties named by code, while no list is frozen. */
export function checkWaiver(
  draw: DrawOptions | undefined,
  steps: readonly Act<StepTaken>[],
  { records = {} }: StepTaken,
): Decision<null> {
  const open = findOpenDraw(steps);
  if (open !== undefined) {
    return refuse(
      'ceremony-out-of-order',
      `A limit is waived before the list is frozen; the draw ${open.drawId.slice(0, 16)} is frozen.`,
      'Declare the draw void with a reason, waive the limit and freeze anew; or wait for the next draw.',
      { step: WAIVER_STEP.id },
    );
  }
  const allowed = draw?.waivers?.value ?? [];
  const waiver = readWaiver(records);
  if ('expected' in waiver) {
    return refuseWaiver(`expected ${waiver.expected}; got ${JSON.stringify(records[waiver.part] ?? '')}`);
  }
  if (!allowed.includes(waiver.rule)) {
    const rules = allowed.length === 0 ? 'no rule that may be waived' : allowed.join(' or ');
    return refuseWaiver(`expected ${rules}; got ${waiver.rule}`);
  }
  if (grantedWaivers(steps).some((granted) => nameWaiver(granted) === nameWaiver(waiver))) {
    return refuseWaiver(`“${nameWaiver(waiver)}” was granted before`);
  }
  return accept(null);
}

/**
 * Whether a waiver stands in the list of a draw that counts or is under way, and therefore cannot be taken back.
 * @param sequence of the act that granted it
 */
export function isWaiverFrozen(steps: readonly Act<StepTaken>[], sequence: number): boolean {
  const freezes = steps.filter(({ body }) => body.step === 'draw-frozen');
  const attempts = drawAttempts(steps);
  return freezes.some((act, index) => act.sequence > sequence && attempts[index]?.voided === null);
}

/** What is wrong with the facts of a waiver. */
export interface WaiverFault {
  readonly part: 'rule' | 'parties';
  /** A noun phrase. */
  readonly expected: string;
}

/** Reads the facts of the step; the codes of a pair may stand in any order. */
export function readWaiver({
  rule = '',
  parties = '',
  reason = '',
}: {
  readonly rule?: string;
  readonly parties?: string;
  readonly reason?: string;
}): Waiver | WaiverFault {
  const codes = parties.split(/[\s,]+/).filter((code) => code !== '');
  const [one = '', two] = [...codes].sort();
  if (!isWaivable(rule)) return { part: 'rule', expected: WAIVABLE.join(' or ') };
  if (!codes.every((code) => /^[A-Z]{3}$/.test(code))) {
    return { part: 'parties', expected: 'codes of three capital letters' };
  }
  if (rule === 'maximum-reviewers') {
    return codes.length === 1
      ? { rule, party: one, reason }
      : { part: 'parties', expected: 'the code of the State under review' };
  }
  return codes.length === 2 && two !== undefined && one !== two
    ? { rule, party: one, other: two, reason }
    : { part: 'parties', expected: 'the codes of two States that may review each other' };
}

const WAIVABLE: readonly WaivableRule[] = ['maximum-reviewers', 'mutual-review'];

function isWaivable(rule: string): rule is WaivableRule {
  return WAIVABLE.some((known) => known === rule);
}

function refuseWaiver(problem: string): Decision<never> {
  return refuse(
    'waiver-invalid',
    `This limit of the draw cannot be waived so: ${problem}.`,
    'Name the rule, the code of the State (or both codes of a pair), and the reason; each waiver once.',
    { step: WAIVER_STEP.id },
  );
}
