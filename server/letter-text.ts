import { isRehearsal } from '../domain/calendar/proceedings-clock.ts';
import { compose } from '../domain/letters/compose.ts';
import { leaveOut } from '../domain/letters/leave-out.ts';
import type { LetterFacts } from '../domain/letters/letter-facts.ts';
import type { Overtaken } from '../domain/letters/overtaken.ts';
import { renderKeptText } from '../domain/letters/render-text.ts';
import { readLetterFacts } from '../register/letter-facts.ts';
import type { LetterDetails } from '../register/letters.ts';
import type { AppDeps } from './app-deps.ts';

/** What a letter says. `kept`: as it left, or may have left; `now`: as it would leave now; `none`: neither, and why. */
export type LetterText =
  | { readonly kind: 'kept' | 'now'; readonly subject: string; readonly body: string }
  | { readonly kind: 'none'; readonly why: string };

const OVERTAKEN_IN_WORDS: Readonly<Record<Overtaken | 'done', string>> = {
  met: 'what it asks for has been recorded',
  waived: 'what it asks for was waived',
  closed: 'the review is closed',
  suspended: 'the review is suspended',
  'date-changed': 'its date has changed, and the new date has a letter of its own',
  'no-longer-owed': 'what it asks for is not owed any more',
  'newer-notice': 'a newer notice about the same time limit is due',
  done: 'what it tells of is done',
};

/** The text that was kept, or else the one that the post room would write from the facts as they are. */
export async function readLetterText(
  deps: Pick<AppDeps, 'register' | 'clock' | 'now'>,
  { id, status, subject, bodyText }: Pick<LetterDetails, 'id' | 'status' | 'subject' | 'bodyText'>,
): Promise<LetterText> {
  if (status === 'superseded') return { kind: 'none', why: 'It did not leave and will not.' };
  const left = status === 'sent' || status === 'in-doubt';
  if (left && subject !== null && bodyText !== null) return { kind: 'kept', subject, body: bodyText };
  if (status === 'sent')
    return { kind: 'none', why: 'It left, but its sender ended before the text could be kept.' };
  const [facts] = await readLetterFacts(deps.register, [id]);
  if (facts === undefined) return { kind: 'none', why: 'The register has nothing that it could say.' };
  return writeNow(facts, deps);
}

function writeNow(facts: LetterFacts, { clock, now }: Pick<AppDeps, 'clock' | 'now'>): LetterText {
  const { facts: left, overtaken } = leaveOut(facts);
  if (overtaken !== null)
    return { kind: 'none', why: `It would not leave: ${OVERTAKEN_IN_WORDS[overtaken]}.` };
  const content = compose(left, { now: now(), rehearsal: isRehearsal(clock) });
  return { kind: 'now', subject: content.subject, body: renderKeptText(content) };
}
