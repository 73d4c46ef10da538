import { endOfDay } from '../../calendar/zoned.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { LetterFact } from './letter-content.ts';
import { nameObligation, nameState } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayOriginal } from './say-original.ts';
import type { Topic } from './topic.ts';

/** What is due, from whom, by when with hour and zone, since when it runs, and how well the day is founded. */
export function sayFacts(topic: Topic, phrasebook: Phrasebook): readonly LetterFact[] {
  const { limit, owedBy, procedure } = topic;
  const { date, dayInFull, moment, say } = phrasebook;
  const due = say('letter.fact.due-by-value', {
    day: dayInFull(limit.dueOn),
    zone: toDisplayText(procedure.zone),
    moment: moment(limit.dueAt ?? endOfDay(limit.dueOn, procedure.zone)),
  });
  return [
    ...sayProceeding(topic, phrasebook),
    { label: say('letter.fact.what'), value: nameObligation(procedure, limit, phrasebook) },
    { label: say('letter.fact.owed-by'), value: nameState(owedBy, phrasebook) },
    { label: say('letter.fact.due-by'), value: due },
    ...(limit.openedOn === null ? [] : [{ label: say('letter.fact.since'), value: date(limit.openedOn) }]),
    { label: say('letter.fact.founded'), value: say(`dates.standing.${limit.standing}`) },
  ];
}

function sayProceeding({ procedure, review }: Topic, phrasebook: Phrasebook): readonly LetterFact[] {
  const { say } = phrasebook;
  const phase = sayPhase({ procedure, review }, phrasebook);
  if (review.underReview === null) return [{ label: say('letter.fact.launch'), value: phase }];
  return [
    { label: say('letter.fact.state'), value: nameState(review.underReview, phrasebook) },
    { label: say('letter.fact.phase'), value: phase },
  ];
}

function sayPhase(
  { procedure, review }: Pick<Topic, 'procedure' | 'review'>,
  phrasebook: Phrasebook,
): string {
  const phase = toDisplayText(review.phase);
  const original = procedure.phases.find(({ id }) => id === review.phase)?.title;
  if (original === undefined) return phase;
  const title = sayOriginal(procedure.id, `phase.${review.phase}`, original, phrasebook);
  return phrasebook.say('letter.fact.phase-value', { phase, title });
}
