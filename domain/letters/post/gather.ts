import type { Instant } from '../../calendar/time.ts';
import { openDayBook } from './day-book.ts';
import type { Correspondent, GatherInput, Slip, SlipContact, SlipItem } from './slip.ts';

/** A letter put together: which row keeps it, and all that it carries. */
export interface GatheredLetter {
  /** Row that keeps it; `null`: a new one made after the pattern of `like`, because one letter has become two. */
  readonly row: string | null;
  readonly like: string;
  /** By moment, then review. */
  readonly items: readonly SlipItem[];
  readonly contact: SlipContact | null;
  /** Not before this moment, and gathered anew by then; `null`: it leaves now. */
  readonly later: Instant | null;
  /** The row carries exactly this already. */
  readonly unchanged: boolean;
}

export interface GatherPlan {
  /** By the oldest moment that each carries. */
  readonly letters: readonly GatheredLetter[];
  /** Rows whose items are all in letters of other rows now. */
  readonly absorbed: readonly string[];
}

/**
 * Makes letters of slips: one for all that goes to one correspondent at one address in one language. A letter whose office is closed, or
 * whose address has had its letters of the day, waits and is gathered anew; nothing that it carries is lost. Letters that wait to
 * be sent as they are stay so, unless something new goes to the same address.
 */
export function gather({ slips, ...circumstances }: GatherInput): GatherPlan {
  const days = openDayBook(circumstances);
  const groups = groupByAddress(slips);
  const ready = groups.filter(isReady);
  for (const { contact } of ready) days.count(contact);

  const kept = new Set(ready.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const letters = groups
    .filter((group) => !isReady(group))
    .map(({ to, contact, items, rows }): GatheredLetter => {
      const row = chooseRow(rows.filter(({ id }) => !kept.has(id)));
      if (row !== undefined) kept.add(row.id);
      const { id: like } = row ?? requireFirst(rows);
      const unchanged = row !== undefined && rows.length === 1 && row.items.length === items.length;
      return { row: row?.id ?? null, like, items, contact, later: days.admit(to, contact, items), unchanged };
    });
  return { letters, absorbed: slips.map(({ id }) => id).filter((id) => !kept.has(id)) };
}

/** A letter that was put together before, and to which nothing has come. */
function isReady({ items, rows }: Group): boolean {
  const [only, ...others] = rows;
  return only?.gathered === true && others.length === 0 && only.items.length === items.length;
}

interface Group {
  readonly to: Correspondent;
  readonly contact: SlipContact | null;
  readonly items: SlipItem[];
  /** Rows that its items come from. */
  readonly rows: Slip[];
}

function groupByAddress(slips: readonly Slip[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const slip of slips) {
    for (const item of slip.items) {
      const key = toGroupKey(slip, item);
      const group = groups.get(key);
      if (group === undefined) {
        groups.set(key, { to: slip.to, contact: item.contact, items: [item], rows: [slip] });
      } else {
        group.items.push(item);
        if (group.rows.at(-1) !== slip) group.rows.push(slip);
      }
    }
  }
  for (const { items } of groups.values()) if (items.length > 1) items.sort(byMoment);
  return [...groups.values()].sort((one, other) =>
    byMoment(requireFirst(one.items), requireFirst(other.items)),
  );
}

function toGroupKey({ id, to, alone }: Slip, { contact }: SlipItem): string {
  const address = contact === null ? [''] : [contact.email.toLowerCase(), contact.language];
  return [to, ...address, alone ? id : ''].join('\n');
}

/** The row of a letter that was tried keeps its Message-ID; else that of the oldest slip. */
function chooseRow(rows: readonly Slip[]): Slip | undefined {
  const [first, ...others] = rows;
  if (first === undefined) return undefined;
  return others.reduce((best, row) => (isBetter(row, best) ? row : best), first);
}

function isBetter(row: Slip, best: Slip): boolean {
  const tried = row.attempts > 0;
  if (tried !== best.attempts > 0) return tried;
  return row.moment === best.moment ? row.id < best.id : row.moment < best.moment;
}

function byMoment(one: SlipItem, other: SlipItem): number {
  const [first, second] = [one, other].map(({ moment, review, key }) => `${moment} ${review} ${key}`);
  if (first === second || first === undefined || second === undefined) return 0;
  return first < second ? -1 : 1;
}

function requireFirst<Value>([first]: readonly Value[]): Value {
  if (first === undefined) throw new Error('a letter carries something');
  return first;
}
