import { describe, expect, test } from 'vitest';
import type { CalendarFile } from '../../../../domain/letters/calendar/calendar-file.ts';
import { calendarOfLetter } from '../../../../domain/letters/calendar/calendar-of-letter.ts';
import { calendarOfState } from '../../../../domain/letters/calendar/calendar-of-state.ts';
import type { LetterFacts, Matter } from '../../../../domain/letters/letter-facts.ts';
import { PHRASEBOOKS } from '../../../support/phrasebooks.ts';
import { day, extension, noonOf, ReviewCourse, suspended } from '../../../support/review-course.ts';
import { letterFacts, onlyMatter, toFacts } from '../../../support/written-letters.ts';

const opened = ReviewCourse.opened('2021-11-01', { sample: false });
const QUESTIONNAIRE = { limit: 'questionnaire/NGA', rung: 'opening' } as const;
const english = PHRASEBOOKS.get('en');
if (english === undefined) throw new Error('English is one of the languages');
const CIRCUMSTANCES = {
  phrasebook: english,
  mailDomain: 'chancery.example',
  stampedAt: noonOf(day('2022-04-01')),
  rehearsal: false,
};

function calendarOf(facts: LetterFacts, changes: Partial<typeof CIRCUMSTANCES> = {}): CalendarFile {
  const calendar = calendarOfLetter(facts, { ...CIRCUMSTANCES, ...changes });
  if (calendar === null) throw new Error('the letter has no calendar');
  return calendar;
}

/** The matter as a date that ran until the limit came to stand so. */
function ended(matter: Matter, status: 'met' | 'waived' | 'suspended' | 'closed' | 'awaiting') {
  const { limit, notice, owedBy, procedure, review } = matter;
  if (limit === null) throw new Error('the review has no such limit');
  return { owedBy, procedure, review, limit: { ...limit, status }, toldOn: notice.dueOn };
}

describe('the calendar file of a letter', () => {
  test('has the last day of what the letter is about, and how it was counted, each step with its source', () => {
    const { entries, name } = calendarOf(letterFacts(opened, QUESTIONNAIRE));
    expect(name).toBeNull();
    expect(entries).toHaveLength(1);
    const [entry] = entries;
    expect(entry).toMatchObject({
      uid: 'untoc.1.NGA.questionnaire.NGA@chancery.example',
      sequence: 1,
      on: '2022-05-01',
      status: 'confirmed',
      stampedAt: CIRCUMSTANCES.stampedAt,
      changedAt: noonOf(day('2021-11-01')),
    });
    expect(entry?.summary).toContain('Self-assessment questionnaire');
    expect(entry?.summary).toContain('Nigeria');
    const text = entry?.description.join('\n') ?? '';
    expect(text).toContain('Sunday, 1 May 2022');
    expect(text).toContain('Europe/Vienna');
    expect(text).toContain('6 months from 1 November 2021');
    expect(text).toMatch(/stated in that source|reported by others|inferred/);
  });

  test('says in the title that a date rests on an assumption, and of no other date', () => {
    const facts = letterFacts(opened, QUESTIONNAIRE);
    const { limit } = onlyMatter(facts);
    if (limit === null) throw new Error('the review has no such limit');
    const summaryOf = (standing: 'assumed' | 'inferred') =>
      calendarOf(letterFacts(opened, QUESTIONNAIRE, { limit: { ...limit, standing } })).entries[0]?.summary;
    expect(summaryOf('assumed')).toContain('assumed');
    expect(summaryOf('inferred')).not.toContain('assumed');
  });

  test('says of a sample and of a rehearsal what they are, before all else', () => {
    const { review } = onlyMatter(letterFacts(opened, QUESTIONNAIRE));
    const sample = letterFacts(opened, QUESTIONNAIRE, { review: { ...review, sample: true } });
    const [entry] = calendarOf(sample, { rehearsal: true }).entries;
    expect(entry?.summary).toMatch(/^\[Rehearsal\] \[Sample\] /);
    expect(entry?.description.slice(0, 2).join(' ')).toMatch(/^Rehearsal: .* Sample: /);
    const [real] = calendarOf(letterFacts(opened, QUESTIONNAIRE)).entries;
    expect(real?.summary).not.toContain('[');
  });

  test('moves a date under the same identity and a higher number', () => {
    const before = calendarOf(letterFacts(opened, QUESTIONNAIRE)).entries[0];
    const later = opened.with(extension('questionnaire', 'NGA', 'P1M', '2022-04-01'));
    const facts = letterFacts(later, QUESTIONNAIRE);
    const newestAct = { sequence: 2, recordedAt: noonOf(day('2022-04-01')) };
    const moved = letterFacts(later, QUESTIONNAIRE, { review: { ...onlyMatter(facts).review, newestAct } });
    const after = calendarOf(moved).entries[0];
    expect(after).toMatchObject({
      uid: before?.uid,
      sequence: 2,
      on: '2022-06-01',
      changedAt: newestAct.recordedAt,
    });
  });

  test('takes back the dates that earlier letters told and that run no more, and says why', () => {
    const matter = onlyMatter(letterFacts(opened, { limit: 'focal-point/NGA', rung: 'opening' }));
    const whyOf = (status: Parameters<typeof ended>[1]) => {
      const facts = toFacts([onlyMatter(letterFacts(opened, QUESTIONNAIRE))], {
        ended: [ended(matter, status)],
      });
      const { entries } = calendarOf(facts);
      expect(entries.map((entry) => entry.status)).toEqual(['confirmed', 'cancelled']);
      expect(entries[1]).toMatchObject({
        uid: 'untoc.1.NGA.focal-point.NGA@chancery.example',
        on: matter.notice.dueOn,
      });
      return entries[1]?.description[0];
    };
    const reasons = (['met', 'waived', 'suspended', 'closed', 'awaiting'] as const).map(whyOf);
    expect(new Set(reasons).size).toBe(5);
  });

  test.each(['secretariat', 'bureau'] as const)(
    'does not go to the %s, who keep no calendar of a State’s dates',
    (addressee) => {
      const matter = onlyMatter(letterFacts(opened, QUESTIONNAIRE));
      const facts = toFacts([{ ...matter, notice: { ...matter.notice, addressee } }]);
      expect(calendarOfLetter(facts, CIRCUMSTANCES)).toBeNull();
    },
  );

  test('has nothing of a name that could end a line or hide words', () => {
    const { review } = onlyMatter(letterFacts(opened, QUESTIONNAIRE));
    const underReview = { code: 'XXX', name: 'A\r\nEND:VEVENT\u202e;,"\\' };
    const [entry] = calendarOf(
      letterFacts(opened, QUESTIONNAIRE, { review: { ...review, underReview } }),
    ).entries;
    expect(entry?.summary).toContain('A END:VEVENT ;,"\\');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect([entry?.summary, ...(entry?.description ?? [])].join('')).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe('the calendar that a State subscribes to', () => {
  const state = { code: 'NGA', name: 'Nigeria' };
  const datesOf = (course: ReviewCourse, owing = 'NGA') => {
    const matter = onlyMatter(letterFacts(opened, QUESTIONNAIRE));
    return course
      .limits()
      .filter(({ party }) => party === owing)
      .map((limit) => ({ ...matter, limit }));
  };
  const entriesOf = (course: ReviewCourse, owing = 'NGA') =>
    calendarOfState({ state, procedure: course.procedure, dates: datesOf(course, owing) }, CIRCUMSTANCES)
      .entries;

  test('bears the name of the State, so that a program can show it among others', () => {
    const { name } = calendarOfState({ state, procedure: opened.procedure, dates: [] }, CIRCUMSTANCES);
    expect(name).toContain('Nigeria');
  });

  test('takes back the dates of a suspended review on the days that they had', () => {
    const before = entriesOf(opened);
    const after = entriesOf(opened.with(suspended('2021-11-03')));
    expect(after.map(({ uid, on }) => ({ uid, on }))).toEqual(before.map(({ uid, on }) => ({ uid, on })));
    expect(new Set(before.map(({ status }) => status))).toEqual(new Set(['confirmed']));
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set(['cancelled']));
  });

  test('leaves out what has no date yet', () => {
    const limits = opened.limits().filter(({ party }) => party === 'KEN');
    const dated = limits.filter(({ dueOn }) => dueOn !== null);
    expect(dated.length).toBeLessThan(limits.length);
    expect(entriesOf(opened, 'KEN').map(({ on }) => on)).toEqual(dated.map(({ dueOn }) => dueOn));
  });

  test('stays the same while nothing happens', () => {
    const stampless = { ...CIRCUMSTANCES, stampedAt: null };
    const { entries } = calendarOfState(
      { state, procedure: opened.procedure, dates: datesOf(opened) },
      stampless,
    );
    expect(entries.every(({ stampedAt, changedAt }) => stampedAt === changedAt)).toBe(true);
  });
});
