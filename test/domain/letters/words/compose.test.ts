import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../../domain/calendar/time.ts';
import type { AddresseeKind } from '../../../../domain/procedure/procedure.ts';
import { day, extension, ReviewCourse, resumed, step, suspended } from '../../../support/review-course.ts';
import {
  FOCAL_POINT,
  type LetterWanted,
  letterFacts,
  onlyMatter,
  onlyPart,
  textOf,
  writeLetter,
} from '../../../support/written-letters.ts';

const opened = ReviewCourse.opened('2021-11-01', { sample: false });
const questionnaire = (rung: string): LetterWanted => ({ limit: 'questionnaire/NGA', rung });

/** First sentence of a letter of the questionnaire, due on 1 May 2022. */
function opens(rung: string, on?: string): string | undefined {
  return writeLetter(letterFacts(opened, questionnaire(rung)), on === undefined ? {} : { on }).opening[0];
}

describe('the opening of a letter to the focal point', () => {
  test('says that the time has begun to run', () => {
    expect(opens('opening')).toBe(
      'The time for “Self-assessment questionnaire” (State under review: Nigeria) has begun to run. The last day is Sunday, 1 May 2022.',
    );
  });

  test('recalls a date that is to come, with the days that are left', () => {
    expect(opens('before-14')).toBe(
      'May we recall the date for “Self-assessment questionnaire” (State under review: Nigeria). The last day is Sunday, 1 May 2022, 14 days from today.',
    );
    expect(opens('before-1')).toMatch(/The last day is tomorrow, Sunday, 1 May 2022\.$/);
  });

  test('says that the day has come, and where it ends', () => {
    expect(opens('due')).toBe(
      'We write about “Self-assessment questionnaire” (State under review: Nigeria). The last day is today, Sunday, 1 May 2022; the time ends with it, in the time zone Europe/Vienna.',
    );
  });

  test('notes courteously that the day has passed', () => {
    expect(opens('weekly')).toMatch(
      /^Allow us to note the date for .* 1 May 2022, 7 days ago\. Nothing has been recorded as received so far\.$/,
    );
  });

  test('speaks of the day on which it leaves, even when that is not the day of its rung', () => {
    expect(opens('before-30', '2022-05-03')).toMatch(/The last day was Sunday, 1 May 2022, 2 days ago/);
    expect(opens('before-30', '2022-05-01')).toMatch(/The last day is today/);
    expect(opens('before-30', '2022-04-30')).toMatch(/tomorrow/);
  });

  test('tells of a changed date after an extension, and after time was lost to a suspension', () => {
    const extended = opened.with(extension('questionnaire', 'NGA', 'P1M', '2022-04-01'));
    const rested = opened.with(suspended('2022-01-10'), resumed('2022-01-20'));
    const toFirst = (course: ReviewCourse) =>
      writeLetter(letterFacts(course, questionnaire('opening'))).opening[0];
    expect(toFirst(extended)).toMatch(/has changed\. The last day is now Wednesday, 1 June 2022\.$/);
    expect(toFirst(rested)).toMatch(/has changed\. The last day is now Wednesday, 11 May 2022\.$/);
  });
});

describe('a letter', () => {
  test('says what is due, from whom, by when, where the day ends, and since when it runs', () => {
    const text = textOf(writeLetter(letterFacts(opened, questionnaire('opening'))));
    expect(text).toContain('What is due: Self-assessment questionnaire');
    expect(text).toContain('Owed by: Nigeria');
    expect(text).toContain(
      'Due by: Sunday, 1 May 2022, end of the day in the time zone Europe/Vienna (until 2022-05-01 22:00 UTC)',
    );
    expect(text).toContain('Running since: 1 November 2021');
  });

  test('explains its date step by step, each with its provision and standing', () => {
    const extended = opened.with(extension('questionnaire', 'NGA', 'P1M', '2022-04-01'));
    const { sections } = onlyPart(writeLetter(letterFacts(extended, questionnaire('opening'))));
    const why = sections.find(({ heading }) => heading === 'Why this date')?.items ?? [];
    expect(why.map(({ text }) => text)).toEqual([
      'The review started on 1 November 2021. The time counts from that day.',
      '6 months from 1 November 2021: the last day is 1 May 2022.',
      'On 1 April 2022 more time was granted: 1 month. The last day is now 1 June 2022.',
      'The time ends when 1 June 2022 ends in the time zone Europe/Vienna.',
    ]);
    expect(why[1]?.note).toBe('Procedures and rules, self-assessment: stated in that source.');
    expect(why.every(({ note }) => note !== null && /stated|reported|inferred|assumed/.test(note))).toBe(
      true,
    );
  });

  test('calls an assumption an assumption, at its head and in its table', () => {
    const { limit } = onlyMatter(letterFacts(opened, questionnaire('opening')));
    expect(limit?.standing).toBe('assumed');
    const content = writeLetter(letterFacts(opened, questionnaire('opening')));
    expect(content.marks).toEqual([
      expect.stringMatching(/rests in part on an assumption, which no source confirms/),
    ]);
    expect(onlyPart(content).facts.at(-1)?.value).toMatch(/assumption/);
  });

  test('of a date that is stated has no warning at its head', () => {
    const content = writeLetter(letterFacts(opened, { limit: 'focal-point/NGA', rung: 'opening' }));
    expect(content.marks).toEqual([]);
    expect(onlyPart(content).facts.at(-1)?.value).toMatch(/stated/);
  });

  test('says what its fulfilment starts, by whom and for how long', () => {
    const text = textOf(writeLetter(letterFacts(opened, questionnaire('opening'))));
    expect(text).toContain('“Written feedback” (each reviewing State): 6 months from that day.');
  });

  test('that leaves late says when it was meant to leave', () => {
    const facts = letterFacts(opened, questionnaire('before-30'));
    expect(writeLetter(facts, { on: '2022-04-12' }).marks).toContainEqual(
      expect.stringMatching(/^Late\. This message was to leave on 1 April 2022\. It leaves on 12 April 2022/),
    );
    for (const inTime of ['2022-04-01', '2022-04-05']) {
      expect(writeLetter(facts, { on: inTime }).marks).not.toContainEqual(expect.stringMatching(/^Late/));
    }
  });

  test('of a sample says so in subject and body, and so does one of a rehearsal', () => {
    const sample = letterFacts(ReviewCourse.opened('2021-11-01'), questionnaire('opening'));
    const content = writeLetter(sample, { rehearsal: true });
    expect(content.subject).toMatch(/^\[Rehearsal\] \[Sample\] /);
    expect(content.marks).toEqual([
      expect.stringMatching(/^Rehearsal\./),
      expect.stringMatching(/^Sample\./),
      expect.anything(),
    ]);
    expect(writeLetter(letterFacts(opened, questionnaire('opening'))).subject).toMatch(
      /^Review of Nigeria\. Self-assessment questionnaire: /,
    );
  });

  test('goes to the permanent mission in its own form when the State has no focal point', () => {
    const mission = {
      ...FOCAL_POINT,
      role: 'permanent-mission',
      name: 'Permanent Mission of Nigeria',
    } as const;
    const content = writeLetter(letterFacts(opened, questionnaire('opening'), { contact: mission }));
    expect(content.salutation).toBe('To the Permanent Mission of Nigeria:');
  });

  test('greets somebody without a name', () => {
    const content = writeLetter(
      letterFacts(opened, questionnaire('opening'), { contact: { ...FOCAL_POINT, name: '' } }),
    );
    expect(content.salutation).toBe('Dear Sir or Madam,');
  });
});

describe('a letter that goes further', () => {
  const earlier = [
    { rung: 'opening', addressee: 'party', day: day('2021-11-01'), status: 'sent' },
    { rung: 'due', addressee: 'party', day: day('2022-05-01'), status: 'failed' },
  ] as const;
  const to = (addressee: AddresseeKind, rung: string) =>
    writeLetter(letterFacts(opened, { ...questionnaire(rung), addressee }, { earlier }));

  test('to the permanent mission is a note', () => {
    expect(to('permanent-mission', 'permanent-mission').opening[0]).toMatch(
      /^The secretariat presents its compliments to the Permanent Mission and has the honour to refer to “Self-assessment questionnaire”/,
    );
  });

  test('to the secretariat greets nobody, shows what was written, and says what can be done', () => {
    const content = to('secretariat', 'secretariat');
    expect(content.salutation).toBeNull();
    expect(content.subject).toMatch(/^For information: /);
    const text = textOf(content);
    expect(text).toContain(
      '1 November 2021. At the opening. Addressee: the focal point or, while there is none, the permanent mission. State of the message: accepted by the mail relay.',
    );
    expect(text).toContain(
      '1 May 2022. On the date. Addressee: the focal point or, while there is none, the permanent mission. State of the message: could not be sent.',
    );
    expect(text).toContain('If it has arrived, record it');
  });

  test('to the bureau is a draft with its evidence', () => {
    const content = to('bureau', 'bureau');
    expect(content.subject).toMatch(/^Draft: /);
    expect(content.marks).toContainEqual(
      expect.stringMatching(/^Draft\. This message leaves only when an officer/),
    );
    expect(textOf(content)).toContain('At the opening');
  });

  test('to the bureau is no draft any more when it is signed, and says when that was', () => {
    const draft = letterFacts(opened, { limit: 'questionnaire/NGA', rung: 'bureau', addressee: 'bureau' });
    const content = writeLetter(
      { ...draft, signedAt: '2022-08-10T10:00:00.000Z' as Instant },
      { on: '2022-08-10' },
    );
    expect(content.subject).not.toContain('Draft');
    expect(content.marks).toContain('Signed by an officer of the secretariat on 10 August 2022.');
    expect(content.marks.join(' ')).not.toContain('was to leave on');
    expect(content.closing.join(' ')).toContain('when an officer of the secretariat had signed it');
  });
});

describe('no letter tells a State of the lateness of another', () => {
  test('the feedback of one reviewing State is asked for without a word about the other', () => {
    const received = opened.with(step('questionnaire-submitted', 'NGA', '2022-06-10'));
    for (const rung of ['opening', 'before-7', 'weekly', 'due']) {
      const text = textOf(writeLetter(letterFacts(received, { limit: 'feedback/KEN', rung })));
      expect(text).toContain('Kenya');
      expect(text).not.toContain('Austria');
      // The day on which the questionnaire, which came 40 days later, had been due.
      expect(text).not.toContain('1 May 2022');
    }
  });
});
