import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Relay } from '../../activities/mail/relay.ts';
import { OWNER_SILENT_MS } from '../../activities/mail/send-limits.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { claimDueLetters } from '../../register/letters/letter-queue.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import {
  clockFrom,
  gatherNow,
  LETTERS_OF_ONE_REVIEW,
  openPostOffice,
  openReviews,
  type PostOffice,
} from '../support/post-office.ts';

let database: TestRegister;
const open: PostOffice[] = [];

beforeEach(async () => {
  database = await createTestRegister();
});

afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await database.drop();
});

/** With this file's register and a relay that takes everything. */
async function postOffice(witness?: Relay): Promise<PostOffice> {
  const office = await openPostOffice(
    database.register,
    () => 'accept',
    witness === undefined ? {} : { witness },
  );
  open.push(office);
  return office;
}

describe('letters that somebody else is sending', () => {
  async function heldBy(owner: string, claimedAtMs: number): Promise<void> {
    await gatherNow(database.register);
    await claimDueLetters(database.register, {
      mechanism: 'untoc',
      owner,
      now: clockFrom().start,
      realNow: new Date(claimedAtMs).toISOString() as Instant,
      limit: 3,
    });
  }
  const STRANGER = '0000000000000000:1:1:run';

  test('on another machine are left alone while it may live, and looked at again when its time is over', async () => {
    await openReviews(database.register, 1);
    await heldBy(STRANGER, Date.now());
    const { clock, send } = await postOffice();
    const { sent, nextAt } = await send();
    expect(sent).toBe(LETTERS_OF_ONE_REVIEW - 3);
    expect(Date.parse(nextAt ?? '')).toBeGreaterThan(Date.parse(clock.start) + OWNER_SILENT_MS / 2);
    expect(Date.parse(nextAt ?? '')).toBeLessThan(Date.parse(clock.start) + OWNER_SILENT_MS * 2);
  });

  test('on a machine that has been silent for too long are asked about and sent', async () => {
    await openReviews(database.register, 1);
    await heldBy(STRANGER, Date.now() - OWNER_SILENT_MS - 1);
    const { relay, send } = await postOffice();
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW, nextAt: null });
    expect(relay.received.length).toBe(LETTERS_OF_ONE_REVIEW);
  });

  test('and that the relay has are noted and not sent again', async () => {
    await openReviews(database.register, 1);
    await heldBy(STRANGER, Date.now() - OWNER_SILENT_MS - 1);
    const knowing: Relay = { ask: () => Promise.resolve('accepted') };
    const { relay, send } = await postOffice(knowing);
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW });
    expect(relay.received.length).toBe(LETTERS_OF_ONE_REVIEW - 3);
  });

  test('wait for a relay that does not answer, and then go to a person', async () => {
    await openReviews(database.register, 1);
    await heldBy(STRANGER, Date.now() - OWNER_SILENT_MS - 1);
    let asked = 0;
    const away: Relay = {
      ask: () => {
        asked += 1;
        return Promise.resolve('no-answer');
      },
    };
    const { send } = await postOffice(away);
    expect(await send()).toMatchObject({ sent: LETTERS_OF_ONE_REVIEW - 3, inDoubt: 3 });
    expect(asked).toBe(9);
  });
});
