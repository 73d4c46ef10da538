import { STANDINGS, type Standing } from '../procedure/procedure.ts';
import type { DateStep } from './time-limit.ts';

/**
 * How well a date is founded: as well as the weakest step that made the day. The end of the day is left out, since the
 * zone says when the day is over and not which day it is; that step shows its own standing.
 */
export function weakestStanding(steps: readonly DateStep[], otherwise: Standing): Standing {
  const made = steps.filter(({ kind }) => kind !== 'end-of-day').map(({ basis }) => basis.standing);
  return made.length === 0 ? otherwise : made.reduce(weaker);
}

function weaker(one: Standing, other: Standing): Standing {
  return STANDINGS.indexOf(other) > STANDINGS.indexOf(one) ? other : one;
}
