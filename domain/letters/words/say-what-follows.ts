import type { Obligation } from '../../procedure/procedure.ts';
import type { LetterItem, LetterSection } from './letter-content.ts';
import { nameObligation } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayBasis } from './say-basis.ts';
import type { Topic } from './topic.ts';

/** The times that run from the day on which this matter has been met by all who owe it. */
export function sayWhatFollows({ limit, procedure }: Topic, phrasebook: Phrasebook): readonly LetterItem[] {
  const fulfilledBy = procedure.obligations.find(({ id }) => id === limit.obligation)?.fulfilledBy;
  return procedure.obligations
    .filter(({ runsFrom }) => runsFrom.event === 'step-taken' && runsFrom.step === fulfilledBy)
    .map(({ id, title, owedBy, time }: Obligation): LetterItem => {
      const said = {
        title: nameObligation(procedure, { obligation: id, title }, phrasebook),
        role: phrasebook.say(`letter.role.${owedBy}`),
      };
      if (time === null) return { text: phrasebook.say('letter.next.item-open', said), note: null };
      return {
        text: phrasebook.say('letter.next.item', { ...said, span: phrasebook.span(time.span) }),
        note: sayBasis(time.basis, `obligation.${id}.time`, procedure, phrasebook),
      };
    });
}

/** When messages end, and that a date that has passed closes nothing. */
export function sayWhatEnds(topics: readonly Topic[], { say }: Phrasebook): readonly string[] {
  const passed = topics.some(({ situation }) => situation === 'overdue');
  return [say('letter.next.until-recorded'), ...(passed ? [say('letter.next.nothing-closed')] : [])];
}

/** Empty where there is nothing to say. */
export function toNextSection(
  paragraphs: readonly string[],
  items: readonly LetterItem[],
  { say }: Phrasebook,
): readonly LetterSection[] {
  if (paragraphs.length === 0 && items.length === 0) return [];
  const then = items.length === 0 ? [] : [say('letter.next.then')];
  return [{ heading: say('letter.section.next'), paragraphs: [...paragraphs, ...then], items }];
}
