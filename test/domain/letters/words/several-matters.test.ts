import { describe, expect, test } from 'vitest';
import type { LetterContact, Matter } from '../../../../domain/letters/letter-facts.ts';
import { compose } from '../../../../domain/letters/words/compose.ts';
import type { ReviewKey } from '../../../../domain/review/review-id.ts';
import { launchCourse } from '../../../support/launch-course.ts';
import { PHRASEBOOKS } from '../../../support/phrasebooks.ts';
import { opening, party, ReviewCourse, step } from '../../../support/review-course.ts';
import { UNTOC } from '../../../support/untoc-procedure.ts';
import {
  FOCAL_POINT,
  type LetterWanted,
  letterFacts,
  onlyMatter,
  textOf,
  toFacts,
  writeLetter,
} from '../../../support/written-letters.ts';

const [KENYA, NIGERIA, AUSTRIA] = [
  party('KEN', 'Kenya'),
  party('NGA', 'Nigeria'),
  party('AUT', 'Austria', 'WEOG'),
];

/** Kenya under review, and reviewing Nigeria and Austria. */
const own = reviewOf('KEN', KENYA, [NIGERIA, AUSTRIA]);
const ofNigeria = reviewOf('NGA', NIGERIA, [KENYA, AUSTRIA]);
const ofAustria = reviewOf('AUT', AUSTRIA, [KENYA, NIGERIA]);

function reviewOf(
  code: string,
  underReview: typeof KENYA,
  reviewers: readonly (typeof KENYA)[],
  sample = false,
): ReviewCourse {
  return new ReviewCourse([], UNTOC, `untoc/1/${code}` as ReviewKey).with(
    opening('2021-11-01', { underReview, reviewers, sample }),
  );
}

const matter = (course: ReviewCourse, wanted: LetterWanted): Matter =>
  onlyMatter(letterFacts(course, wanted));
const openings = [
  matter(own, { limit: 'questionnaire/KEN', rung: 'opening' }),
  matter(ofNigeria, { limit: 'focal-point/KEN', rung: 'opening' }),
  matter(ofAustria, { limit: 'experts/KEN', rung: 'opening' }),
];
const SECRETARIAT: LetterContact = { ...FOCAL_POINT, role: 'secretariat', name: '' };
const MISSION: LetterContact = { ...FOCAL_POINT, role: 'permanent-mission', name: '' };

describe('a letter to a State that carries several dates', () => {
  const letter = writeLetter(toFacts(openings), { on: '2021-11-01' });

  test('says in its subject how many dates of how many reviews it holds, and the first of them', () => {
    expect(letter.subject).toBe('3 dates in 3 reviews, the first on 15 November 2021');
    const ofOne = writeLetter(
      toFacts([openings[0], matter(own, { limit: 'experts/KEN', rung: 'opening' })].flatMap((m) => m ?? [])),
      { on: '2021-11-01' },
    );
    expect(ofOne.subject).toBe('2 dates in 1 review, the first on 29 November 2021');
  });

  test('lists them at a glance, the soonest first, with how soon they are', () => {
    expect(letter.overview).toEqual({
      heading: 'At a glance',
      columns: ['What', 'Review', 'Due by', 'How soon'],
      rows: [
        ['Focal point', 'Nigeria', '15 November 2021', 'in 14 days'],
        ['Governmental experts', 'Austria', '29 November 2021', 'in 28 days'],
        ['Self-assessment questionnaire', 'Kenya', '1 May 2022', 'in 181 days'],
      ],
    });
  });

  test('has a part for each in the same order, which explains its date', () => {
    expect(letter.parts.map(({ heading }) => heading)).toEqual([
      '1. “Focal point” (State under review: Nigeria; reviewing State: Kenya)',
      '2. “Governmental experts” (State under review: Austria; reviewing State: Kenya)',
      '3. “Self-assessment questionnaire” (State under review: Kenya)',
    ]);
    for (const part of letter.parts) {
      expect(part.opening[0]).toMatch(/^The last day is /);
      expect(part.facts.map(({ label }) => label)).toContain('Due by');
      expect(part.sections[0]?.heading).toBe('Why this date');
    }
    expect(letter.parts.map(({ marks }) => marks.length)).toEqual([0, 0, 1]);
  });

  test('says once how to answer and whom to ask', () => {
    expect(letter.sections.map(({ heading }) => heading)).toEqual([
      'What happens next',
      'How to answer',
      'Whom to ask',
    ]);
    expect(textOf(letter).match(/Messages about a date end/g)).toHaveLength(1);
  });

  test('thanks once for what was sent meanwhile, if a date has passed', () => {
    const passed = textOf(writeLetter(toFacts(openings), { on: '2021-11-20' }));
    expect(passed.match(/sent in the meantime/g)).toHaveLength(1);
    expect(passed).toContain('How soon: 5 days ago');
    expect(textOf(letter)).not.toContain('sent in the meantime');
  });

  test('is the same in whatever order its notices come', () => {
    expect(writeLetter(toFacts([...openings].reverse()), { on: '2021-11-01' })).toEqual(letter);
  });

  test('to a permanent mission is one note', () => {
    const overdue = [
      matter(ofNigeria, {
        limit: 'focal-point/KEN',
        rung: 'permanent-mission',
        addressee: 'permanent-mission',
      }),
      ...openings.slice(0, 1),
    ];
    const note = writeLetter(toFacts(overdue, { contact: MISSION }), { on: '2021-11-29' });
    expect(note.salutation).toBe('To the Permanent Mission of Kenya:');
    expect(note.opening[0]).toMatch(/^The secretariat presents its compliments .* 2 dates in 2 reviews\./);
  });

  test('marks each invented review, where others are real', () => {
    const sample = matter(reviewOf('AUT', AUSTRIA, [KENYA, NIGERIA], true), {
      limit: 'experts/KEN',
      rung: 'opening',
    });
    const mixed = writeLetter(toFacts([...openings.slice(0, 2), sample]), { on: '2021-11-01' });
    expect(mixed.subject).not.toContain('Sample');
    expect(mixed.marks).toEqual([]);
    expect(mixed.parts.map(({ marks }) => marks.some((mark) => mark.startsWith('Sample')))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('no letter tells a State of the dates of another', () => {
  test('notices to two States are refused in one letter, even where both have one address', () => {
    const two = toFacts([
      matter(ofNigeria, { limit: 'focal-point/KEN', rung: 'opening' }),
      matter(ofNigeria, { limit: 'focal-point/NGA', rung: 'opening' }),
    ]);
    expect(() => writeLetter(two, { on: '2021-11-01' })).toThrow(
      'a letter to a State speaks of what that State owes; this one carries notices to KEN and NGA',
    );
  });

  test('a letter of several dates names no other reviewing State and no day on which another was late', () => {
    const received = ofNigeria.with(step('questionnaire-submitted', 'NGA', '2022-06-10'));
    const matters = [
      matter(received, { limit: 'feedback/KEN', rung: 'opening' }),
      matter(own, { limit: 'experts/KEN', rung: 'weekly' }),
    ];
    const text = textOf(writeLetter(toFacts(matters), { on: '2022-06-10' }));
    expect(text).toContain('“Questionnaire submitted” (Nigeria) was on 10 June 2022.');
    expect(text).not.toContain('Austria');
    // The day on which the questionnaire, which came 40 days later, had been due.
    expect(text).not.toContain('1 May 2022');
  });
});

describe('a letter to the secretariat', () => {
  const overdue = [ofNigeria, ofAustria].map((course) =>
    matter(course, {
      limit: `questionnaire/${course.key.slice(-3)}`,
      rung: 'secretariat',
      addressee: 'secretariat',
    }),
  );
  const tasks = [
    {
      id: 'a',
      kind: 'contact-bounced',
      review: 'untoc/1/NGA' as ReviewKey,
      state: { code: 'NGA', name: 'Nigeria' },
      openedOn: openings[0]?.review.openedOn ?? ('' as never),
    },
  ] as const;

  test('with several dates says who owes each, and what can be done', () => {
    const letter = writeLetter(toFacts(overdue, { contact: SECRETARIAT }), { on: '2022-05-31' });
    expect(letter.subject).toBe('For information: 2 dates in 2 reviews, the first on 1 May 2022');
    expect(letter.salutation).toBeNull();
    expect(letter.overview?.columns).toContain('Owed by');
    expect(letter.overview?.rows.map((row) => row[2])).toEqual(['Austria', 'Nigeria']);
    expect(letter.sections.map(({ heading }) => heading)).toEqual(['What can be done']);
  });

  test('may hold tasks beside dates, which makes it one to act on', () => {
    const letter = writeLetter(toFacts(overdue, { contact: SECRETARIAT, tasks }), { on: '2022-05-31' });
    expect(letter.subject).toMatch(/^For action: /);
    expect(textOf(letter)).toContain('Review untoc/1/NGA. State: Nigeria. A message could not be delivered');
  });

  test('may hold tasks alone', () => {
    const letter = compose(
      toFacts([], { contact: SECRETARIAT, tasks }),
      { now: noon(), rehearsal: true },
      english(),
    );
    expect(letter.subject).toBe('[Rehearsal] For action: 1 task waits for an officer');
    expect(letter.marks[0]).toContain('1 November 2021');
    expect(letter.parts).toEqual([]);
    expect(letter.sections.map(({ heading }) => heading)).toEqual(['What waits for an officer']);
    expect(letter.closing).toContain(
      'Review Mechanism of the United Nations Convention against Transnational Organized Crime',
    );
  });

  test('may join the dates of a launch with those of reviews', () => {
    const meeting = matter(launchCourse(), {
      limit: 'meeting/secretariat',
      rung: 'before-14',
      addressee: 'secretariat',
    });
    const letter = writeLetter(toFacts([meeting, ...overdue], { contact: SECRETARIAT }), {
      on: '2022-05-31',
    });
    expect(letter.subject).toBe('For information: 3 dates, the first on 27 November 2020');
    expect(letter.overview?.rows[0]?.slice(0, 3)).toEqual([
      'Joint intersessional meeting of the working groups',
      'Launch of phase 1',
      'the secretariat',
    ]);
  });

  test('that carries nothing is not written', () => {
    expect(() => compose(toFacts([]), { now: noon(), rehearsal: false }, english())).toThrow(
      'carries a notice or a task',
    );
  });
});

function noon() {
  return openings[0]?.notice.moment ?? ('' as never);
}

function english() {
  const phrasebook = PHRASEBOOKS.get('en');
  if (phrasebook === undefined) throw new Error('no English');
  return phrasebook;
}
