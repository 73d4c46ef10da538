import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../../activities/mail/render-html.ts';
import { loadProcedures } from '../../../config/procedures/load-procedure.ts';
import { calendarOfLetter } from '../../../domain/letters/calendar/calendar-of-letter.ts';
import { listSpecimens } from '../../../domain/letters/specimens/list-specimens.ts';
import type { Specimen } from '../../../domain/letters/specimens/specimen.ts';
import { renderText } from '../../../domain/letters/text/render-text.ts';
import { compose } from '../../../domain/letters/words/compose.ts';
import type { LetterContent } from '../../../domain/letters/words/letter-content.ts';
import { LANGUAGES, type Phrasebook } from '../../../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../../../domain/letters/words/pick-phrasebook.ts';
import { PHRASEBOOKS, pseudoPhrasebook } from '../../support/phrasebooks.ts';
import { party } from '../../support/review-course.ts';

const STATES = [party('NGA', 'Nigeria'), party('KEN', 'Kenya'), party('AUT', 'Austria', 'WEOG')];
const named = loadProcedures()
  .flatMap((procedure) => listSpecimens(procedure, STATES))
  .map((specimen) => [specimen.name, specimen] as const);

/** Names and other records: no language has words for them. */
const RECORDED = /Nigeria|Kenya|Austria|A\. N\. Other|Europe\/Vienna|untoc\/1\/\w+/g;

describe('letters of each kind in a language that no code was written in', () => {
  const pseudo = pseudoPhrasebook();

  test.each(named)('%s: every letter that is no record has its accent', (_name, specimen) => {
    const text = renderText(write(specimen, pseudo));
    expect(text).toMatch(/[á-ź]/);
    expect(findPlain(text)).toEqual([]);
  });

  test.each(named)('%s: so has every letter that the HTML shows', (_name, specimen) => {
    const html = renderHtml(write(specimen, pseudo));
    expect(findPlain(visibleTextOf(html))).toEqual([]);
  });

  test.each(named)('%s: so has every entry of its calendar file', (_name, { facts, now }) => {
    for (const rehearsal of [false, true]) {
      const calendar = calendarOfLetter(facts, {
        phrasebook: pseudo,
        mailDomain: 'example.org',
        stampedAt: now,
        rehearsal,
      });
      const said = (calendar?.entries ?? []).flatMap(({ summary, description }) => [summary, ...description]);
      expect(findPlain(said.join('\n'))).toEqual([]);
    }
  });
});

describe.each(LANGUAGES)('letters of each kind in %s', (language) => {
  const phrasebook = pickPhrasebook(PHRASEBOOKS, language);
  const direction = language === 'ar' ? 'rtl' : 'ltr';

  test.each(named)(
    '%s: the HTML says in which language and direction it is to be read',
    (_name, specimen) => {
      const html = renderHtml(write(specimen, phrasebook));
      expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
      expect([...html.matchAll(/dir="(\w+)"/g)].map(([, value]) => value)).not.toContain(
        direction === 'rtl' ? 'ltr' : 'rtl',
      );
    },
  );
});

describe.each(LANGUAGES.filter((language) => language !== 'en'))('letters of each kind in %s', (language) => {
  test.each(named)('%s: nothing of it is left in English', (_name, specimen) => {
    // The French word for a phase is the English one.
    const english = new Set(linesOf(write(specimen, pickPhrasebook(PHRASEBOOKS, 'en'))));
    const same = linesOf(write(specimen, pickPhrasebook(PHRASEBOOKS, language))).filter((line) =>
      english.has(line),
    );
    expect(
      same.filter((line) => line !== 'Phase' && /\p{L}{2}/u.test(line.replaceAll(RECORDED, ''))),
    ).toEqual([]);
  });
});

function write({ facts, now }: Specimen, phrasebook: Phrasebook): LetterContent {
  return compose(facts, { now, rehearsal: true, calendar: true }, phrasebook);
}

/** Words of plain letters, which no message and no text of the procedure has in the pseudo-locale. */
function findPlain(text: string): readonly string[] {
  return text.replaceAll(RECORDED, '').match(/\S*[A-Za-z]\S*/g) ?? [];
}

function visibleTextOf(html: string): string {
  return html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#?\w+;/g, ' ');
}

/** All that a letter says, piece by piece. */
function linesOf(content: LetterContent): readonly string[] {
  return collectTexts({ ...content, language: null, direction: null });
}

function collectTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collectTexts) : [];
}
