import { isRehearsal } from '../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../domain/calendar/time.ts';
import { carriesCalendar } from '../domain/letters/calendar/calendar-of-letter.ts';
import type { LetterFacts } from '../domain/letters/letter-facts.ts';
import { overtakenBy } from '../domain/letters/post/overtaken.ts';
import { renderKeptText } from '../domain/letters/text/render-text.ts';
import { compose } from '../domain/letters/words/compose.ts';
import type { Language } from '../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../domain/letters/words/pick-phrasebook.ts';
import { readLetterFacts } from '../register/letters/letter-facts.ts';
import type { LetterDetails } from '../register/letters/letters.ts';
import type { AppDeps } from './app-deps.ts';
import { describeOvertaken } from './overtaken-words.ts';

/** What a letter says. `kept`: as it left, or may have left; `now`: as it would leave now; `none`: neither, and why. */
export type LetterText =
  | { readonly kind: 'kept'; readonly subject: string; readonly body: string }
  | { readonly kind: 'now'; readonly subject: string; readonly body: string; readonly language: Language }
  | { readonly kind: 'none'; readonly why: string };

type TextDeps = Pick<AppDeps, 'register' | 'clock' | 'now' | 'phrasebooks'>;

/**
 * The text that was kept, or else the one that the post room would write from the facts as they are. Asked for in a language, it is
 * written anew in that language; of a letter that left, all that it carried, from the facts as they stand today and for the moment at which
 * it left, so that it may differ from what was kept.
 */
export async function readLetterText(
  deps: TextDeps,
  letter: Pick<LetterDetails, 'id' | 'status' | 'subject' | 'bodyText' | 'sentAt'>,
  language?: Language,
): Promise<LetterText> {
  const { id, status, subject, bodyText, sentAt } = letter;
  if (language === undefined) {
    if (status === 'superseded') return { kind: 'none', why: 'It did not leave and will not.' };
    const left = status === 'sent' || status === 'in-doubt';
    if (left && subject !== null && bodyText !== null) return { kind: 'kept', subject, body: bodyText };
    if (status === 'sent')
      return { kind: 'none', why: 'It left, but its sender ended before the text could be kept.' };
  }
  const [facts] = await readLetterFacts(deps.register, [id]);
  if (facts === undefined) return { kind: 'none', why: 'The register has nothing that it could say.' };
  return status === 'sent' || status === 'in-doubt'
    ? writeAgain(facts, sentAt ?? deps.now(), deps, language)
    : writeNow(facts, deps, language);
}

/** As the post room writes it: what was overtaken is left out. */
function writeNow(facts: LetterFacts, deps: TextDeps, language: Language | undefined): LetterText {
  const matters = facts.matters.filter((matter) => overtakenBy(matter) === null);
  if (matters.length + facts.tasks.length === 0) {
    const reasons = new Set(facts.matters.map(overtakenBy).filter((reason) => reason !== null));
    const why = [...reasons].map((reason) => describeOvertaken(reason)).join('; ');
    return { kind: 'none', why: `It would not leave: ${why}.` };
  }
  return write({ ...facts, matters }, deps.now(), deps, language);
}

/** Whatever was met or waived since is said once more, as long as it has a date. */
function writeAgain(facts: LetterFacts, at: Instant, deps: TextDeps, language?: Language): LetterText {
  const matters = facts.matters.filter(({ limit }) => (limit?.dueOn ?? null) !== null);
  if (matters.length + facts.tasks.length === 0) {
    return { kind: 'none', why: 'What it spoke of has no date any more.' };
  }
  return write({ ...facts, matters }, at, deps, language);
}

function write(facts: LetterFacts, at: Instant, deps: TextDeps, language: Language | undefined): LetterText {
  const phrasebook = pickPhrasebook(deps.phrasebooks, language ?? facts.contact?.language);
  const content = compose(
    facts,
    { now: at, rehearsal: isRehearsal(deps.clock), calendar: carriesCalendar(facts) },
    phrasebook,
  );
  return {
    kind: 'now',
    subject: content.subject,
    body: renderKeptText(content),
    language: content.language,
  };
}
