import { describe, expect, test } from 'vitest';
import { buildEvidence } from '../../../../domain/letters/evidence/evidence.ts';
import type { EvidenceFacts, EvidenceLetter } from '../../../../domain/letters/evidence/evidence-facts.ts';
import type { EvidencePack, PackEntry } from '../../../../domain/letters/evidence/evidence-pack.ts';
import { at, evidenceFacts, evidenceLetter } from '../../../support/evidence-facts.ts';

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

function asked(changes: Partial<EvidenceLetter>) {
  return told(section(buildEvidence(withLetter(changes)), 'asked')[0]);
}

describe('what is said of a letter', () => {
  test.each([
    [
      { delivery: 'delivered', deliveryAt: at('2022-05-02T08:00:00Z') },
      'reported as delivered on 2 May 2022, 08:00 UTC',
    ],
    [
      { delivery: 'delayed', deliveryAt: at('2022-05-02T08:00:00Z') },
      'reported as delayed on 2 May 2022, 08:00 UTC',
    ],
    [
      { delivery: 'bounced', deliveryAt: at('2022-05-02T08:00:00Z') },
      'came back as undeliverable on 2 May 2022, 08:00 UTC; no letter was written in its place',
    ],
  ] as const)('tells what was reported of its delivery: %o', (changes, words) => {
    expect(asked(changes)['Delivery']).toBe(words);
  });

  test('tells whether another went to the permanent mission when it came back', () => {
    const facts = withLetter({ delivery: 'bounced', messageId: 'first@chancery.example' });
    const [first] = facts.letters;
    if (first === undefined) throw new Error('nothing was written');
    const deliveryWith = (changes: Partial<EvidenceLetter>) => {
      const instead = { ...first, delivery: null, insteadOf: first.messageId, messageId: 'x@y', ...changes };
      const pack = buildEvidence({ ...facts, letters: [...facts.letters, instead] });
      return told(section(pack, 'asked')[0])['Delivery'];
    };
    expect(deliveryWith({})).toMatch(/; a letter went to the permanent mission in its place$/);
    expect(deliveryWith({ status: 'intended' })).toMatch(/has not left$/);
    expect(deliveryWith({ delivery: 'bounced' })).toMatch(/came back as well$/);
  });

  test.each([
    ['intended', 'waits to be sent'],
    ['sending', 'being sent'],
    ['failed', 'could not be sent'],
    ['in-doubt', 'it is not known whether it left'],
    ['superseded', 'did not leave'],
    ['awaiting-signature', 'awaits an officer’s signature'],
  ] as const)('says of a letter that is %s that it %s, and nothing of delivery', (status, words) => {
    expect(asked({ status, sentAt: null })).toMatchObject({ Status: words });
    expect(asked({ status, sentAt: null })).not.toHaveProperty('Delivery');
  });

  test('tells the attempts where the first did not do, and of many the first and the last', () => {
    const attempts = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        at: at(`2022-05-02T${String(index).padStart(2, '0')}:00:00Z`),
        outcome: index === count - 1 ? ('sent' as const) : ('queued' as const),
      }));
    expect(asked({ attempts: attempts(2) })['Attempts (2)']).toBe(
      '2 May 2022, 00:00 UTC: not accepted, to be tried again; 2 May 2022, 01:00 UTC: accepted',
    );
    expect(asked({ attempts: attempts(20) })['Attempts (20)']).toMatch(
      /^2 May 2022, 00:00 UTC: .*; 14 more in between; .*; 2 May 2022, 19:00 UTC: accepted$/,
    );
  });

  test('says where its acceptance is an officer’s word', () => {
    const acts = [
      { kind: 'delivered', at: at('2022-05-03T08:00:00Z'), reason: 'Handed over', insisted: false },
    ] as const;
    expect(
      asked({ acts, attempts: [{ at: at('2022-05-02T08:00:00Z'), outcome: 'in-doubt' }] })['Status'],
    ).toBe('counts as sent: an officer noted on 3 May 2022, 08:00 UTC that it had arrived');
    expect(asked({ acts, delivery: 'delivered', deliveryAt: at('2022-05-03T08:00:00Z') })['Delivery']).toBe(
      'noted by an officer as arrived on 3 May 2022, 08:00 UTC',
    );
  });

  test('cites a letter about several matters without its subject, which may name other reviews', () => {
    const facts = withLetter({ among: true, subject: 'Review of Kenya. Feedback: was due on 1 May 2022' });
    expect(told(section(buildEvidence(facts), 'asked')[0])['Subject']).toMatch(/^not shown/);
    expect(JSON.stringify(buildEvidence(facts))).not.toContain('Kenya');
  });

  test('names each notice once where several of this time limit were gathered into it', () => {
    const facts = evidenceFacts();
    const gathered = facts.notices.slice(0, 2).map(({ notice }) => notice);
    const [first] = gathered;
    if (first === undefined) throw new Error('nothing fell due');
    const letter = evidenceLetter(first, { notices: gathered });
    expect(section(buildEvidence({ ...facts, letters: [letter] }), 'asked')[0]?.what).toBe(
      'Notice of the due date; Reminder 30 days before the due date, to the focal point of Nigeria',
    );
  });
});
