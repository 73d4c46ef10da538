import type { TimeSpan, ZoneName } from '../../domain/calendar/time.ts';
import type { Basis, Procedure } from '../../domain/procedure/procedure.ts';

const INVENTED: Basis = { source: 'invented for a measurement', standing: 'assumed' };

/**
 * A mechanism in which every time limit of every review ends on the same day and is told of at one moment: 09:00 UTC of the day
 * after the opening. Three States owe in each review, so one review is three notices; a State gets those of all its reviews in one letter.
 */
export const BURST_PROCEDURE: Procedure = {
  id: 'burst',
  title: 'Burst',
  version: '2026-01-01',
  zone: 'UTC' as ZoneName,
  zoneBasis: INVENTED,
  noticeTime: '09:00',
  noticeTimeBasis: INVENTED,
  nonWorkingDays: { policy: 'no-shift', basis: INVENTED },
  instruments: [{ id: 'untoc', title: 'the Convention' }],
  principalInstrument: 'untoc',
  reviewers: { minimum: 2, maximum: 2, basis: INVENTED },
  phases: ['1', '2', '3', '4'].map((id) => ({ id, title: `Phase ${id}`, basis: INVENTED })),
  stages: [{ id: 'only', title: 'Only stage' }],
  steps: [{ id: 'done', title: 'Done', by: 'each-state', repeatable: false }],
  obligations: [
    {
      id: 'duty',
      title: 'Duty',
      stage: 'only',
      owedBy: 'each-state',
      runsFrom: { event: 'review-opened' },
      time: { span: 'P1D' as TimeSpan, basis: INVENTED },
      fulfilledBy: 'done',
      ladder: 'one-rung',
      basis: INVENTED,
    },
  ],
  ladders: [
    {
      id: 'one-rung',
      rungs: [{ id: 'due', at: { when: 'due' }, to: ['party'], signature: false }],
      basis: INVENTED,
    },
  ],
};

/** Notices of one review. */
export const NOTICES_PER_REVIEW = 3;
