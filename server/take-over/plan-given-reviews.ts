import { type ReviewKey, toReviewKey } from '../../domain/review/review-id.ts';
import type { PastReview } from '../../domain/takeover/past-review.ts';
import type { StandingReview } from '../../domain/takeover/plan-review.ts';
import { planTakeOver, type TakeOverPlan } from '../../domain/takeover/plan-take-over.ts';
import { readActs } from '../../register/acts.ts';
import { toCanonicalDigest } from '../../register/canonical-digest.ts';
import type { Register } from '../../register/database.ts';
import { readDecided } from '../../register/notices.ts';
import { listParties } from '../../register/parties.ts';
import { findProcedures, requireProcedureOf } from '../../register/procedures.ts';
import type { AppDeps } from '../app-deps.ts';
import { RECORDED_BY } from '../commands.ts';
import { toContactId } from '../record-act.ts';
import type { GivenPastReview } from '../routes/schemas/take-over.ts';

/** Plans the taking over of reviews by what the register holds of them. Writes nothing. */
export async function planGivenReviews(
  { register, now }: Pick<AppDeps, 'register' | 'now'>,
  given: readonly GivenPastReview[],
): Promise<TakeOverPlan> {
  const parties = await listParties(register);
  return planTakeOver({
    reviews: given.map(toPastReview),
    procedures: await findProcedures(
      register,
      given.map(({ mechanism }) => mechanism),
    ),
    parties: new Map(parties.map((party) => [party.code, party])),
    standing: await findStanding(register, new Set(given.map(toReviewKey))),
    names: { digestOf: toCanonicalDigest, contactIdOf: toContactId },
    recordedBy: RECORDED_BY,
    now: now(),
  });
}

function toPastReview({ acts, group, ...review }: GivenPastReview): PastReview {
  return {
    ...review,
    group: group ?? null,
    acts: acts.map((given) => {
      if (!('step' in given)) return { act: given, namesPerson: false };
      const { contact, ...step } = given;
      return { act: { ...step, kind: 'step-taken' }, namesPerson: contact !== undefined };
    }),
  };
}

async function findStanding(
  register: Register,
  keys: ReadonlySet<ReviewKey>,
): Promise<ReadonlyMap<ReviewKey, StandingReview>> {
  const standing = new Map<ReviewKey, StandingReview>();
  for (const key of keys) {
    const acts = await readActs(register, key);
    if (acts.length === 0) continue;
    const procedure = await requireProcedureOf(register, key);
    standing.set(key, { procedure, acts, decided: await readDecided(register, key) });
  }
  return standing;
}
