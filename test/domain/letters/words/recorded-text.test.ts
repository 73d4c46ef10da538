import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from '../../../../domain/letters/words/compose.ts';
import type { Language } from '../../../../domain/letters/words/phrasebook.ts';
import { PHRASEBOOKS, withoutStateNames } from '../../../support/phrasebooks.ts';
import { opening, party, ReviewCourse } from '../../../support/review-course.ts';
import { FOCAL_POINT, factsNow, letterFacts, onlyMatter } from '../../../support/written-letters.ts';

const opened = ReviewCourse.opened('2021-11-01', { sample: false });
const { notice } = onlyMatter(letterFacts(opened, { limit: 'questionnaire/NGA', rung: 'opening' }));

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\r\nBcc: evil@x.example',
    '\u202e\u2066',
    '\u2068\u2068 \u2069',
    '\u05d0\u202e\u0627 {state} # {count, plural,',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
    'N'.repeat(10_240),
  ),
);

const ISOLATES = /[\u2066\u2068\u2069]/gu;

for (const language of PHRASEBOOKS.keys()) {
  test(`whatever people recorded, a letter in ${language} is one line per string, without a sign that cannot be seen`, () => {
    const phrasebook = withoutStateNames(language);
    fc.assert(
      fc.property(hostile, hostile, hostile, (contactName, stateName, source) => {
        const course = new ReviewCourse([], {
          ...opened.procedure,
          title: source,
          noticeTimeBasis: { source, standing: 'assumed' },
          zoneBasis: { source, standing: 'inferred', note: stateName },
        }).with(opening('2021-11-01', { underReview: party('NGA', stateName) }));
        const facts = { ...factsNow(course, notice), contact: { ...FOCAL_POINT, name: contactName } };
        const content = compose(facts, { now: notice.moment, rehearsal: false }, phrasebook);
        for (const line of stringsOf(content)) {
          expect(line.replaceAll(ISOLATES, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          expect(countOf('\u2066', line) + countOf('\u2068', line)).toBe(countOf('\u2069', line));
          // Two texts of 2,000 characters, and the sentence around them.
          expect(line.length).toBeLessThanOrEqual(4_200);
        }
        expect(content.subject.length).toBeLessThan(600);
      }),
      { numRuns: 100 },
    );
  });
}

test('a name in the other direction of writing stands between isolates, so that it cannot turn the text around it', () => {
  const course = new ReviewCourse().with(opening('2021-11-01', { underReview: party('NGA', 'نيجيريا') }));
  const write = (language: Language) =>
    compose(factsNow(course, notice), { now: notice.moment, rehearsal: false }, withoutStateNames(language));
  expect(write('en').subject).toContain('Review of \u2068نيجيريا\u2069.');
});

function countOf(sign: string, text: string): number {
  return text.split(sign).length - 1;
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
