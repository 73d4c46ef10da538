import { describe, expect, test } from 'vitest';
import { pickPhrasebook } from '../../../../domain/letters/words/pick-phrasebook.ts';
import { sayStep } from '../../../../domain/letters/words/say-step.ts';
import { launchCourse, taken } from '../../../support/launch-course.ts';
import { PHRASEBOOKS } from '../../../support/phrasebooks.ts';
import { extension, ReviewCourse, resumed, step, suspended } from '../../../support/review-course.ts';
import { letterFacts, onlyMatter } from '../../../support/written-letters.ts';

const english = pickPhrasebook(PHRASEBOOKS, 'en');
const opened = ReviewCourse.opened('2021-11-01');
const known = onlyMatter(letterFacts(opened, { limit: 'focal-point/NGA', rung: 'opening' }));

const say = (course: ReviewCourse, limit: string, language = 'en') =>
  course
    .limit(limit)
    .steps.map((made) =>
      sayStep(made, { ...known, procedure: course.procedure }, pickPhrasebook(PHRASEBOOKS, language)),
    );

describe('the reasoning behind a date', () => {
  test('in one sentence a step', () => {
    const course = opened.with(
      extension('questionnaire', 'NGA', 'P1M', '2022-01-10'),
      suspended('2022-02-01'),
      resumed('2022-02-11'),
    );
    expect(say(course, 'questionnaire/NGA').map(({ text }) => text)).toEqual([
      'The review started on 1 November 2021. The time counts from that day.',
      '6 months from 1 November 2021: the last day is 1 May 2022.',
      'On 10 January 2022 more time was granted: 1 month. The last day is now 1 June 2022.',
      'The review was suspended from 1 February 2022 to 11 February 2022. That took 10 days from this time, and the last day is now 11 June 2022.',
      'Saturday, 11 June 2022 falls on a weekend; weekends move nothing.',
      'The time ends when 11 June 2022 ends in the time zone Europe/Vienna.',
    ]);
  });

  test('while the review is suspended, at the end of a short month, after a step of a State or of the secretariat', () => {
    const rested = say(opened.with(suspended('2022-04-30')), 'questionnaire/NGA').at(-1);
    expect(rested?.text).toBe(
      'The review is suspended since 30 April 2022. 1 day of the time remains and runs from the day of resumption.',
    );
    expect(say(ReviewCourse.opened('2021-08-31'), 'questionnaire/NGA')[1]?.text).toMatch(
      /the last day is 28 February 2022\. The month ends before/,
    );
    const received = opened.with(step('questionnaire-submitted', 'NGA', '2022-04-10'));
    expect(say(received, 'feedback/KEN')[0]?.text).toBe(
      '“Questionnaire submitted” (Nigeria) was on 10 April 2022. The time counts from that day.',
    );
    const convened = launchCourse(taken('meeting-convened', '2020-11-20'));
    expect(say(convened, 'draw/secretariat')[0]?.text).toBe(
      '“Joint intersessional meeting convened” (the secretariat) was on 20 November 2020. The time counts from that day.',
    );
  });

  test('what rests on an act is said to be on record and its effect assumed', () => {
    const extended = opened.with(extension('questionnaire', 'NGA', 'P1M', '2022-01-10'));
    expect(say(extended, 'questionnaire/NGA')[2]?.note).toBe(
      'Act 2 of this review: the decision is on record. The procedure cites no provision on extensions, so their effect on the date is assumed.',
    );
  });

  test('a step that was entered before steps had facts is said as it was entered, in any language', () => {
    const [entered] = opened.limit('questionnaire/NGA').steps;
    if (entered === undefined) throw new Error('no step');
    const { kind, from, to, explanation, basis, act } = entered;
    const old = { kind, from, to, explanation, basis, act };
    for (const language of PHRASEBOOKS.keys()) {
      const { text, note } = sayStep(old, known, pickPhrasebook(PHRASEBOOKS, language));
      expect(text).toBe(explanation);
      expect(note).toContain('Procedures and rules, self-assessment');
    }
  });

  test('a provision that was not found is not cited', () => {
    const [, , weekend] = opened.limit('questionnaire/NGA').steps;
    if (weekend === undefined) throw new Error('no step');
    const { note } = sayStep(
      { ...weekend, basis: { source: 'not found', standing: 'assumed' } },
      known,
      english,
    );
    expect(note).toBe('No source was found: assumed.');
  });
});
