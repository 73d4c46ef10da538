import type { Procedure } from '../../domain/procedure/procedure.ts';
import { BURST_PROCEDURE } from '../burst/burst-procedure.ts';

/** Phases enough for the number of reviews that a measurement takes. */
const PHASES = Array.from({ length: 400 }, (_, index) => String(index + 1));

/** As in `bench/burst.ts`, but each State names a focal point, so each letter has an address of its own. */
export const LETTERS_PROCEDURE: Procedure = {
  ...BURST_PROCEDURE,
  id: 'letters',
  title: 'Letters',
  phases: PHASES.map((id) => ({ id, title: `Phase ${id}`, basis: BURST_PROCEDURE.zoneBasis })),
  steps: [
    { id: 'named', title: 'Focal point named', by: 'each-state', repeatable: false, names: 'focal-point' },
    ...BURST_PROCEDURE.steps,
  ],
};

/** Letters of one review. */
export const LETTERS_PER_REVIEW = 3;
