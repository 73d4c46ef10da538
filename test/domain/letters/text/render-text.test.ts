import { expect, test } from 'vitest';
import { renderText } from '../../../../domain/letters/text/render-text.ts';
import { ReviewCourse } from '../../../support/review-course.ts';
import { letterFacts, writeLetter } from '../../../support/written-letters.ts';

const content = writeLetter(
  letterFacts(ReviewCourse.opened('2021-11-01'), { limit: 'questionnaire/NGA', rung: 'before-30' }),
  { rehearsal: true },
);

test('a letter as plain text reads like this', () => {
  expect(renderText(content)).toMatchSnapshot();
});

test('no line of it is longer than 78 characters, as RFC 5322 asks, unless one word is', () => {
  const lines = renderText({ ...content, opening: ['word '.repeat(100).trim(), 'x'.repeat(300)] }).split(
    '\n',
  );
  expect(lines.filter((line) => line.length > 78)).toEqual(['x'.repeat(300)]);
});

test('it holds every string of the letter', () => {
  const text = renderText(content).replaceAll(/\s+/g, ' ');
  const said = [
    ...content.marks,
    ...content.opening,
    ...content.parts.flatMap(({ facts }) => facts.map(({ value }) => value)),
    ...[...content.parts.flatMap(({ sections }) => sections), ...content.sections].flatMap(
      ({ paragraphs, items }) => [...paragraphs, ...items.map((item) => item.text)],
    ),
    ...content.closing,
  ];
  for (const sentence of said) expect(text).toContain(sentence);
});
