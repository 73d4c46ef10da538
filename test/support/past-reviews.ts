import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Party } from '../../domain/parties/party.ts';
import type { ActBody } from '../../domain/review/acts.ts';
import type { Notice } from '../../domain/review/notice.ts';
import { isOpeningBody } from '../../domain/review/opening.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import type { PastAct, PastReview } from '../../domain/takeover/past-review.ts';
import type { PlannedReview, StandingReview } from '../../domain/takeover/plan-review.ts';
import { planTakeOver, type TakeOverInput, type TakeOverPlan } from '../../domain/takeover/plan-take-over.ts';
import { toCanonicalDigest } from '../../register/canonical-digest.ts';
import { day, step } from './review-course.ts';
import { UNTOC } from './untoc-procedure.ts';

const PARTIES: readonly Party[] = ['NGA', 'KEN', 'AUT', 'FRA'].map((code) => ({
  code,
  name: `State ${code}`,
  regionalGroup: 'African',
  instruments: { untoc: 'yes', tip: 'yes' },
}));

/** Noon of 10 June 2022: the questionnaire was due on 1 May. */
export const TAKEN_AT = '2022-06-10T10:00:00.000Z' as Instant;

/** Acts as they were taken elsewhere; a step that names somebody comes with a person, whose id is not known yet. */
export function pastActs(...bodies: readonly ActBody[]): readonly PastAct[] {
  return bodies.map((body) => {
    if (isOpeningBody(body) || body.kind === 'act-struck-out') throw new Error(`${body.kind} is no past act`);
    if (body.kind !== 'step-taken') return { act: body, namesPerson: false };
    const { contactId, ...act } = body;
    return { act, namesPerson: contactId !== undefined };
  });
}

/** Nigeria, reviewed by Kenya and Austria since 1 November 2021, with its focal point named on the third. */
export function pastReview(changes: Partial<PastReview> = {}): PastReview {
  return {
    mechanism: 'untoc',
    phase: '1',
    party: 'NGA',
    startOn: day('2021-11-01'),
    group: 2,
    reviewers: [{ party: 'KEN' }, { party: 'AUT' }],
    sample: false,
    acts: pastActs(step('focal-point-named', 'NGA', '2021-11-03')),
    ...changes,
  };
}

export function plan(reviews: readonly PastReview[], changes: Partial<TakeOverInput> = {}): TakeOverPlan {
  return planTakeOver({
    reviews,
    procedures: new Map([[UNTOC.id, UNTOC]]),
    parties: new Map(PARTIES.map((party) => [party.code, party])),
    standing: new Map(),
    names: {
      digestOf: toCanonicalDigest,
      contactIdOf: (key, commandId) => createHash('sha256').update(`${key} ${commandId}`).digest('hex'),
    },
    recordedBy: 'officer-1',
    now: TAKEN_AT,
    ...changes,
  });
}

/** The plan of one review. Throws if there is a fault. */
export function planned(review: PastReview, changes: Partial<TakeOverInput> = {}): PlannedReview {
  const found = plan([review], changes);
  if (!found.accepted)
    throw new Error(found.faults.map(({ path, refusal }) => `${path} ${refusal.code}`).join());
  const [only] = found.reviews;
  if (only === undefined) throw new Error('no review was planned');
  return only;
}

/** What the register holds after the plan was carried out and these notices were sent. */
export function standingAfter(
  { key, procedure, held, added, decided }: PlannedReview,
  sent: readonly Notice[] = [],
): ReadonlyMap<ReviewKey, StandingReview> {
  const keys = new Set([...decided, ...sent.map((notice) => notice.key)]);
  return new Map([[key, { procedure, acts: [...held, ...added], decided: keys }]]);
}
