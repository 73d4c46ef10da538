import { createTransport } from 'nodemailer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toReturnPath } from '../../../domain/letters/delivery/return-path.ts';
import { isInJournal } from '../../../register/letters/journal.ts';
import { findLetter } from '../../../register/letters/letters.ts';
import { listTasks } from '../../../register/tasks.ts';
import { type Intake, startIntake } from '../../../server/bounces/start-intake.ts';
import { createTestRegister, type TestRegister } from '../../support/database.ts';
import { openReviews } from '../../support/post-office.ts';
import { at } from '../../support/reviews-in-register.ts';
import {
  exchangeAbsence,
  exchangeBounce,
  eximBounce,
  letterCopy,
  personsAnswer,
  postfixBounce,
  qmailBounce,
  type ReturnedParts,
} from './returned-mails.ts';

const BOUNCE_DOMAIN = 'bounces.chancery.example';
const JOURNAL = 'journal@bounces.chancery.example';
const NOW = at('2021-11-08T11:00:00Z');

let database: TestRegister;
let intake: Intake;
let woken: string[];
let logged: object[];
let letters: { id: string; messageToken: string }[];

beforeAll(async () => {
  database = await createTestRegister();
  await openReviews(database.register, 4);
  await database.register
    .updateTable('letters')
    .set({ status: 'sent', attempts: 1, sent_at: NOW })
    .where('party', 'is not', null)
    .execute();
  letters = await database.register
    .selectFrom('letters')
    .select(['id', 'message_token as messageToken'])
    .where('party', 'is not', null)
    .execute();
});
afterAll(async () => {
  await database.drop();
});

beforeEach(async () => {
  woken = [];
  logged = [];
  intake = await start();
});
afterEach(async () => {
  await intake.close();
});

async function start(register = database.register): Promise<Intake> {
  return await startIntake({
    register,
    now: () => NOW,
    bounceDomain: BOUNCE_DOMAIN,
    mailDomain: 'chancery.example',
    journal: JOURNAL,
    wakePostRoom: (mechanism) => {
      woken.push(mechanism);
      return Promise.resolve();
    },
    host: '127.0.0.1',
    port: 0,
    log: { info: (fields) => void logged.push(fields), error: (fields) => void logged.push(fields) },
  });
}

/** A letter that nothing has been reported about. */
function nextLetter() {
  const letter = letters.pop();
  if (letter === undefined) throw new Error('no letter is left for this test');
  const { messageToken } = letter;
  const parts: ReturnedParts = {
    messageId: `${messageToken}@chancery.example`,
    returnPath: toReturnPath(messageToken, BOUNCE_DOMAIN),
  };
  return { ...letter, ...parts };
}

/** The intake's answer to a mail: its code. */
async function deliver(raw: string, to: string | readonly string[], from = ''): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port: intake.port, ignoreTLS: true });
  try {
    const { response } = await transport.sendMail({ envelope: { from, to: [...[to].flat()] }, raw });
    return Number(response.slice(0, 3));
  } catch (error) {
    return error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  } finally {
    transport.close();
  }
}

const deliveryOf = async (id: string) => (await findLetter(database.register, id))?.delivery;
const tasksOf = async (id: string) =>
  (await listTasks(database.register, { limit: 50 })).items.flatMap(({ kind, letterId }) =>
    letterId === id ? [kind] : [],
  );

describe('a report that comes to a letter’s return path', () => {
  test.each([
    ['Postfix', postfixBounce, '550 5.1.1 <(address)>: Recipient address rejected: User unknown'],
    ['Exchange', exchangeBounce, '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient (address) not found'],
    ['qmail', qmailBounce, 'Sorry, no mailbox here by that name. (#5.1.1)'],
  ])('by %s is entered, and the post room is woken for what follows', async (_name, write, detail) => {
    const letter = nextLetter();
    expect(await deliver(write(letter), letter.returnPath)).toBe(250);
    expect(await findLetter(database.register, letter.id)).toMatchObject({
      delivery: 'bounced',
      deliveryAt: NOW,
      deliveryDetail: detail,
    });
    expect(await tasksOf(letter.id)).toEqual(['contact-bounced']);
    expect(woken).toEqual(['untoc']);
    expect(await deliver(write(letter), letter.returnPath)).toBe(250);
    expect(intake.counts()).toEqual({ report: 1, repeated: 1 });
  });

  test('is of the letter that the path names, whatever letter it returns', async () => {
    const [named, returned] = [nextLetter(), nextLetter()];
    expect(await deliver(postfixBounce(returned), named.returnPath.toUpperCase())).toBe(250);
    expect([await deliveryOf(named.id), await deliveryOf(returned.id)]).toEqual(['bounced', null]);
  });

  test('is of the letter whose Message-ID it returns where the path names none of ours', async () => {
    const letter = nextLetter();
    expect(await deliver(postfixBounce(letter), toReturnPath('f'.repeat(32), BOUNCE_DOMAIN))).toBe(250);
    expect(await deliveryOf(letter.id)).toBe('bounced');
  });

  test('about no letter of ours is accepted, counted and otherwise nothing', async () => {
    const stranger = {
      messageId: 'x@elsewhere.example',
      returnPath: toReturnPath('f'.repeat(32), BOUNCE_DOMAIN),
    };
    expect(await deliver(postfixBounce(stranger), stranger.returnPath)).toBe(250);
    expect(await deliver(eximBounce(stranger), stranger.returnPath)).toBe(250);
    expect(intake.counts()).toEqual({ unknown: 2 });
    expect(woken).toEqual([]);
  });

  test('is read although the letter behind it is larger than anybody reads', async () => {
    const letter = nextLetter();
    const large = postfixBounce(letter).replace('Dear Ms Bello,', 'Dear Ms Bello,\r\n'.repeat(100_000));
    expect(await deliver(large, letter.returnPath)).toBe(250);
    expect(await deliveryOf(letter.id)).toBe('bounced');
  });

  test('is to be brought again while its letter is in the hands of its sender', async () => {
    const letter = nextLetter();
    await database.register
      .updateTable('letters')
      .set({ status: 'sending', sent_at: null, claimed_by: 'x', claimed_at: at(new Date().toISOString()) })
      .where('id', '=', letter.id)
      .execute();
    expect(await deliver(postfixBounce(letter), letter.returnPath)).toBe(451);
    expect(await deliveryOf(letter.id)).toBeNull();
  });
});

describe('what is no report', () => {
  test('an absence changes nothing, also one that speaks of an act', async () => {
    const letter = nextLetter();
    expect(await deliver(exchangeAbsence(letter), letter.returnPath)).toBe(250);
    expect(await deliver(exchangeAbsence(letter), letter.returnPath, 'amina.bello@justice.example')).toBe(
      250,
    );
    expect(intake.counts()).toEqual({ 'auto-reply': 2 });
    expect(await deliveryOf(letter.id)).toBeNull();
    expect(await tasksOf(letter.id)).toEqual([]);
  });

  test('a bounce in words for people alone becomes a task rather than being lost', async () => {
    const letter = nextLetter();
    expect(await deliver(eximBounce(letter), letter.returnPath)).toBe(250);
    expect(await tasksOf(letter.id)).toEqual(['report-unreadable']);
    expect(await deliveryOf(letter.id)).toBeNull();
    expect(intake.counts()).toEqual({ unreadable: 1 });
  });

  test('so does anything without a sender that is no mail at all', async () => {
    const letter = nextLetter();
    expect(await deliver('\u0000\u0001\r\n', letter.returnPath)).toBe(250);
    expect(await tasksOf(letter.id)).toEqual(['report-unreadable']);
  });

  test('a person who writes to a return path hears that nobody reads it', async () => {
    const letter = nextLetter();
    expect(await deliver(personsAnswer(letter), letter.returnPath, 'amina.bello@justice.example')).toBe(550);
    expect(await deliveryOf(letter.id)).toBeNull();
    expect(await tasksOf(letter.id)).toEqual([]);
  });
});

describe('the journal', () => {
  test('holds the Message-ID of each copy that the relay sends, and nothing of other mail', async () => {
    const letter = nextLetter();
    expect(await deliver(letterCopy(letter), JOURNAL.toUpperCase(), 'reviews@chancery.example')).toBe(250);
    expect(await isInJournal(database.register, letter.messageId)).toBe(true);
    const strange = { ...letter, messageId: 'other@elsewhere.example' };
    expect(await deliver(letterCopy(strange), JOURNAL, 'reviews@chancery.example')).toBe(250);
    expect(await isInJournal(database.register, strange.messageId)).toBe(false);
  });
});

describe('the door', () => {
  test.each([
    'reviews@chancery.example',
    `bounces@${BOUNCE_DOMAIN}`,
    `bounces+short@${BOUNCE_DOMAIN}`,
    `bounces+${'a'.repeat(32)}@elsewhere.example`,
    'postmaster',
  ])('refuses mail to %s', async (address) => {
    expect(await deliver('Subject: x\r\n\r\nx', address)).toBe(550);
  });

  test('refuses a mail larger than any letter that could come back', async () => {
    const letter = nextLetter();
    expect(await deliver(`Subject: x\r\n\r\n${'x'.repeat(33 * 1024 * 1024)}`, letter.returnPath)).toBe(552);
  });

  test('asks for the mail again while the register cannot be reached', async () => {
    const letter = nextLetter();
    await intake.close();
    const away = await createTestRegister();
    intake = await start(away.register);
    await away.drop();
    expect(await deliver(postfixBounce(letter), letter.returnPath)).toBe(451);
    expect(await deliveryOf(letter.id)).toBeNull();
  });

  test('logs neither addresses nor texts', async () => {
    const letter = nextLetter();
    await deliver(postfixBounce(letter), letter.returnPath);
    await deliver(exchangeAbsence(letter), letter.returnPath);
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toMatch(/@|bello|Reminder|leave/i);
  });
});
