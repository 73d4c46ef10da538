import type { AddresseeKind } from '../../procedure/procedure.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { ownerOf, toThingWords } from './name-thing.ts';
import type { Phrasebook } from './phrasebook.ts';
import type { Topic } from './topic.ts';
import { countReviews } from './voice.ts';

export interface SubjectInput {
  readonly facts: LetterFacts;
  /** The soonest first. */
  readonly topics: readonly Topic[];
  readonly voice: AddresseeKind;
  /** Written on a rehearsal clock. */
  readonly rehearsal: boolean;
  /** Every review of the letter was invented. */
  readonly sample: boolean;
}

/** `[Sample] Review of Nigeria. Written feedback (Kenya): due by 10 December 2022`. */
export function saySubject(input: SubjectInput, phrasebook: Phrasebook): string {
  const { facts, rehearsal, sample, topics } = input;
  const draft = topics.some(({ notice }) => notice.signature) && facts.signedAt === null;
  const frames = [
    toPurpose(input),
    draft ? 'draft' : null,
    sample ? 'sample' : null,
    rehearsal ? 'rehearsal' : null,
  ];
  return frames.reduce<string>(
    (subject, frame) => (frame === null ? subject : phrasebook.say(`letter.subject.${frame}`, { subject })),
    sayMatter(input, phrasebook),
  );
}

function sayMatter({ facts, topics }: SubjectInput, phrasebook: Phrasebook): string {
  const { date, say } = phrasebook;
  const [first] = topics;
  if (first === undefined) return say('letter.subject.tasks', { count: facts.tasks.length });
  const { daysLeft, limit, situation } = first;
  const day = date(limit.dueOn);
  if (topics.length === 1) {
    const when = say(`letter.subject.when.${situation}`, { date: day, days: daysLeft });
    return say(`letter.subject.${ownerOf(first)}`, { ...toThingWords(first, phrasebook), when });
  }
  const said = { count: topics.length, date: day };
  const reviews = countReviews(topics);
  return topics.some(({ review }) => review.underReview === null)
    ? say('letter.subject.several-launch', said)
    : say('letter.subject.several', { ...said, reviews });
}

/** Officers hear of the dates of States for their information; tasks, and dates of a launch, are for them to act on. */
function toPurpose({ facts, topics, voice }: SubjectInput): 'for-action' | 'for-information' | null {
  if (voice !== 'secretariat') return null;
  const theirs = facts.tasks.length > 0 || topics.every(({ review }) => review.underReview === null);
  return theirs ? 'for-action' : 'for-information';
}
