import { accept, type Decision, type Refusal, refuse } from '../domain/errors.ts';
import type { Party, PartyCode } from '../domain/parties/party.ts';
import type { Procedure } from '../domain/procedure/procedure.ts';
import type { RecordCommand } from '../domain/review/acts.ts';
import { composeOpening } from '../domain/review/compose-opening.ts';
import { decide } from '../domain/review/decide.ts';
import { type ReviewKey, toReviewKey } from '../domain/review/review-id.ts';
import { readActs } from '../register/acts.ts';
import { listParties } from '../register/parties.ts';
import { findProcedures } from '../register/procedures.ts';
import type { AppDeps } from './app-deps.ts';
import { RECORDED_BY } from './commands.ts';
import type { GivenReview } from './routes/schemas/review.ts';

/** An opening that was checked against the procedure, the parties and the register: ready to be asked of the proceedings. */
export interface PlannedOpening {
  readonly key: ReviewKey;
  readonly procedure: Procedure;
  readonly command: RecordCommand;
}

/**
 * Checks openings, all of them before any is opened, and gives one decision for each in the order given. The
 * proceedings decide again: between the two somebody else may have opened the same review.
 */
export async function planOpenings(
  deps: AppDeps,
  given: readonly GivenReview[],
  commandId: string,
): Promise<readonly Decision<PlannedOpening>[]> {
  const parties = new Map((await listParties(deps.register)).map((party) => [party.code, party]));
  const procedures = await findProcedures(
    deps.register,
    given.map(({ mechanism }) => mechanism),
  );
  const seen = new Set<ReviewKey>();
  const decisions: Decision<PlannedOpening>[] = [];
  for (const review of given) {
    const key = toReviewKey(review);
    const planned = seen.has(key) ? refuseTwice(key) : plan(procedures, parties, review, key, commandId);
    seen.add(key);
    decisions.push(planned.accepted ? await checkAgainstRegister(deps, planned.value) : planned);
  }
  return decisions;
}

function plan(
  procedures: ReadonlyMap<string, Procedure>,
  parties: ReadonlyMap<PartyCode, Party>,
  review: GivenReview,
  key: ReviewKey,
  commandId: string,
): Decision<PlannedOpening> {
  const procedure = procedures.get(review.mechanism);
  if (procedure === undefined) return { accepted: false, refusal: mechanismUnknown(review.mechanism) };
  const opening = composeOpening(procedure, parties, { ...review, group: review.group ?? null });
  if (!opening.accepted) return opening;
  const command = { commandId, recordedBy: RECORDED_BY, act: opening.value };
  return accept({ key, procedure, command });
}

async function checkAgainstRegister(
  { register, now }: AppDeps,
  planned: PlannedOpening,
): Promise<Decision<PlannedOpening>> {
  const acts = await readActs(register, planned.key);
  const decision = decide({ ...planned, acts, now: now() });
  return decision.accepted ? accept(planned) : decision;
}

/** Refusal of a mechanism that no procedure file describes. */
export function mechanismUnknown(mechanism: string): Refusal {
  return {
    code: 'unknown-procedure',
    message: `No procedure describes the mechanism ${mechanism}.`,
    remedy: 'Name a mechanism that has a file among the procedures.',
    facts: { mechanism },
  };
}

function refuseTwice(key: ReviewKey): Decision<never> {
  return refuse('review-exists', `The request names the review ${key} twice.`, 'Name each review once.', {
    review: key,
  });
}
