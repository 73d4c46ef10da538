import { describe, expect, test } from 'vitest';
import { buildEvidence } from '../../../../domain/letters/evidence/evidence.ts';
import type { EvidenceFacts, EvidenceLetter } from '../../../../domain/letters/evidence/evidence-facts.ts';
import type { EvidencePack, PackEntry } from '../../../../domain/letters/evidence/evidence-pack.ts';
import type { Procedure } from '../../../../domain/procedure/procedure.ts';
import { at, evidenceFacts, LATE_COURSE } from '../../../support/evidence-facts.ts';
import {
  extension,
  ReviewCourse,
  resumed,
  step,
  strikeOut,
  suspended,
} from '../../../support/review-course.ts';

function section(pack: EvidencePack, id: string): readonly PackEntry[] {
  const found = pack.sections.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no section ${id}`);
  return found.entries;
}

/** All that is said of one entry, by label. */
function told(entry: PackEntry | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((entry?.facts ?? []).map(({ label, value }) => [label, value]));
}

/** The facts with the first letter changed. */
function withLetter(changes: Partial<EvidenceLetter>): EvidenceFacts {
  const facts = evidenceFacts();
  const [first, ...others] = facts.letters;
  if (first === undefined) throw new Error('nothing was written');
  return { ...facts, letters: [{ ...first, ...changes }, ...others] };
}

describe('the evidence about one time limit', () => {
  const pack = buildEvidence(evidenceFacts());

  test('names the matter, what is owed and by whom, and the date with its standing', () => {
    expect(pack.title).toBe('Self-assessment questionnaire: Nigeria');
    expect(Object.fromEntries(pack.summary.map(({ label, value }) => [label, value]))).toMatchObject({
      'What is owed': 'Self-assessment questionnaire',
      'Owed by': 'Nigeria',
      'Due by': 'Wednesday, 1 June 2022, end of the day in the zone Europe/Vienna',
      'Standing of the date': expect.stringMatching(/^assumed: /) as string,
      'Where it stands': expect.stringMatching(/^not met; \d+ days after the due date$/) as string,
    });
  });

  test('says that telling the bureau is an offer of this service and no rule', () => {
    expect(pack.statement[0]).toMatch(/^No rule was found .* offer of this service \(assumed, not a rule/);
  });

  test('cites the provision where a procedure has one for telling the bureau', () => {
    const { procedure } = LATE_COURSE;
    const founded: Procedure = {
      ...procedure,
      ladders: procedure.ladders.map((ladder) => ({
        ...ladder,
        basis: { source: 'Terms of reference, paragraph 9', standing: 'stated' },
      })),
    };
    expect(buildEvidence(evidenceFacts({ procedure: founded })).statement[0]).toContain(
      'on this ground: Terms of reference, paragraph 9 (stated: read in the source itself)',
    );
  });

  test('tells each step of the date with its provision and standing', () => {
    const steps = section(pack, 'date');
    expect(steps.map(({ on }) => on)).toEqual(['2021-11-01', '2022-05-01', '2022-06-01', '2022-06-01']);
    for (const entry of steps)
      expect(told(entry)).toMatchObject({
        Provision: expect.any(String) as string,
        Standing: expect.stringMatching(/^(stated|reported|inferred|assumed): /) as string,
      });
  });

  test('tells each letter: its day, its reminder, to whom, in which language, its subject and what became of it', () => {
    const letters = section(pack, 'asked');
    expect(letters).toHaveLength(evidenceFacts().letters.length);
    const [, thirty] = letters;
    expect(thirty).toMatchObject({
      on: '2022-05-02',
      what: 'Reminder 30 days before the due date, to the focal point of Nigeria',
    });
    expect(told(thirty)).toEqual({
      'Due date named': '1 June 2022',
      Language: 'French',
      Subject: 'Examen du Nigéria : before-30',
      Status: 'accepted by the mail relay on 2 May 2022, 07:30 UTC, at the first attempt',
      Delivery: 'no report came',
      'Message-ID': 'before-30-1@chancery.example',
    });
    expect(thirty?.facts.find(({ label }) => label === 'Subject')?.language).toBe('fr');
  });

  test('is marked as a draft until an officer has signed, and as sample or rehearsal where it is', () => {
    expect(pack.marks).toEqual([expect.stringMatching(/^Draft: /)]);
    const decisions = [
      { kind: 'sign', at: at('2022-09-01T09:00:00Z'), reason: 'Due', insisted: false },
    ] as const;
    const facts = evidenceFacts({ decisions, rehearsal: true });
    const signed = buildEvidence({ ...facts, review: { ...facts.review, sample: true } });
    expect(signed.marks).toEqual([expect.stringMatching(/^Rehearsal: /), expect.stringMatching(/^Sample: /)]);
  });

  test('is the same for the same facts', () => {
    expect(buildEvidence(evidenceFacts())).toEqual(pack);
  });
});

describe('what else the evidence tells', () => {
  test('reminders that were not written, each with the reason', () => {
    const facts = evidenceFacts();
    const [first, second, third, ...others] = facts.notices;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few');
    const notices = [
      { ...first, superseded: 'overtaken' as const },
      { ...second, leftOut: 'suspended' },
      { ...third, leftOut: 'a-reason-of-later' },
      ...others,
    ];
    const entries = section(buildEvidence({ ...facts, notices }), 'not-written');
    expect(entries.map((entry) => told(entry)['Reason'])).toEqual([
      'a newer one about the same time limit was due as well',
      'the review had been suspended',
      'a reason of later',
    ]);
    expect(section(buildEvidence(facts), 'not-written')).toEqual([]);
  });

  test('extensions of this time limit and suspensions, and none of what was struck out or granted to others', () => {
    const course = ReviewCourse.opened('2021-11-01').with(
      extension('focal-point', 'KEN', 'P14D', '2021-11-10'),
      extension('questionnaire', 'NGA', 'P1M', '2022-01-10'),
      extension('questionnaire', 'NGA', 'P2M', '2022-01-11'),
      strikeOut(4, '2022-01-12'),
      suspended('2022-02-01'),
      resumed('2022-03-01'),
    );
    const entries = section(buildEvidence(evidenceFacts({}, { course })), 'changes');
    expect(entries.map(({ on, what }) => [on, what])).toEqual([
      ['2022-01-10', '1 month more granted'],
      ['2022-02-01', 'The review was suspended'],
      ['2022-03-01', 'The review was resumed'],
    ]);
  });

  test('what the party that owes has done, and nothing of any other party', () => {
    const course = LATE_COURSE.with(
      step('focal-point-named', 'KEN', '2022-04-21'),
      step('expert-named', 'NGA', '2022-04-22'),
    );
    const pack = buildEvidence(evidenceFacts({}, { course }));
    expect(section(pack, 'recorded').map(({ on }) => on)).toEqual(['2021-11-20', '2022-04-22']);
    expect(JSON.stringify(pack)).not.toMatch(/Kenya|KEN|Austria|AUT/);
  });

  test('what officers decided, with their reasons and without their names or any mail address', () => {
    const facts = withLetter({
      acts: [
        {
          kind: 'resend',
          at: at('2022-05-20T10:00:00Z'),
          reason: 'Lost, says\u202e who@ministry.example',
          insisted: true,
        },
      ],
    });
    const decisions = [
      { kind: 'sign', at: at('2022-09-01T09:00:00Z'), reason: 'Handed over in person', insisted: true },
    ] as const;
    const pack = buildEvidence({ ...facts, decisions });
    expect(section(pack, 'decisions')).toMatchObject([
      {
        what: 'Had the letter of 20 April 2022 (Notice of the due date) sent again, although the mail relay had accepted it',
        facts: [{ value: 'Lost, says (address)' }],
      },
      {
        on: '2022-09-01',
        what: 'Signed the letter that this evidence goes with, although not all earlier letters had been accepted and delivered',
      },
    ]);
    expect(JSON.stringify(pack)).not.toMatch(/@ministry|\u202e/);
  });

  test('a time limit that the review does not have any more', () => {
    const pack = buildEvidence(evidenceFacts({ limit: null }));
    expect(pack.title).toContain('questionnaire');
    expect(pack.summary.at(-1)).toMatchObject({ value: 'the review does not have this time limit any more' });
    expect(section(pack, 'date')).toEqual([]);
  });
});
