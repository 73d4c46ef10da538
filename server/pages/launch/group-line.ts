import { parseCivilDate } from '../../../domain/calendar/civil-date.ts';
import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { GroupStart, Launch } from '../../../domain/procedure/procedure.ts';
import type { PresentedGroup, PresentedLaunch } from '../../launch/present-launch.ts';
import { type DayView, toDayViewOrNull } from '../day-view.ts';
import { type BasisView, toBasisView } from '../standing-mark.ts';

/** When the reviews of one group start. */
export interface GroupLine {
  readonly group: number;
  /** `null` until the first draw is published. */
  readonly starts: DayView | null;
  /** The rule, in words. */
  readonly rule: string;
  readonly size: number | null;
  readonly opened: number;
  readonly basis: BasisView;
  /** By which draw its reviewers are drawn, or when they are to be; `null` where no launch has begun. */
  readonly reviewers: ReviewersLine | null;
}

export interface ReviewersLine {
  /** `later`: after the reviewers of another group. */
  readonly standing: 'drawn' | 'next' | 'later';
  readonly text: string;
  /** The result of its draw, or the ceremony that is next; `null` for what comes later. */
  readonly link: { readonly href: string; readonly text: string } | null;
}

/** @param launch undefined before the resolution is adopted */
export function toGroupLines(
  workplan: Launch['workplan'],
  launch: LaunchOfGroups | undefined,
): readonly GroupLine[] {
  return workplan.map(({ group, starts, basis }) => {
    const known = launch?.groups.find((one) => one.group === group);
    return {
      group,
      starts: toDayViewOrNull(known?.startsOn ?? null),
      rule: toRule(starts),
      size: known?.size ?? null,
      opened: known?.opened ?? 0,
      basis: toBasisView(basis),
      reviewers: launch === undefined || known === undefined ? null : toReviewersLine(launch, known),
    };
  });
}

export type LaunchOfGroups = Pick<
  PresentedLaunch,
  'mechanism' | 'phase' | 'today' | 'groups' | 'toDraw' | 'draws'
>;

function toReviewersLine(launch: LaunchOfGroups, { group, drawn, startsOn }: PresentedGroup): ReviewersLine {
  const { mechanism, phase, toDraw, today } = launch;
  const href = `/draw/${mechanism}/${phase}/${group}`;
  if (drawn !== null) {
    const text = `Reviewers drawn on ${toEnglishDate(drawn.on)}`;
    return { standing: 'drawn', text, link: { href, text: 'Who reviews whom' } };
  }
  if (!toDraw.includes(group)) {
    const text = `Reviewers to be drawn in its year, after those of group ${toDraw.join(' and ')}`;
    return { standing: 'later', text, link: null };
  }
  if (isUnderWay(launch)) {
    const text = 'The ceremony that draws its reviewers is under way';
    return { standing: 'next', text, link: { href, text: 'To the ceremony' } };
  }
  const link = { href, text: startsOn === null ? 'To the ceremony' : `Draw the reviewers of group ${group}` };
  return { standing: 'next', text: toDeadline(startsOn, today), link };
}

/** A draw is frozen, and neither published nor void. */
export function isUnderWay({ draws }: Pick<PresentedLaunch, 'draws'>): boolean {
  const last = draws.at(-1);
  return last?.voided === null && last.publishedOn === null;
}

function toDeadline(startsOn: CivilDate | null, today: CivilDate): string {
  if (startsOn === null) return 'Reviewers drawn in the first draw, which divides the States into the groups';
  return startsOn > today
    ? `Reviewers to be drawn before ${toEnglishDate(startsOn)}`
    : `Reviewers to be drawn now: ${toEnglishDate(startsOn)} has come, and its reviews start once they are`;
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
