import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../domain/calendar/time.ts';
import type { NoticeKey } from '../../../domain/review/notice.ts';
import {
  ACTS,
  changed,
  faultless,
  findDifferences,
  kindsOf,
  leftOut,
  OVERDUE,
} from '../../support/faultless-rehearsal.ts';

describe('comparing the letters of a rehearsal with the rules', () => {
  test('one notice in two letters is found', () => {
    const recorded = changed(({ letters }) => ({
      letters: [...letters, { ...letters[0]!, messageToken: 'second', status: 'awaiting-signature' }],
    }));
    expect(kindsOf(recorded)).toEqual(['notice-twice']);
    expect(kindsOf(recorded, true)).toEqual(['letter-log', 'notice-twice']);
  });

  test('a due notice without a letter is found', () => {
    const recorded = changed(({ letters }) => ({ letters: letters.slice(1) }));
    const mails = recorded.letters.map(({ messageToken }) => messageToken);
    expect(kindsOf({ ...recorded, mails })).toEqual(['letter-missing']);
  });

  test.each(['intended', 'sending', 'failed', 'in-doubt'] as const)('a letter left %s is found', (status) => {
    const recorded = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, status }, ...rest],
    }));
    expect(kindsOf(recorded)).toEqual(['letter-not-sent']);
  });

  test('a letter kept for a signature is no difference', () => {
    const recorded = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, status: 'awaiting-signature' }, ...rest],
    }));
    expect(findDifferences(recorded, true)).toEqual([]);
  });

  test('a letter with several notices is no difference, and neither is a letter that was tried before it', () => {
    const { letters, reviews } = faultless();
    const [one, other, ...rest] = letters;
    const latest = [one!, other!]
      .map(({ sentAt }) => sentAt!)
      .toSorted()
      .at(-1)!;
    const both = { ...one!, noticeKeys: [...one!.noticeKeys, ...other!.noticeKeys], sentAt: latest };
    const tried = { ...other!, status: 'superseded', sentAt: null, absorbed: true } as const;
    const whole = { reviews, letters: [both, tried, ...rest] };
    const mails = [both, ...rest].map(({ messageToken }) => messageToken);
    expect(findDifferences({ ...whole, mails }, true)).toEqual([]);
    const counted = { ...whole, letters: [both, { ...tried, absorbed: false }, ...rest], mails };
    expect(kindsOf(counted)).toEqual(['notice-twice']);
  });

  test('a notice that its letter left out is excused by a newer one, or by an act before the letter left', () => {
    expect(findDifferences(leftOut(OVERDUE, 'newer-notice'))).toEqual([]);
    const newest = faultless()
      .reviews[0]!.notices.filter(({ limit }) => limit === 'focal-point/AUT')
      .at(-1)!;
    expect(kindsOf(leftOut(newest.key, 'newer-notice'))).toEqual(['notice-left-out']);
    const opening = 'untoc/1/NGA:focal-point/NGA:opening:2021-11-15:party' as NoticeKey;
    expect(findDifferences(leftOut(opening, 'met', ACTS[1]!.recordedAt))).toEqual([]);
    expect(kindsOf(leftOut(opening, 'met'))).toEqual(['notice-left-out']);
  });

  test('a letter that did not leave without any reason, and one that left too early, are found', () => {
    const withdrawn = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, status: 'superseded' }, ...rest],
    }));
    expect(kindsOf(withdrawn)).toEqual(['notice-left-out']);
    const early = changed(({ letters: [first, ...rest] }) => ({
      letters: [{ ...first!, sentAt: '2021-01-01T00:00:00.000Z' as Instant }, ...rest],
    }));
    expect(kindsOf(early)).toEqual(['letter-early']);
  });

  test('two letters to one addressee on one day are found', () => {
    const recorded = changed(({ letters: [first, second, ...rest] }) => ({
      letters: [first!, { ...second!, contactId: first!.contactId, sentAt: first!.sentAt }, ...rest],
    }));
    expect(kindsOf(recorded)).toEqual(['letters-of-one-day']);
  });

  test('a mail that is missing, one that came twice, and one of nobody are found', () => {
    const { mails } = faultless();
    expect(kindsOf(changed(() => ({}), mails.slice(1)))).toEqual(['mail-missing']);
    expect(kindsOf(changed(() => ({}), [...mails, mails[0]!]))).toEqual(['mail-twice']);
    expect(kindsOf(changed(() => ({}), [...mails, 'of nobody']))).toEqual(['mail-unexpected']);
  });
});
