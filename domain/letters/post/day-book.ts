import { addDays } from '../../calendar/civil-date.ts';
import type { Office } from '../../calendar/offices.ts';
import type { Instant, ZoneName } from '../../calendar/time.ts';
import { atLocalTime, startOfDay, toCivilDate } from '../../calendar/zoned.ts';
import { isInventedAddress } from '../../parties/invented-address.ts';
import type { Correspondent, GatherInput, SlipContact, SlipItem } from './slip.ts';

/** Who may be written to today. */
export interface DayBook {
  /** Counts a letter that leaves now. */
  count(contact: SlipContact | null): void;
  /** Counts a letter and answers `null` when it may leave now, else the moment until which it waits. */
  admit(to: Correspondent, contact: SlipContact | null, items: readonly SlipItem[]): Instant | null;
}

/** When one office may be written to. */
interface Desk {
  /** `null` when it is open. */
  readonly opensAt: Instant | null;
  readonly startOfToday: Instant;
  /** Opening on a later day than today. */
  readonly nextDayAt: Instant;
}

/**
 * Makes the book of this moment. Letters of invented reviews, and to invented contacts, reach nobody: they wait for no office, and on
 * another day leave at the hour of the procedure's notices. Where nobody is known to write to nothing is waited for, so that somebody is told at once.
 */
export function openDayBook({ now, offices, lettersPerDay, left }: Omit<GatherInput, 'slips'>): DayBook {
  const desks = new Map<string, Desk>();
  const counted = new Map<string, number>();

  const deskOf = (to: Correspondent, { email }: SlipContact, items: readonly SlipItem[]): Desk => {
    const office: Office = to === 'bureau' ? 'secretariat' : to;
    const [first] = items;
    const invented = isInventedAddress(email) || items.every((item) => item.sample);
    const key = first !== undefined && invented ? `${first.zone} ${first.noticeTime}` : office;
    const known = desks.get(key);
    if (known !== undefined) return known;
    const desk = first !== undefined && invented ? toUnmannedDesk(now, first) : toDesk(now, office, offices);
    desks.set(key, desk);
    return desk;
  };
  const count = (contact: SlipContact | null): void => {
    if (contact === null) return;
    const address = contact.email.toLowerCase();
    counted.set(address, (counted.get(address) ?? 0) + 1);
  };
  return {
    count,
    admit(to, contact, items) {
      if (contact === null) return null;
      const desk = deskOf(to, contact, items);
      if (desk.opensAt !== null) return desk.opensAt;
      const address = contact.email.toLowerCase();
      const before = (left.get(address) ?? []).filter((at) => at === null || at >= desk.startOfToday);
      if (before.length + (counted.get(address) ?? 0) >= lettersPerDay) return desk.nextDayAt;
      count(contact);
      return null;
    },
  };
}

function toDesk(now: Instant, office: Office, offices: GatherInput['offices']): Desk {
  const zone = offices.zoneOf(office);
  const opensAt = offices.opensAt(office, now);
  const { today, tomorrow } = daysAround(now, zone);
  return {
    opensAt: opensAt > now ? opensAt : null,
    startOfToday: today,
    nextDayAt: offices.opensAt(office, tomorrow),
  };
}

function toUnmannedDesk(now: Instant, { zone, noticeTime }: SlipItem): Desk {
  const { today } = daysAround(now, zone);
  return {
    opensAt: null,
    startOfToday: today,
    nextDayAt: atLocalTime(addDays(toCivilDate(now, zone), 1), noticeTime, zone),
  };
}

function daysAround(now: Instant, zone: ZoneName): { readonly today: Instant; readonly tomorrow: Instant } {
  const day = toCivilDate(now, zone);
  return { today: startOfDay(day, zone), tomorrow: startOfDay(addDays(day, 1), zone) };
}
