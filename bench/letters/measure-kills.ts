import { type ProceedingsClock, toProceedingsTime } from '../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { seededRandom } from '../../domain/forecast/seeded-random.ts';
import type { Register } from '../../register/database.ts';
import { readMails } from '../burst/inbox-watch.ts';
import { say, withFolder } from '../with-stack.ts';
import { bundleSender } from './bundle-sender.ts';
import { drawPlan, type KillPoint } from './kill-plan.ts';
import { LETTERS_PER_REVIEW } from './letters-procedure.ts';
import { Lives } from './lives.ts';
import { countLetters, MOMENT, postponeLetters, seedLetters } from './seed-letters.ts';
import { type PostOffice, withPostOffice } from './with-post-office.ts';

export interface KillsResult {
  readonly letters: number;
  readonly kills: number;
  /** By where they fell; `between-rounds` where the planned point was not met. */
  readonly byPoint: ReadonlyMap<KillPoint | 'between-rounds', number>;
  readonly lost: number;
  readonly double: number;
  readonly inDoubt: number;
  readonly seconds: number;
}

const REVIEWS = 334;
const MAIL_DOMAIN = 'chancery.example';
/** Far from every moment of the measurement. */
const LATER = '2021-03-03T09:00:00.000Z' as Instant;
/** One is living, so many load. */
const AHEAD = 2;
const SAY_EVERY = 50;

/**
 * Kills a sender again and again, at points by chance, while a few letters fall due before each life; the next life begins at once. Then one
 * sender lives to the end, and every letter must be in the inbox once.
 */
export async function measureKills(kills: number, seed: number): Promise<KillsResult> {
  return await withFolder(async (folder) => {
    const program = await bundleSender(folder);
    return await withPostOffice(async (office) => await killAgainAndAgain(office, { program, kills, seed }));
  });
}

interface Killing {
  readonly program: string;
  readonly kills: number;
  readonly seed: number;
}

async function killAgainAndAgain(
  { databaseUrl, inbox, register }: PostOffice,
  { program, kills, seed }: Killing,
): Promise<KillsResult> {
  await seedLetters(register, { reviews: REVIEWS, phase: 1, say });
  const letters = await postponeLetters(register, LATER);
  const clock: ProceedingsClock = { origin: new Date().toISOString() as Instant, start: MOMENT, rate: 1 };
  const now = (): Instant => toProceedingsTime(clock, Date.now());
  const order = {
    databaseUrl,
    smtpUrl: inbox.smtpUrl,
    relayApiUrl: inbox.httpUrl,
    mailDomain: MAIL_DOMAIN,
    clock,
  };
  const lives = new Lives(program, order, AHEAD);
  const random = seededRandom(seed);
  const byPoint = new Map<KillPoint | 'between-rounds', number>();
  const startedAt = performance.now();
  try {
    for (let life = 1; life <= kills; life += 1) {
      await fallDue(
        register,
        Math.ceil((letters * life) / kills) - Math.ceil((letters * (life - 1)) / kills),
        now(),
      );
      const plan = drawPlan(random);
      const ending = await lives.live(plan);
      const point = ending === 'killed as planned' ? plan.point : 'between-rounds';
      byPoint.set(point, (byPoint.get(point) ?? 0) + 1);
      if (life % SAY_EVERY === 0) say(`${life} kills; ${describe(await countLetters(register))}`);
    }
    await lives.live(null);
  } finally {
    await lives.end();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const mails = await readMails(inbox.httpUrl);
  const distinct = new Set(mails.map(({ messageId }) => messageId)).size;
  const { sent = 0, 'in-doubt': inDoubt = 0 } = await countLetters(register);
  return {
    letters,
    kills,
    byPoint,
    lost: REVIEWS * LETTERS_PER_REVIEW - Math.min(distinct, sent),
    double: mails.length - distinct,
    inDoubt,
    seconds,
  };
}

async function fallDue(register: Register, count: number, at: Instant): Promise<void> {
  await register
    .updateTable('letters')
    .set({ not_before: at })
    .where('id', 'in', (query) =>
      query.selectFrom('letters').select('id').where('not_before', '=', LATER).orderBy('id').limit(count),
    )
    .execute();
}

function describe(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}
