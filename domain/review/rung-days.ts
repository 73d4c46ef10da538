import { addDays, addSpan, daysBetween, subtractSpan } from '../calendar/civil-date.ts';
import type { CivilDate } from '../calendar/time.ts';
import { multiplySpan } from '../calendar/time-span.ts';
import type { RungTime } from '../procedure/procedure.ts';

/** A civil day on which a rung falls; `occurrence` counts the repetitions of an `every` rung from 1. */
export interface RungDay {
  readonly on: CivilDate;
  readonly occurrence: number;
}

/**
 * The days of a rung for a time limit from `openedOn` to `dueOn`. A part of the time, or a time before its end, that
 * does not lie after the opening day is left out: the opening notice has said it.
 */
export function rungDays(
  at: RungTime,
  { openedOn, dueOn }: { readonly openedOn: CivilDate; readonly dueOn: CivilDate },
): readonly RungDay[] {
  const once = (on: CivilDate): readonly RungDay[] => [{ on, occurrence: 1 }];
  const afterOpening = (on: CivilDate): readonly RungDay[] => (on > openedOn ? once(on) : []);
  switch (at.when) {
    case 'opening':
      return once(openedOn);
    case 'fraction':
      return afterOpening(addDays(openedOn, Math.floor(daysBetween(openedOn, dueOn) * at.of)));
    case 'before':
      return afterOpening(subtractSpan(dueOn, at.span, { monthEnd: 'last-day' }));
    case 'due':
      return once(dueOn);
    case 'after':
      return once(addSpan(dueOn, at.span, { monthEnd: 'last-day' }));
    case 'every':
      // Each counted from the due date: chained months would drift at month ends.
      return Array.from({ length: at.times }, (_, index) => ({
        on: addSpan(dueOn, multiplySpan(at.span, index + 1), { monthEnd: 'last-day' }),
        occurrence: index + 1,
      }));
  }
}
