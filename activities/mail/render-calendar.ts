import ical, {
  escape,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { addDays } from '../../domain/calendar/civil-date.ts';
import type { CalendarEntry, CalendarFile } from '../../domain/letters/calendar/calendar-file.ts';
import { foldLine } from './fold-line.ts';

/**
 * Writes a calendar file (RFC 5545): events of whole days in no zone, published for whoever reads it. Nobody is invited, nothing rings,
 * and nobody counts as busy.
 */
export function renderCalendar({ entries, language, name }: CalendarFile): string {
  const calendar = ical({
    prodId: { company: 'Chancery', product: 'Time limits', language },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes a name as it comes.
    ...(name === null ? {} : { name: escape(name, false) }),
  });
  // Without the library's own folding, which asks an encoder about each character and takes longer than all else that makes a letter.
  const head = calendar.toString().slice(0, -END.length);
  const events = entries.map((entry) => calendar.createEvent(toEvent(entry)).toString());
  const lines = [head, ...events, END].join('').split(LINE_END);
  // Each line ends, the last one too.
  return `${lines.map(foldLine).join(LINE_END)}${LINE_END}`;
}

const LINE_END = '\r\n';
const END = 'END:VCALENDAR';

const STATUSES = { confirmed: ICalEventStatus.CONFIRMED, cancelled: ICalEventStatus.CANCELLED } as const;

function toEvent(entry: CalendarEntry): ICalEventData {
  return {
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    lastModified: entry.changedAt,
    allDay: true,
    start: entry.on,
    // RFC 5545: the day after the last one.
    end: addDays(entry.on, 1),
    status: STATUSES[entry.status],
    transparency: ICalEventTransparency.TRANSPARENT,
    summary: entry.summary,
    description: entry.description.join('\n'),
  };
}
