import type { AddresseeKind } from '../../procedure/procedure.ts';
import type { LetterFacts, LetterTask } from '../letter-facts.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { LetterItem, LetterSection } from './letter-content.ts';
import { nameState } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayWhatEnds, toNextSection } from './say-what-follows.ts';
import type { Topic } from './topic.ts';

/** What is said once for all dates: how to answer, whom to ask; to officers, what waits for them and what can be done. */
export function sayLastSections(
  { tasks }: LetterFacts,
  topics: readonly Topic[],
  voice: AddresseeKind,
  phrasebook: Phrasebook,
): readonly LetterSection[] {
  const { say } = phrasebook;
  const ask: LetterSection = {
    heading: say('letter.section.ask'),
    paragraphs: [say('letter.ask.secretariat')],
    items: [],
  };
  switch (voice) {
    case 'party':
    case 'permanent-mission':
      return [
        ...(topics.length > 1 ? toNextSection(sayWhatEnds(topics, phrasebook), [], phrasebook) : []),
        {
          heading: say('letter.section.answer'),
          paragraphs: [say('letter.answer.send'), say('letter.answer.record')],
          items: [],
        },
        ask,
      ];
    case 'secretariat':
      return [...sayTasks(tasks, phrasebook), ...sayWhatCanBeDone(topics, phrasebook)];
    case 'bureau':
      return [ask];
  }
}

function sayTasks(tasks: readonly LetterTask[], phrasebook: Phrasebook): readonly LetterSection[] {
  if (tasks.length === 0) return [];
  const items = tasks.map(({ kind, openedOn, review, state }): LetterItem => {
    const said = { day: phrasebook.date(openedOn), review: toDisplayText(review, 60) };
    const text =
      state === null
        ? phrasebook.say(`letter.task.${kind}-no-state`, said)
        : phrasebook.say(`letter.task.${kind}`, { ...said, state: nameState(state, phrasebook) });
    return { text, note: null };
  });
  return [{ heading: phrasebook.say('letter.section.tasks'), paragraphs: [], items }];
}

function sayWhatCanBeDone(topics: readonly Topic[], { say }: Phrasebook): readonly LetterSection[] {
  if (topics.length === 0) return [];
  const launch = topics.every(({ review }) => review.underReview === null) ? '-launch' : '';
  const items = [`record${launch}`, 'extend', `suspend${launch}`].map((key) => ({
    text: say(`letter.do.${key}`),
    note: null,
  }));
  return [{ heading: say('letter.section.do'), paragraphs: [], items }];
}
