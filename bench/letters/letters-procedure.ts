import type { TimeSpan, ZoneName } from '../../domain/calendar/time.ts';
import type { Basis, Procedure } from '../../domain/procedure/procedure.ts';

const INVENTED: Basis = { source: 'invented for a measurement', standing: 'assumed' };

/** Phases enough for the number of reviews that a measurement takes. */
const PHASES = Array.from({ length: 400 }, (_, index) => String(index + 1));

/**
 * A mechanism in which each of the three States of a review owes one thing by the day after the opening, and is written to at 09:00 UTC of
 * that day. Each names a focal point, so each letter has an address of its own.
 */
export const LETTERS_PROCEDURE: Procedure = {
  id: 'letters',
  title: 'Letters',
  version: '2026-01-01',
  zone: 'UTC' as ZoneName,
  zoneBasis: INVENTED,
  noticeTime: '09:00',
  noticeTimeBasis: INVENTED,
  nonWorkingDays: { policy: 'no-shift', basis: INVENTED },
  instruments: [{ id: 'untoc', title: 'the Convention' }],
  principalInstrument: 'untoc',
  reviewers: { minimum: 2, maximum: 2, basis: INVENTED },
  phases: PHASES.map((id) => ({ id, title: `Phase ${id}`, basis: INVENTED })),
  stages: [{ id: 'only', title: 'Only stage' }],
  steps: [
    { id: 'named', title: 'Focal point named', by: 'each-state', repeatable: false, names: 'focal-point' },
    { id: 'done', title: 'Done', by: 'each-state', repeatable: false },
  ],
  obligations: [
    {
      id: 'duty',
      title: 'Written contribution',
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

/** Letters of one review. */
export const LETTERS_PER_REVIEW = 3;
