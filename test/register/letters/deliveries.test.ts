import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listAttempts } from '../../../register/letters/letter-attempts.ts';
import { listReports } from '../../../register/letters/letter-reports.ts';
import { findLetter, listLetters } from '../../../register/letters/letters.ts';
import { openTask } from '../../../register/tasks.ts';
import { createReportedLetters, NOW, REVIEW, type ReportedLetters } from '../../support/reported-letters.ts';
import { at } from '../../support/reviews-in-register.ts';

let letters: ReportedLetters;
beforeEach(async () => {
  letters = await createReportedLetters();
});
afterEach(async () => {
  await letters.drop();
});

describe('a report about a letter that left', () => {
  test('is its delivery from then on, in its list and its history', async () => {
    const { id, messageToken } = await letters.tried();
    expect(await letters.report(messageToken, 'delayed', { detail: '4.4.1: no answer' })).toEqual({
      kind: 'noted',
      mechanism: 'untoc',
      wake: false,
    });
    expect(await findLetter(letters.register, id)).toMatchObject({
      status: 'sent',
      delivery: 'delayed',
      deliveryAt: NOW,
      deliveryDetail: '4.4.1: no answer',
    });
    const later = at('2021-11-09T08:00:00Z');
    expect(await letters.report(messageToken, 'delivered', { now: later })).toMatchObject({ kind: 'noted' });
    expect(await findLetter(letters.register, id)).toMatchObject({
      delivery: 'delivered',
      deliveryAt: later,
      deliveryDetail: null,
    });
    expect(await listReports(letters.register, id)).toEqual([
      { outcome: 'delayed', attempt: 1, detail: '4.4.1: no answer', reportedAt: NOW },
      { outcome: 'delivered', attempt: 1, detail: null, reportedAt: later },
    ]);
    expect(await letters.openTasks()).toEqual([]);
    expect((await listLetters(letters.register, { delivery: 'delivered', limit: 10 })).items).toHaveLength(1);
    expect((await listLetters(letters.register, { delivery: 'bounced', limit: 10 })).items).toEqual([]);
  });

  test('that comes again changes nothing', async () => {
    const { id, messageToken } = await letters.tried();
    await letters.report(messageToken, 'delivered');
    expect(await letters.report(messageToken, 'delivered', { now: at('2021-11-20T08:00:00Z') })).toEqual({
      kind: 'known',
    });
    expect(await findLetter(letters.register, id)).toMatchObject({ deliveryAt: NOW });
    expect(await listReports(letters.register, id)).toHaveLength(1);
  });

  test('does not take back a graver one, in whatever order they come', async () => {
    const { id, messageToken } = await letters.tried();
    await letters.report(messageToken, 'delivered');
    await letters.report(messageToken, 'delayed');
    expect(await findLetter(letters.register, id)).toMatchObject({ delivery: 'delivered' });
    await letters.report(messageToken, 'bounced');
    await letters.report(messageToken, 'passed-on');
    expect(await findLetter(letters.register, id)).toMatchObject({
      delivery: 'bounced',
      deliveryDetail: '5.1.1: 550 User unknown',
    });
  });

  test('that it was passed on says nothing of its delivery', async () => {
    const { id, messageToken } = await letters.tried();
    await letters.report(messageToken, 'passed-on');
    expect(await findLetter(letters.register, id)).toMatchObject({ delivery: null, deliveryAt: null });
    expect(await listReports(letters.register, id)).toMatchObject([{ outcome: 'passed-on' }]);
  });

  test('is of no letter when nobody has tried it, or none has that token', async () => {
    const { id, messageToken } = await letters.tried({ attempts: 0, status: 'intended', sent_at: null });
    expect(await letters.report(messageToken, 'bounced')).toEqual({ kind: 'unknown' });
    expect(await letters.report('0'.repeat(32), 'bounced')).toEqual({ kind: 'unknown' });
    expect(await listReports(letters.register, id)).toEqual([]);
    expect(await letters.openTasks()).toEqual([]);
  });

  test('cannot be changed or removed afterwards', async () => {
    const { messageToken } = await letters.tried();
    await letters.report(messageToken, 'delivered');
    await expect(letters.register.deleteFrom('letter_reports').execute()).rejects.toThrow(/never changed/);
    await expect(
      letters.register.updateTable('letter_reports').set({ detail: 'x' }).execute(),
    ).rejects.toThrow(/never changed/);
  });
});

describe('a report about a letter that is not held to have left', () => {
  test('settles one that is in doubt: it left, and nobody need decide any more', async () => {
    const { id, messageToken } = await letters.tried({
      status: 'in-doubt',
      sent_at: null,
      last_error: 'lost',
    });
    await openTask(letters.register, {
      kind: 'letter-in-doubt',
      review: REVIEW,
      letterId: id,
      text: 'Look.',
    });
    await letters.report(messageToken, 'delivered');
    expect(await findLetter(letters.register, id)).toMatchObject({
      status: 'sent',
      sentAt: NOW,
      lastError: null,
      delivery: 'delivered',
    });
    expect(await letters.openTasks()).toEqual([]);
  });

  test('settles one whose sender is gone, and notes how its attempt ended', async () => {
    const { id, messageToken } = await letters.tried({
      status: 'sending',
      sent_at: null,
      claimed_by: 'gone',
      claimed_at: at('2026-01-01T11:58:00Z'),
    });
    await letters.report(messageToken, 'delivered');
    expect(await findLetter(letters.register, id)).toMatchObject({ status: 'sent', sentAt: NOW });
    expect(await listAttempts(letters.register, id)).toMatchObject([
      { attempt: 1, outcome: 'sent', reply: 'a mail system reported on it' },
    ]);
  });

  test('comes too early while its sender may be about to note to whom it went, and changes nothing', async () => {
    const { id, messageToken } = await letters.tried({
      status: 'sending',
      sent_at: null,
      contact_id: null,
      claimed_by: 'living',
      claimed_at: at('2026-01-01T11:59:30Z'),
    });
    expect(await letters.report(messageToken, 'bounced')).toEqual({ kind: 'too-early' });
    expect(await findLetter(letters.register, id)).toMatchObject({ status: 'sending', delivery: null });
    expect(
      await letters.report(messageToken, 'bounced', { realNow: at('2026-01-01T12:00:31Z') }),
    ).toMatchObject({
      kind: 'noted',
    });
  });

  test('keeps one from a second attempt that waits in the queue, or that was refused later', async () => {
    for (const status of ['intended', 'failed']) {
      const { id, messageToken } = await letters.tried({
        status,
        attempts: status === 'failed' ? 3 : 2,
        sent_at: null,
      });
      await letters.report(messageToken, 'delivered');
      expect(await findLetter(letters.register, id)).toMatchObject({ status: 'sent' });
    }
  });

  test('leaves one in the queue that an officer wants sent once more', async () => {
    const { id, messageToken } = await letters.tried({ status: 'intended' });
    await letters.report(messageToken, 'delivered');
    expect(await findLetter(letters.register, id)).toMatchObject({
      status: 'intended',
      delivery: 'delivered',
    });
  });
});
