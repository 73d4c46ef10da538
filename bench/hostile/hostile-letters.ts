import fc from 'fast-check';
import { loadParties } from '../../config/parties/load-parties.ts';
import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import type { EndedDate, LetterFacts, Matter } from '../../domain/letters/letter-facts.ts';
import { listSpecimens } from '../../domain/letters/specimens/list-specimens.ts';
import type { Specimen } from '../../domain/letters/specimens/specimen.ts';
import { LANGUAGES, type Language } from '../../domain/letters/words/phrasebook.ts';
import type { Basis, Procedure } from '../../domain/procedure/procedure.ts';
import type { DateStep, TimeLimit } from '../../domain/review/time-limit.ts';
import { hostileAddress, hostileText } from './hostile-texts.ts';

/** All that people wrote of what a letter is made of. */
export interface RecordedTexts {
  readonly contact: string;
  /** BCP 47, as recorded. */
  readonly language: string;
  readonly state: string;
  readonly title: string;
  readonly mechanism: string;
  readonly phase: string;
  readonly phaseTitle: string;
  readonly source: string;
  readonly note: string;
  readonly explanation: string;
  readonly resolution: string;
  readonly status: string;
}

/** A letter of one kind, in one language, with these texts in all places. */
export interface HostileLetter {
  /** Place among the kinds of letters. */
  readonly kind: number;
  readonly language: Language;
  readonly texts: RecordedTexts;
  readonly email: string;
  /** As a timetable of an older version: its reasoning in sentences, without facts. */
  readonly asSentences: boolean;
}

/** Each kind of letter that the procedures can lead to. */
export const KINDS: readonly Specimen[] = loadProcedures().flatMap((procedure) =>
  listSpecimens(
    procedure,
    loadParties()
      .slice(0, 3)
      .map(({ code, name, regionalGroup }) => ({ code, name, regionalGroup, instruments: [] })),
  ),
);

export const hostileLetter: fc.Arbitrary<HostileLetter> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  language: fc.constantFrom(...LANGUAGES),
  texts: fc.record({
    contact: hostileText,
    language: fc.option(hostileText, { freq: 10, nil: '' }),
    state: hostileText,
    title: hostileText,
    mechanism: hostileText,
    phase: hostileText,
    phaseTitle: hostileText,
    source: hostileText,
    note: hostileText,
    explanation: hostileText,
    resolution: hostileText,
    status: hostileText,
  }),
  email: hostileAddress,
  asSentences: fc.boolean(),
});

/** Words that do nothing, and that a letter without attacks shows in their places. */
export const HARMLESS: RecordedTexts = {
  contact: 'Contactname',
  language: '',
  state: 'Statename',
  title: 'Titlewords',
  mechanism: 'Mechanismname',
  phase: '1',
  phaseTitle: 'Phasetitle',
  source: 'Sourcewords',
  note: 'Notewords',
  explanation: 'Explanationwords',
  resolution: '10/1',
  status: 'sent',
};

/** The facts of that kind of letter, with the texts in the places of what was recorded. */
export function toFacts({ kind, language, texts, email, asSentences }: HostileLetter): LetterFacts {
  const specimen = KINDS[kind];
  if (specimen === undefined) throw new RangeError(`there are ${KINDS.length} kinds of letters; got ${kind}`);
  const { facts } = specimen;
  const matters = facts.matters.map((matter) => withMatter(matter, texts, asSentences));
  return {
    ...facts,
    messageToken: '0123456789abcdef0123456789abcdef',
    matters,
    tasks: facts.tasks.map((task) => ({ ...task, state: withName(task.state, texts) })),
    ended: isToState(facts) ? matters.flatMap(toEnded) : [],
    contact:
      facts.contact === null
        ? null
        : {
            ...facts.contact,
            name: texts.contact,
            email,
            language: texts.language === '' ? language : texts.language,
          },
  };
}

function isToState({ contact }: LetterFacts): boolean {
  return contact !== null && contact.role !== 'secretariat' && contact.role !== 'bureau';
}

function withName<Named extends { readonly name: string } | null>(named: Named, { state }: RecordedTexts) {
  return named === null ? named : { ...named, name: state };
}

function withMatter(matter: Matter, texts: RecordedTexts, asSentences: boolean): Matter {
  const { earlier, limit, owedBy, procedure, review } = matter;
  return {
    ...matter,
    procedure: withProcedure(procedure, texts),
    review: { ...review, phase: texts.phase, underReview: withName(review.underReview, texts) },
    owedBy: withName(owedBy, texts),
    limit: limit === null ? null : withLimit(limit, texts, asSentences),
    earlier: earlier.map((letter) => ({ ...letter, status: texts.status })),
  };
}

/** Everything recorded was recorded with the procedure of its day. */
function withProcedure(procedure: Procedure, { mechanism, phase, phaseTitle }: RecordedTexts): Procedure {
  return {
    ...procedure,
    title: mechanism,
    phases: procedure.phases.map((one, index) =>
      index === 0 ? { ...one, id: phase, title: phaseTitle } : one,
    ),
  };
}

function withLimit(limit: TimeLimit, texts: RecordedTexts, asSentences: boolean): TimeLimit {
  return {
    ...limit,
    title: texts.title,
    basis: withBasis(limit.basis, texts),
    steps: limit.steps.map((step) => withStep(step, texts, asSentences)),
  };
}

function withStep({ facts, ...step }: DateStep, texts: RecordedTexts, asSentences: boolean): DateStep {
  const { explanation, resolution } = texts;
  const said = facts?.kind === 'resolution-adopted' ? { ...facts, resolution } : facts;
  return {
    ...step,
    explanation,
    basis: withBasis(step.basis, texts),
    ...(said === undefined || asSentences ? {} : { facts: said }),
  };
}

function withBasis(basis: Basis, { note, source }: RecordedTexts): Basis {
  return { ...basis, source, note };
}

/** The same date a day earlier, as if it had been told before. */
function toEnded({ limit, owedBy, procedure, review }: Matter): readonly EndedDate[] {
  if (limit?.dueOn === undefined || limit.dueOn === null) return [];
  const { key, obligation, title } = limit;
  const ended = { key, obligation, title, status: 'met' } as const;
  return [{ limit: ended, owedBy, procedure, review, toldOn: limit.dueOn }];
}
