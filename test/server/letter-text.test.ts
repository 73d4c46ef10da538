import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant } from '../../domain/calendar/time.ts';
import { LANGUAGES } from '../../domain/letters/words/phrasebook.ts';
import type { ReviewKey } from '../../domain/review/review-id.ts';
import { type ListedLetter, listLetters } from '../../register/letters/letters.ts';
import { readLetterText } from '../../server/letter-text.ts';
import { PHRASEBOOKS } from '../support/phrasebooks.ts';
import { createTestApp, type TestApp } from '../support/test-app.ts';

const NOW = '2021-11-03T12:00:00.000Z';

describe('the text of a letter', () => {
  let test: TestApp;
  let review: ReviewKey;
  let letter: ListedLetter;

  beforeAll(async () => {
    test = await createTestApp();
    test.setNow(NOW);
    review = await test.openNigeria();
    const { items } = await listLetters(test.register, { review, state: 'NGA', limit: 10 });
    const [first] = items;
    if (first === undefined) throw new Error('no letter');
    letter = first;
  });
  afterAll(async () => {
    await test.close();
  });

  const read = (
    changes: Partial<ListedLetter> & { bodyText?: string | null } = {},
    language?: (typeof LANGUAGES)[number],
  ) =>
    readLetterText(
      {
        register: test.register,
        clock: { origin: NOW as Instant, start: NOW as Instant, rate: 1 },
        now: () => NOW as Instant,
        phrasebooks: PHRASEBOOKS,
      },
      { ...letter, bodyText: null, ...changes },
      language,
    );

  it.each(LANGUAGES)('can be read in %s before it leaves', async (language) => {
    const text = await read({}, language);
    expect(text).toMatchObject({ kind: 'now', language });
    const name = {
      ar: 'نيجيريا',
      zh: '尼日利亚',
      en: 'Nigeria',
      fr: 'Nigéria',
      ru: 'Нигерия',
      es: 'Nigeria',
    };
    expect(text).toHaveProperty('body', expect.stringContaining(name[language]));
  });

  it('is in the language of its contact where nobody asks for another', async () => {
    expect(await read()).toMatchObject({ kind: 'now', language: 'en' });
  });

  it('is the one that was kept, once it has left', async () => {
    const left = { status: 'sent', sentAt: NOW as Instant, subject: 'kept', bodyText: 'as it left' } as const;
    expect(await read(left)).toEqual({ kind: 'kept', subject: 'kept', body: 'as it left' });
  });

  it('is written once more in another language, for the moment at which it left', async () => {
    const left = { status: 'sent', sentAt: '2021-11-10T12:00:00.000Z' as Instant, subject: 'kept' } as const;
    const text = await read({ ...left, bodyText: 'as it left' }, 'en');
    expect(text).toMatchObject({ kind: 'now', language: 'en' });
    expect(text).toHaveProperty('body', expect.stringMatching(/It\s+leaves\s+on\s+10\s+November\s+2021/));
  });

  it('is none for a letter that will not leave', async () => {
    expect(await read({ status: 'superseded' })).toEqual({
      kind: 'none',
      why: 'It did not leave and will not.',
    });
  });
});
