import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { GroupStart, Launch } from '../../../domain/procedure/procedure.ts';
import type { PresentedGroup } from '../../launch/present-launch.ts';
import { type DayView, toDayViewOrNull } from '../day-view.ts';
import { type BasisView, toBasisView } from '../standing-mark.ts';

/** When the reviews of one group start. */
export interface GroupLine {
  readonly group: number;
  /** `null` until the draw is published. */
  readonly starts: DayView | null;
  /** The rule, in words. */
  readonly rule: string;
  readonly size: number | null;
  readonly opened: number;
  readonly basis: BasisView;
}

export function toGroupLines(
  workplan: Launch['workplan'],
  groups: readonly PresentedGroup[],
): readonly GroupLine[] {
  return workplan.map(({ group, starts, basis }) => {
    const known = groups.find((one) => one.group === group);
    return {
      group,
      starts: toDayViewOrNull(known?.startsOn ?? null),
      rule: toRule(starts),
      size: known?.size ?? null,
      opened: known?.opened ?? 0,
      basis: toBasisView(basis),
    };
  });
}

/** `1 November of the second year after the draw`. */
function toRule(starts: GroupStart['starts']): string {
  if (starts.when === 'draw') return 'On the day on which the draw is published';
  const [dayOfMonth, month] = toEnglishDate(parseCivilDate(`2000-${starts.monthDay}`)).split(' ');
  return `${dayOfMonth} ${month} of the ${nameYear(starts.yearsAfter)} year after the draw`;
}

function nameYear(count: number): string {
  return ['same', 'first', 'second', 'third', 'fourth'][count] ?? `${count}th`;
}
