import { addDays, daysBetween } from '../../../domain/calendar/civil-date.ts';
import { toEnglishDate } from '../../../domain/calendar/english.ts';
import type { CivilDate } from '../../../domain/calendar/time.ts';
import type { Suspension } from '../../../domain/review/review-state.ts';
import type { TimeLimit } from '../../../domain/review/time-limit.ts';
import { toUrgency } from '../urgency.ts';
import type { NameOf } from './name-of.ts';
import { type Tick, toTicks } from './timeline-ticks.ts';

/** The picture of a timetable: lengths are user units of the SVG, measured from its top left corner. */
export interface Timeline {
  readonly width: number;
  readonly height: number;
  /** Where the rows begin, below the names of the months. */
  readonly top: number;
  readonly left: number;
  readonly rowHeight: number;
  readonly ticks: readonly Tick[];
  readonly todayX: number;
  readonly todayText: string;
  readonly pauses: readonly { readonly x: number; readonly width: number }[];
  readonly rows: readonly TimelineRow[];
  /** Time limits that do not run yet, and so have no place in the picture. */
  readonly awaiting: number;
}

export interface TimelineRow {
  readonly y: number;
  readonly title: string;
  readonly owedBy: string;
  /** The whole row in words, for whoever points at it. */
  readonly words: string;
  readonly tone: 'late' | 'near' | 'running' | 'paused' | 'done' | 'idle';
  /** From the opening to the due date, or to today where there is none. */
  readonly bar: { readonly x: number; readonly width: number; readonly open: boolean };
  /** From the due date to the day of fulfilment, or to today: what is late. */
  readonly overrun: { readonly x: number; readonly width: number } | null;
  readonly dueX: number | null;
  readonly metX: number | null;
}

const WIDTH = 1080;
const LEFT = 330;
const RIGHT = 24;
const TOP = 44;
const ROW_HEIGHT = 30;
const BOTTOM = 28;
/** Air after the last date, in days. */
const MARGIN_DAYS = 20;

export interface TimelineInput {
  readonly limits: readonly TimeLimit[];
  readonly suspensions: readonly Suspension[];
  readonly openedOn: CivilDate;
  readonly today: CivilDate;
  readonly nameOf: NameOf;
}

/** Lays out the time limits that run or have run, in the order of the timetable. */
export function toTimeline({ limits, suspensions, openedOn, today, nameOf }: TimelineInput): Timeline {
  const shown = limits.filter((limit) => limit.openedOn !== null);
  const last = lastDay([today, ...shown.flatMap((limit) => [limit.dueOn, limit.metOn])]);
  const first = openedOn < today ? openedOn : today;
  const until = addDays(last, MARGIN_DAYS);
  const scale = (WIDTH - LEFT - RIGHT) / Math.max(1, daysBetween(first, until));
  const toX = (day: CivilDate): number => round(LEFT + daysBetween(first, day) * scale);
  const toStretch = (from: CivilDate, to: CivilDate) => ({ x: toX(from), width: round(toX(to) - toX(from)) });

  return {
    width: WIDTH,
    height: TOP + shown.length * ROW_HEIGHT + BOTTOM,
    top: TOP,
    left: LEFT,
    rowHeight: ROW_HEIGHT,
    ticks: toTicks(first, until, toX),
    todayX: toX(today),
    todayText: `Today, ${toEnglishDate(today)}`,
    pauses: suspensions.map(({ from, until: resumed }) => toStretch(from, resumed ?? laterOf(from, today))),
    rows: shown.map((limit, index) =>
      toRow(limit, TOP + index * ROW_HEIGHT, { toX, toStretch, today, until, nameOf }),
    ),
    awaiting: limits.length - shown.length,
  };
}

interface RowTools {
  /** Last day of the picture. */
  readonly until: CivilDate;
  readonly toX: (day: CivilDate) => number;
  readonly toStretch: (from: CivilDate, to: CivilDate) => { readonly x: number; readonly width: number };
  readonly today: CivilDate;
  readonly nameOf: NameOf;
}

function toRow(limit: TimeLimit, y: number, { toX, toStretch, today, until, nameOf }: RowTools): TimelineRow {
  const { openedOn, dueOn, metOn } = limit;
  const urgency = toUrgency(limit, today);
  const from = openedOn ?? today;
  // What is owed without a time limit stays owed for as long as the picture reaches.
  const to = dueOn ?? metOn ?? (limit.status === 'open' ? until : laterOf(from, today));
  const lateUntil = metOn ?? (limit.status === 'running' ? today : null);
  const due = dueOn === null ? 'no due date' : `due ${toEnglishDate(dueOn)}`;
  return {
    y,
    title: limit.title,
    owedBy: nameOf(limit.party),
    words: `${limit.title}, ${nameOf(limit.party)}: from ${toEnglishDate(from)}, ${due}, ${urgency.text}`,
    tone: urgency.tone,
    bar: { ...toStretch(from, to), open: dueOn === null },
    overrun: dueOn !== null && lateUntil !== null && lateUntil > dueOn ? toStretch(dueOn, lateUntil) : null,
    dueX: dueOn === null ? null : toX(dueOn),
    metX: metOn === null ? null : toX(metOn),
  };
}

function lastDay(days: readonly (CivilDate | null)[]): CivilDate {
  const known = days.filter((day) => day !== null);
  return known.reduce(laterOf);
}

function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}

function round(units: number): number {
  return Math.round(units * 10) / 10;
}
