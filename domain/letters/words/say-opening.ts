import type { AddresseeKind } from '../../procedure/procedure.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { toDisplayText } from '../text/display-text.ts';
import { nameThing } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Topic } from './topic.ts';
import { countReviews } from './voice.ts';

/** The first paragraphs of a letter. */
export function sayOpening(
  facts: LetterFacts,
  topics: readonly Topic[],
  voice: AddresseeKind,
  phrasebook: Phrasebook,
): readonly string[] {
  const { say } = phrasebook;
  const passed = topics.some(({ situation }) => situation === 'overdue');
  return [
    sayFirst(facts, topics, voice, phrasebook),
    ...(facts.insteadOfFocalPoint ? [say('letter.opening.permanent-mission.instead-of-focal-point')] : []),
    ...(voice === 'permanent-mission' ? [say('letter.opening.permanent-mission.assistance')] : []),
    ...(voice === 'party' && passed ? [say('letter.opening.sent-meanwhile')] : []),
  ];
}

function sayFirst(
  facts: LetterFacts,
  topics: readonly Topic[],
  voice: AddresseeKind,
  phrasebook: Phrasebook,
): string {
  const { say } = phrasebook;
  const [topic] = topics;
  if (topic === undefined) return say('letter.opening.secretariat.tasks', { count: facts.tasks.length });
  if (topics.length > 1) {
    return say(`letter.opening.${voice}.several`, { count: topics.length, reviews: countReviews(topics) });
  }
  return say(`letter.opening.${voice}.${voice === 'party' ? topic.situation : 'one'}`, {
    thing: nameThing(topic, phrasebook),
    stand: sayStand(topic, phrasebook),
  });
}

/** Where a date stands today, as a sentence of its own. */
export function sayStand({ daysLeft, limit, procedure, situation }: Topic, phrasebook: Phrasebook): string {
  return phrasebook.say(`letter.stand.${situation}`, {
    day: phrasebook.dayInFull(limit.dueOn),
    days: Math.abs(daysLeft),
    zone: toDisplayText(procedure.zone),
  });
}
