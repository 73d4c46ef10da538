import type { CivilDate, Instant } from '../../calendar/time.ts';
import { parseZoneName, toCivilDate } from '../../calendar/zoned.ts';
import type { AddresseeKind } from '../../procedure/procedure.ts';
import type { LetterFacts } from '../letter-facts.ts';
import { cleanContent } from './clean-content.ts';
import type { LetterContent, LetterPart } from './letter-content.ts';
import type { Phrasebook } from './phrasebook.ts';
import { sayLastSections } from './say-end.ts';
import { sayDateMarks, sayRehearsalMark, saySampleMark, saySignatureMark } from './say-marks.ts';
import { sayOpening } from './say-opening.ts';
import { sayOriginal } from './say-original.ts';
import { sayOverview } from './say-overview.ts';
import { sayNumberedPart, sayOnlyPart } from './say-parts.ts';
import { saySalutation } from './say-salutation.ts';
import { saySubject } from './say-subject.ts';
import { bySoonest, type Topic, toTopic } from './topic.ts';
import { refuseTwoStates, voiceOf } from './voice.ts';

export interface LetterCircumstances {
  /** Proceedings' time of writing: it decides between "due in three days" and "was due". */
  readonly now: Instant;
  /** Written on a rehearsal clock; the letter says so. */
  readonly rehearsal: boolean;
  /** A calendar file goes with it. */
  readonly calendar?: boolean;
}

/**
 * What a letter says, in the language of the phrasebook, from the facts as they are now. Everything recorded by people comes out as plain
 * one-line text, whatever it held.
 * @throws Error when it carries nothing, or a matter of which no time runs (ask `overtakenBy` first), or when it would tell one State what another owes.
 */
export function compose(
  facts: LetterFacts,
  circumstances: LetterCircumstances,
  phrasebook: Phrasebook,
): LetterContent {
  const { now, rehearsal, calendar = false } = circumstances;
  const { evidenceDigest, matters, signedAt, tasks } = facts;
  if (matters.length + tasks.length === 0)
    throw new Error('a letter carries a notice or a task; this one neither');
  const voice = voiceOf(facts);
  refuseTwoStates(voice, matters);
  const topics = matters.map((matter) => toTopic(matter, now)).sort(bySoonest);
  const sample = topics.length > 0 && topics.every(({ review }) => review.sample);
  return cleanContent({
    language: phrasebook.language,
    direction: phrasebook.direction,
    sender: phrasebook.say('letter.closing.sender'),
    subject: saySubject({ facts, topics, voice, rehearsal, sample }, phrasebook),
    marks: [
      ...(rehearsal ? [sayRehearsalMark(topics[0]?.today ?? toUtcDay(now), phrasebook)] : []),
      ...(sample ? [saySampleMark(phrasebook)] : []),
      ...topics
        .filter(({ notice }) => notice.signature)
        .slice(0, 1)
        .map((topic) => saySignatureMark(topic, signedAt, phrasebook)),
      ...(topics.length === 1 ? topics.flatMap((topic) => sayDateMarks(topic, phrasebook)) : []),
    ],
    salutation: saySalutation(facts, voice, phrasebook),
    opening: [
      ...sayOpening(facts, topics, voice, phrasebook),
      ...(calendar ? [phrasebook.say('letter.calendar', { count: topics.length })] : []),
      ...(evidenceDigest === undefined
        ? []
        : [phrasebook.say('letter.evidence.attached', { digest: evidenceDigest })]),
    ],
    overview: sayOverview(topics, voice, phrasebook),
    parts: sayParts(topics, sample, phrasebook),
    sections: sayLastSections(facts, topics, voice, phrasebook),
    closing: sayClosing(facts, voice, phrasebook),
  });
}

/** Of tasks, which belong to no procedure's zone. */
function toUtcDay(now: Instant): CivilDate {
  return toCivilDate(now, parseZoneName('UTC'));
}

function sayParts(topics: readonly Topic[], sample: boolean, phrasebook: Phrasebook): readonly LetterPart[] {
  const [only] = topics;
  if (topics.length === 1 && only !== undefined) return [sayOnlyPart(only, phrasebook)];
  return topics.map((topic, index) => sayNumberedPart(topic, index + 1, { markSample: !sample }, phrasebook));
}

function sayClosing(
  { matters, signedAt, tasks }: LetterFacts,
  voice: AddresseeKind,
  phrasebook: Phrasebook,
): readonly string[] {
  const procedure = matters[0]?.procedure;
  const { say } = phrasebook;
  // A draft says what will be true of it when it leaves.
  const signed = signedAt !== null || matters.some(({ notice }) => notice.signature);
  // Tasks come without a procedure; what they are called needs no review's own version of it.
  const title =
    procedure === undefined
      ? phrasebook.findProcedureText(tasks[0]?.review.split('/')[0] ?? '', 'title')
      : sayOriginal(procedure.id, 'title', procedure.title, phrasebook);
  return [
    say(voice === 'secretariat' ? 'letter.closing.post-room' : 'letter.closing.secretariat'),
    ...(title === undefined ? [] : [title]),
    say(signed ? 'letter.closing.signed' : 'letter.closing.automatic'),
  ];
}
