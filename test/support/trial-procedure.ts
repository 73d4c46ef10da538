import type { CivilDate, TimeSpan, ZoneName } from '../../domain/calendar/time.ts';
import type { Basis, Procedure } from '../../domain/procedure/procedure.ts';
import type { ReviewOpened } from '../../domain/review/acts.ts';
import { type ReviewKey, toReviewKey } from '../../domain/review/review-id.ts';

const INVENTED: Basis = { source: 'invented for tests', standing: 'assumed' };

/** A mechanism of two stages, small enough to know each of its moments by heart. Notices fall due at 09:00 UTC. */
export const TRIAL_PROCEDURE: Procedure = {
  id: 'trial',
  title: 'Trial mechanism',
  version: '2021-01-01',
  zone: 'UTC' as ZoneName,
  zoneBasis: INVENTED,
  noticeTime: '09:00',
  noticeTimeBasis: INVENTED,
  nonWorkingDays: { policy: 'no-shift', basis: INVENTED },
  instruments: [{ id: 'treaty', title: 'Treaty' }],
  principalInstrument: 'treaty',
  reviewers: { minimum: 2, maximum: 4, basis: INVENTED },
  phases: [{ id: '1', title: 'Phase 1', basis: INVENTED }],
  stages: [
    { id: 'nomination', title: 'Nomination' },
    { id: 'self-assessment', title: 'Self-assessment' },
  ],
  steps: [
    { id: 'accept', title: 'Acceptance of the review', by: 'under-review', repeatable: false },
    {
      id: 'submit-questionnaire',
      title: 'Submission of the questionnaire',
      by: 'under-review',
      repeatable: false,
    },
  ],
  obligations: [
    {
      id: 'acceptance',
      title: 'Acceptance of the review',
      stage: 'nomination',
      owedBy: 'under-review',
      runsFrom: { event: 'review-opened' },
      time: { span: 'P2W' as TimeSpan, basis: INVENTED },
      fulfilledBy: 'accept',
      ladder: 'short',
      basis: INVENTED,
    },
    {
      id: 'questionnaire',
      title: 'Questionnaire',
      stage: 'self-assessment',
      owedBy: 'under-review',
      runsFrom: { event: 'review-opened' },
      time: { span: 'P6M' as TimeSpan, basis: INVENTED },
      fulfilledBy: 'submit-questionnaire',
      ladder: 'short',
      basis: INVENTED,
    },
  ],
  ladders: [
    {
      id: 'short',
      rungs: [
        { id: 'opening', at: { when: 'opening' }, to: ['party'], signature: false },
        { id: 'before-3', at: { when: 'before', span: 'P3D' as TimeSpan }, to: ['party'], signature: false },
        { id: 'due', at: { when: 'due' }, to: ['party'], signature: false },
        {
          id: 'after-7',
          at: { when: 'after', span: 'P7D' as TimeSpan },
          to: ['party', 'secretariat'],
          signature: false,
        },
      ],
      basis: INVENTED,
    },
  ],
};

/** Key of a trial review; each test takes a party of its own. */
export function trialReview(party: string): ReviewKey {
  return toReviewKey({ mechanism: TRIAL_PROCEDURE.id, phase: '1', party });
}

/** The opening of a trial review on a day. */
export function trialOpening(party: string, on: CivilDate): ReviewOpened {
  const instruments = ['treaty'];
  return {
    kind: 'review-opened',
    on,
    group: null,
    underReview: { code: party, name: `State ${party}`, regionalGroup: 'north', instruments },
    reviewers: [
      { code: 'QQA', name: 'State QQA', regionalGroup: 'north', instruments },
      { code: 'QQB', name: 'State QQB', regionalGroup: 'south', instruments },
    ],
    sample: true,
  };
}
