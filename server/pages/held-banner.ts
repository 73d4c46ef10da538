import { toEnglishDate } from '../../domain/calendar/english.ts';
import type { ZoneName } from '../../domain/calendar/time.ts';
import { toCivilDate } from '../../domain/calendar/zoned.ts';
import type { Register } from '../../register/database.ts';
import { countHeld, type Hold, type HoldScope, listHolds } from '../../register/letters/holds.ts';

/** What officers hold back, for the banner of every page. */
export interface HeldView {
  readonly holds: readonly string[];
  /** Letters that would wait for nothing else, or only for their day. */
  readonly waiting: number;
}

export async function presentHeld(register: Register, zone: ZoneName): Promise<HeldView | null> {
  const holds = await listHolds(register);
  if (holds.length === 0) return null;
  return {
    holds: holds.map((hold) => `${nameScope(hold.scope)}, ${describeHold(hold, zone)}`),
    waiting: await countHeld(register),
  };
}

/** `since 3 May 2022, by Officer 2: wrong template`. */
export function describeHold({ heldAt, officer, reason }: Hold, zone: ZoneName): string {
  return `since ${toEnglishDate(toCivilDate(heldAt, zone))}, by ${officer}: ${reason}`;
}

export function nameScope(scope: HoldScope): string {
  switch (scope.kind) {
    case 'everything':
      return 'All letters';
    case 'mechanism':
      return `All letters of ${scope.mechanism}`;
    case 'addressee':
      return `Letters to ${scope.addressee === 'secretariat' || scope.addressee === 'bureau' ? `the ${scope.addressee}` : scope.addressee}`;
  }
}
