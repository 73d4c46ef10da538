import type { AddresseeKind } from '../../procedure/procedure.ts';
import { toDisplayText } from '../text/display-text.ts';
import type { LetterOverview } from './letter-content.ts';
import { nameObligation, nameState } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Topic } from './topic.ts';

/** All dates of a letter at a glance: what, of which review, by when, how soon; to those who look after all States also by whom. */
export function sayOverview(
  topics: readonly Topic[],
  voice: AddresseeKind,
  phrasebook: Phrasebook,
): LetterOverview | null {
  if (topics.length < 2) return null;
  const { date, say } = phrasebook;
  const ofAll = voice === 'secretariat' || voice === 'bureau';
  return {
    heading: say('letter.overview.heading'),
    columns: [
      say('letter.overview.what'),
      say('letter.overview.review'),
      ...(ofAll ? [say('letter.fact.owed-by')] : []),
      say('letter.overview.due-by'),
      say('letter.overview.how-soon'),
    ],
    rows: topics.map(({ daysLeft, limit, owedBy, procedure, review }) => [
      nameObligation(procedure, limit, phrasebook),
      review.underReview === null
        ? say('letter.overview.launch', { phase: toDisplayText(review.phase) })
        : nameState(review.underReview, phrasebook),
      ...(ofAll ? [nameState(owedBy, phrasebook)] : []),
      date(limit.dueOn),
      say(daysLeft < 0 ? 'letter.overview.passed' : 'letter.overview.left', { days: Math.abs(daysLeft) }),
    ]),
  };
}
