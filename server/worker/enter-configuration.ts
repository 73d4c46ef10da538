import type { Logger } from '../../config/logger.ts';
import { describeMissingYear, type Offices } from '../../domain/calendar/offices.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../../register/database.ts';
import { enterTexts, type Texts } from '../../register/letters/letter-templates.ts';
import { listPostRooms } from '../../register/letters/post-room.ts';
import { closeMissingYears } from '../../register/missing-years.ts';

interface Configuration {
  readonly register: Register;
  readonly offices: Offices;
  /** Of all languages that letters are written in. */
  readonly texts: readonly Texts[];
  readonly now: Instant;
  readonly log: Pick<Logger, 'info' | 'warn'>;
  readonly wakePostRoom: (mechanism: string) => Promise<void>;
}

/**
 * Tells the register what this worker's configuration holds: texts of letters, of which changed ones wait for a release, and years whose
 * holidays are known. Warns when this year or the next is missing.
 */
export async function enterConfiguration({
  register,
  offices,
  texts,
  now,
  log,
  wakePostRoom,
}: Configuration): Promise<void> {
  const year = Number(now.slice(0, 4));
  for (const missing of [year, year + 1].filter((each) => !offices.knowsYear(each))) {
    log.warn({ year: missing }, describeMissingYear(missing));
  }
  await closeMissingYears(register, (each) => offices.knowsYear(each));
  // Languages and digests alone are entered, whatever else the texts bring along.
  const changed = await enterTexts(
    register,
    texts.map(({ language, digest }) => ({ language, digest })),
    now,
  );
  if (!changed) return;
  log.info('letters that have not left are gathered anew, because of their texts');
  for (const mechanism of await listPostRooms(register)) await wakePostRoom(mechanism);
}
