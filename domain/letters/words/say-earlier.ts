import type { RungTime } from '../../procedure/procedure.ts';
import { LETTER_STATUSES } from '../letter-status.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { LetterSection } from './letter-content.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Topic } from './topic.ts';

/** What can be said of a letter that left: what became of it, where that is known. */
const SAID_STATUSES: readonly string[] = [...LETTER_STATUSES, 'delivered', 'delayed', 'bounced', 'replaced'];

/** Evidence of what was written before about the same date; empty when nothing was. */
export function sayEarlier(
  { earlier, limit, procedure }: Topic,
  phrasebook: Phrasebook,
): readonly LetterSection[] {
  const { say } = phrasebook;
  if (earlier.length === 0) return [];
  const ladder = procedure.ladders.find(({ id }) => id === limit.ladder);
  const items = earlier.map(({ day, rung, addressee, replaced, status }) => ({
    text: say('letter.written', {
      day: phrasebook.date(day),
      rung: nameRung(rung, ladder?.rungs.find(({ id }) => id === rung)?.at, phrasebook),
      addressee: say(`letter.addressee.${addressee}`),
      status: sayStatus(replaced === true ? 'replaced' : status, phrasebook),
    }),
    note: null,
  }));
  return [{ heading: say('letter.section.written'), paragraphs: [], items }];
}

function sayStatus(status: string, { say }: Phrasebook): string {
  return SAID_STATUSES.includes(status) ? say(`letter.status.${status}`) : toDisplayText(status);
}

/** A rung by its time: names of rungs are those of the procedure's authors. */
function nameRung(rung: string, at: RungTime | undefined, { say, span }: Phrasebook): string {
  switch (at?.when) {
    case undefined:
      return say('letter.rung.other', { rung: toDisplayText(rung, 60) });
    case 'opening':
    case 'due':
    case 'every':
      return say(`letter.rung.${at.when}`);
    case 'fraction':
      return say(at.of === 0.5 ? 'letter.rung.half' : 'letter.rung.fraction');
    case 'before':
    case 'after':
      return say(`letter.rung.${at.when}`, { span: span(at.span) });
  }
}
