import { expect, test } from 'vitest';
import { launchCourse } from '../../../support/launch-course.ts';
import {
  type LetterWanted,
  letterFacts,
  onlyPart,
  textOf,
  writeLetter,
} from '../../../support/written-letters.ts';

const meeting = (rung: string, addressee: LetterWanted['addressee'] = 'secretariat'): LetterWanted => ({
  limit: 'meeting/secretariat',
  rung,
  addressee,
});
const write = (wanted: LetterWanted) => writeLetter(letterFacts(launchCourse(), wanted));

test('a letter of a launch names the launch and no State under review', () => {
  const letter = write(meeting('before-14'));
  expect(letter.subject).toBe(
    'For action: Launch of phase 1. Joint intersessional meeting of the working groups: due in 14 days, on 27 November 2020',
  );
  expect(letter.opening).toEqual([
    'For the officer in charge: “Joint intersessional meeting of the working groups” (launch of phase 1). The last day is Friday, 27 November 2020, 14 days from today.',
  ]);
  expect(onlyPart(letter).facts[0]).toEqual({ label: 'Launch', value: '1: Phase 1' });
  const text = textOf(letter);
  expect(text).toContain('Owed by: the secretariat');
  expect(text).toContain('Resolution 10/1 was adopted on 16 October 2020. The time counts from that day.');
  expect(text).toContain('Draft resolution 10/1 (paragraph 6): stated in that source.');
  expect(text).toContain('If the launch rests by agreement, record the suspension');
  expect(text).not.toMatch(/\breview of\b|under review|undefined|null/);
});

test('the bureau is told what was asked, and when', () => {
  const letter = write(meeting('bureau', 'bureau'));
  expect(letter.subject).toMatch(/^Draft: Launch of phase 1\. .*: was due on 27 November 2020$/);
  expect(letter.opening[0]).toMatch(
    /^The secretariat informs the bureau about “Joint intersessional meeting of the working groups” \(launch of phase 1\)\. The last day was /,
  );
  expect(letter.marks).toContain(
    'Draft. This message leaves only when an officer of the secretariat has signed it.',
  );
});
