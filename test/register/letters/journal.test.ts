import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordUnreadable } from '../../../register/letters/deliveries.ts';
import { enterInJournal, isInJournal } from '../../../register/letters/journal.ts';
import { findLetter } from '../../../register/letters/letters.ts';
import { openTask } from '../../../register/tasks.ts';
import {
  createReportedLetters,
  NOW,
  REAL_NOW,
  REVIEW,
  type ReportedLetters,
} from '../../support/reported-letters.ts';

let letters: ReportedLetters;
beforeEach(async () => {
  letters = await createReportedLetters();
});
afterEach(async () => {
  await letters.drop();
});

describe('something that only a person can read', () => {
  test('is one task, which names the letter and nobody', async () => {
    const { id, messageToken } = await letters.tried();
    const messageId = `${messageToken}@chancery.example`;
    expect(await recordUnreadable(letters.register, { messageToken, messageId })).toMatchObject({
      kind: 'noted',
    });
    expect(await recordUnreadable(letters.register, { messageToken, messageId })).toEqual({ kind: 'known' });
    const [task, ...others] = await letters.openTasks();
    expect(others).toEqual([]);
    expect(task).toMatchObject({ kind: 'report-unreadable', review: REVIEW, letterId: id });
    expect(task?.text).toContain(messageId);
    expect(await findLetter(letters.register, id)).toMatchObject({ delivery: null, status: 'sent' });
  });

  test('about no letter of ours is nothing', async () => {
    const messageToken = 'f'.repeat(32);
    expect(await recordUnreadable(letters.register, { messageToken, messageId: 'x' })).toEqual({
      kind: 'unknown',
    });
  });
});

describe('the journal', () => {
  const enter = async (messageToken: string) =>
    await enterInJournal(letters.register, {
      messageToken,
      messageId: `${messageToken}@chancery.example`,
      now: NOW,
    });

  test('holds what the relay sent a copy of, once', async () => {
    const { messageToken } = await letters.tried();
    const messageId = `${messageToken}@chancery.example`;
    expect(await isInJournal(letters.register, messageId)).toBe(false);
    await enter(messageToken);
    await enter(messageToken);
    expect(await isInJournal(letters.register, messageId)).toBe(true);
    expect(await isInJournal(letters.register, 'other@chancery.example')).toBe(false);
  });

  test('settles a letter in doubt when the copy comes late, with its task', async () => {
    const { id, messageToken } = await letters.tried({ status: 'in-doubt', sent_at: null });
    await openTask(letters.register, {
      kind: 'letter-in-doubt',
      review: REVIEW,
      letterId: id,
      text: 'Look.',
    });
    await enter(messageToken);
    expect(await findLetter(letters.register, id)).toMatchObject({
      status: 'sent',
      sentAt: NOW,
      delivery: null,
    });
    expect(await letters.openTasks()).toEqual([]);
  });

  test('leaves a letter to its sender while it is being sent, and a sent one as it is', async () => {
    const { id, messageToken } = await letters.tried({
      status: 'sending',
      sent_at: null,
      claimed_by: 'living',
      claimed_at: REAL_NOW,
    });
    await enter(messageToken);
    expect(await findLetter(letters.register, id)).toMatchObject({ status: 'sending', sentAt: null });
  });

  test('takes in a copy of a letter that this register does not hold', async () => {
    await enter('e'.repeat(32));
    expect(await isInJournal(letters.register, `${'e'.repeat(32)}@chancery.example`)).toBe(true);
  });
});
