import type { Overtaken } from '../domain/letters/post/overtaken.ts';

/** Why a notice is written in no letter, as the end of a sentence. */
export function describeOvertaken(overtaken: Overtaken): string {
  return OVERTAKEN_IN_WORDS[overtaken];
}

const OVERTAKEN_IN_WORDS: Readonly<Record<Overtaken, string>> = {
  met: 'what it asks for has been recorded',
  waived: 'what it asks for was waived',
  closed: 'the review is closed',
  suspended: 'the review is suspended',
  'date-changed': 'its date has changed, and the new date has a letter of its own',
  'no-longer-owed': 'what it asks for is not owed any more',
  'newer-notice': 'a newer letter about the same date takes its place',
};
