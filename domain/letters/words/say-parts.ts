import type { LetterPart, LetterSection } from './letter-content.ts';
import { nameThing } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayEarlier } from './say-earlier.ts';
import { sayFacts } from './say-facts.ts';
import { sayDateMarks, saySampleMark } from './say-marks.ts';
import { sayStand } from './say-opening.ts';
import { sayStep } from './say-step.ts';
import { sayWhatEnds, sayWhatFollows, toNextSection } from './say-what-follows.ts';
import type { Topic } from './topic.ts';

/** The one date of a letter, which the letter's own beginning opens. */
export function sayOnlyPart(topic: Topic, phrasebook: Phrasebook): LetterPart {
  const sections = saySections(topic, sayWhatEnds([topic], phrasebook), phrasebook);
  return { heading: null, marks: [], opening: [], facts: sayFacts(topic, phrasebook), sections };
}

/** One date of several, numbered from 1. What would be said of each of them alike is said at the letter's end. */
export function sayNumberedPart(
  topic: Topic,
  number: number,
  { markSample }: { readonly markSample: boolean },
  phrasebook: Phrasebook,
): LetterPart {
  return {
    heading: phrasebook.say('letter.overview.part', { number, thing: nameThing(topic, phrasebook) }),
    marks: [
      ...(markSample && topic.review.sample ? [saySampleMark(phrasebook)] : []),
      ...sayDateMarks(topic, phrasebook),
    ],
    opening: [sayStand(topic, phrasebook)],
    facts: sayFacts(topic, phrasebook),
    sections: saySections(topic, [], phrasebook),
  };
}

/** Officers and the bureau read first what was asked; a State under review never reads what was asked of others. */
function saySections(
  topic: Topic,
  ends: readonly string[],
  phrasebook: Phrasebook,
): readonly LetterSection[] {
  const why: LetterSection = {
    heading: phrasebook.say('letter.section.why'),
    paragraphs: [],
    items: topic.limit.steps.map((step) => sayStep(step, topic, phrasebook)),
  };
  const next = () => toNextSection(ends, sayWhatFollows(topic, phrasebook), phrasebook);
  switch (topic.notice.addressee) {
    case 'party':
      return [why, ...next()];
    case 'permanent-mission':
      return [why, ...sayEarlier(topic, phrasebook), ...next()];
    case 'secretariat':
    case 'bureau':
      return [...sayEarlier(topic, phrasebook), why];
  }
}
