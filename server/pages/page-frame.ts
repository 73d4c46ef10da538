import { isRehearsal, type ProceedingsClock } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant, ZoneName } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import { countDrafts } from '../../register/letters/escalations.ts';
import type { AppDeps } from '../app-deps.ts';
import { type DayView, toDayView } from './day-view.ts';
import { type HeldView, presentHeld } from './held-banner.ts';

export type NavPlace = 'board' | 'launch' | 'letters' | 'escalations' | 'feeds' | 'tasks';

/** What surrounds every page. */
export interface PageFrame {
  readonly title: string;
  readonly place: NavPlace | null;
  readonly today: DayView;
  /** `Vienna`: whose day it is. */
  readonly zoneCity: string;
  /** Set on a rehearsal: how fast its time runs. */
  readonly rehearsal: string | null;
  /** Something on the page was invented for demonstration. */
  readonly sample: boolean;
  /** How often the page asks for news, in real seconds. */
  readonly refreshSeconds: number;
  readonly mailboxUrl: string | null;
  /** What officers hold back; `null` while letters leave as they fall due. */
  readonly held: HeldView | null;
  /** Letters that await a signature. */
  readonly drafts: number;
}

interface FrameOptions {
  readonly title: string;
  readonly place: NavPlace | null;
  readonly now: Instant;
  readonly zone: ZoneName;
  readonly sample: boolean;
}

const REFRESH_SECONDS = 30;
const REHEARSAL_REFRESH_SECONDS = 2;

/** Reads what is held and what awaits a signature, so that every page says so. */
export async function readPageFrame(deps: AppDeps, options: FrameOptions): Promise<PageFrame> {
  const { clock, mailboxUrl, register } = deps;
  const { title, place, now, zone, sample } = options;
  const rehearsal = describeRate(clock);
  return {
    title,
    place,
    today: toDayView(toCivilDate(now, zone)),
    zoneCity: zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone,
    rehearsal,
    sample,
    refreshSeconds: rehearsal === null ? REFRESH_SECONDS : REHEARSAL_REFRESH_SECONDS,
    mailboxUrl,
    held: await presentHeld(register, zone),
    drafts: await countDrafts(register),
  };
}

const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_DAY = 86_400;

/** `1 day passes in each second`; `null` for a clock that runs as time does. */
function describeRate(clock: ProceedingsClock): string | null {
  if (!isRehearsal(clock)) return null;
  const { rate } = clock;
  if (rate === 1) return 'time runs as it does, from another day';
  const [amount, unit] =
    rate >= SECONDS_PER_DAY
      ? [rate / SECONDS_PER_DAY, 'day']
      : rate >= SECONDS_PER_HOUR
        ? [rate / SECONDS_PER_HOUR, 'hour']
        : [rate, 'second'];
  const rounded = Math.round(amount * 10) / 10;
  return rounded === 1 ? `1 ${unit} passes in each second` : `${rounded} ${unit}s pass in each second`;
}
