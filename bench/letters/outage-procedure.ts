import type { TimeSpan } from '../../domain/calendar/time.ts';
import type { Procedure, Rung } from '../../domain/procedure/procedure.ts';
import { LETTERS_PROCEDURE } from './letters-procedure.ts';

const BEFORE = ['P3D', 'P2D', 'P1D'].map(
  (span): Rung => ({
    id: `before-${span.charAt(1)}`,
    at: { when: 'before', span: span as TimeSpan },
    to: ['party'],
    signature: false,
  }),
);

/** As in the bursts, but each State has ten days and is written to three times before they end. */
export const OUTAGE_PROCEDURE: Procedure = {
  ...LETTERS_PROCEDURE,
  id: 'outage',
  title: 'Outage',
  obligations: LETTERS_PROCEDURE.obligations.map((obligation) => ({
    ...obligation,
    time: { span: 'P10D' as TimeSpan, basis: obligation.basis },
  })),
  ladders: LETTERS_PROCEDURE.ladders.map((ladder) => ({ ...ladder, rungs: BEFORE })),
};
