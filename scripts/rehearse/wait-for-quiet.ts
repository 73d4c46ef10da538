import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Register } from '../../register/database.ts';

const LOOK_EVERY_MS = 300;
const LIMIT_MS = 180_000;

/**
 * Resolves when everything that fell due up to `until` has been decided and has left.
 *
 * @param passed tells whether the proceedings' clock has passed a moment.
 * @throws Error that says what is still waiting, when that takes more than three minutes.
 */
export async function waitForQuiet(
  register: Register,
  until: Instant,
  passed: (at: Instant) => boolean,
): Promise<void> {
  const giveUpAt = Date.now() + LIMIT_MS;
  for (;;) {
    const waiting = await countWaiting(register, until);
    if (passed(until) && waiting.reviews === 0 && waiting.letters === 0) return;
    if (Date.now() > giveUpAt && passed(until)) {
      throw new Error(
        `no quiet: ${waiting.reviews} reviews have not looked at what fell due by ${until}, ${waiting.letters} letters have not left`,
      );
    }
    await sleep(LOOK_EVERY_MS);
  }
}

async function countWaiting(
  register: Register,
  until: Instant,
): Promise<{ readonly reviews: number; readonly letters: number }> {
  const count = register.fn.countAll<string>().as('count');
  const reviews = await register
    .selectFrom('reviews')
    .select(count)
    .where('next_at', '<=', until)
    .executeTakeFirstOrThrow();
  const letters = await register
    .selectFrom('letters')
    .select(count)
    .where('status', 'in', ['intended', 'sending'])
    .where('moment', '<=', until)
    .executeTakeFirstOrThrow();
  return { reviews: Number(reviews.count), letters: Number(letters.count) };
}
