import { describe, expect, test } from 'vitest';
import { findKeyFaults, findMessageFaults } from '../../../config/messages/check-translation.ts';
import { readLanguageTexts } from '../../../config/messages/language-texts.ts';
import { loadProcedures } from '../../../config/procedures/load-procedure.ts';
import { LANGUAGES } from '../../../domain/letters/words/phrasebook.ts';
import type { Procedure } from '../../../domain/procedure/procedure.ts';
import { procedureFor } from '../../../domain/procedure/proceeding-procedure.ts';
import { toReviewKey } from '../../../domain/review/review-id.ts';
import { expand, keysInSources, MADE_KEYS } from '../../support/message-keys.ts';

const english = readLanguageTexts('en');

describe('keys of messages', () => {
  test.each(LANGUAGES)('%s has the keys and the slots of English, and no others', (language) => {
    const texts = readLanguageTexts(language);
    expect(findMessageFaults(texts, english)).toEqual([]);
    expect([...texts.procedures.keys()]).toEqual([...english.procedures.keys()]);
    for (const [mechanism, ofProcedure] of texts.procedures) {
      expect(findKeyFaults(ofProcedure, english.procedures.get(mechanism) ?? new Map())).toEqual([]);
    }
  });

  const { plain, made } = keysInSources();

  test('those that the code makes from values are declared with their values, and no others', () => {
    expect([...made].sort()).toEqual(Object.keys(MADE_KEYS).sort());
  });

  test('the code says each key that there is, and there is each key that it says', () => {
    const said = new Set([...plain, ...Object.keys(MADE_KEYS).flatMap(expand)]);
    expect([...english.messages.keys()].filter((key) => !said.has(key))).toEqual([]);
    expect([...said].filter((key) => !english.messages.has(key))).toEqual([]);
  });
});

describe('texts of a procedure', () => {
  const procedures = loadProcedures();

  test.each(procedures.map((procedure) => [procedure.id, procedure] as const))(
    '%s: what letters show of it stands in English word for word, and nothing else does',
    (id, procedure) => {
      const texts = [...(english.procedures.get(id) ?? [])].map(([key, { text }]) => [key, text]);
      expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(textsShownOf(procedure)));
    },
  );

  test.each(LANGUAGES.filter((language) => language !== 'en'))(
    '%s: none of them is still English',
    (language) => {
      const texts = readLanguageTexts(language);
      for (const [mechanism, ofProcedure] of texts.procedures) {
        const untranslated = [...ofProcedure].filter(
          ([key, { text }]) => english.procedures.get(mechanism)?.get(key)?.text === text,
        );
        expect(untranslated.map(([key]) => key)).toEqual([]);
      }
    },
  );
});

type Texts = readonly (readonly [string, string])[];

/** Titles; the bases of what has a time, which explain its date; steps that start a time. */
function textsShownOf(procedure: Procedure): Texts {
  const phase = procedure.phases[0]?.id ?? '1';
  const launch = procedureFor(toReviewKey({ mechanism: procedure.id, phase, party: 'launch' }), procedure);
  const proceedings = procedure.launch === undefined ? [procedure] : [procedure, launch];
  const triggers = proceedings.flatMap(({ obligations, steps }) => {
    const starting = new Set(
      obligations.map(({ runsFrom }) => (runsFrom.event === 'step-taken' ? runsFrom.step : '')),
    );
    return steps.filter(({ id }) => starting.has(id)).map(({ id, title }) => [`step.${id}`, title] as const);
  });
  return [
    ['title', procedure.title],
    ...procedure.phases.map(({ id, title }) => [`phase.${id}`, title] as const),
    ...proceedings.flatMap(({ obligations }) =>
      obligations.flatMap(
        ({ id, title, basis, time }): Texts => [
          [`obligation.${id}.title`, title],
          ...(time === null ? [] : textsOf(`obligation.${id}.basis`, basis)),
          ...(time === null ? [] : textsOf(`obligation.${id}.time`, time.basis)),
        ],
      ),
    ),
    ...triggers,
    ...textsOf('zone', procedure.zoneBasis),
    ...textsOf('nonWorkingDays', procedure.nonWorkingDays.basis),
  ];
}

function textsOf(key: string, { source, note }: Procedure['zoneBasis']): Texts {
  return [
    ...(source === 'not found' ? [] : [[`${key}.source`, source] as const]),
    ...(note === undefined ? [] : [[`${key}.note`, note] as const]),
  ];
}
