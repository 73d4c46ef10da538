import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { enterStandingContacts } from '../../register/contacts.ts';
import { recordLetterAct } from '../../register/letters/letter-acts.ts';
import { findEvidence } from '../../register/letters/letter-evidence.ts';
import { findLetter } from '../../register/letters/letters.ts';
import { makeEvidence } from '../../server/evidence/make-evidence.ts';
import { createTestRegister, type TestRegister } from '../support/database.ts';
import { type EscalatedReview, escalateQuestionnaire } from '../support/escalated-review.ts';
import { clockFrom, openPostOffice, type PostOffice } from '../support/post-office.ts';
import { at } from '../support/reviews-in-register.ts';

const NOW = at('2022-09-02T12:00:00Z');

let database: TestRegister;
let office: PostOffice;
let review: EscalatedReview;
beforeEach(async () => {
  database = await createTestRegister();
  review = await escalateQuestionnaire(database.register);
  const bureau = { name: 'Bureau', email: 'bureau@conference.example', language: 'fr' };
  await enterStandingContacts(database.register, [{ role: 'bureau', party: null, ...bureau }]);
  office = await openPostOffice(database.register, () => 'accept', { clock: clockFrom(NOW) });
});
afterEach(async () => {
  await office.close();
  await database.drop();
});

async function record(act: { kind: 'sign'; override: boolean } | { kind: 'resend'; force: boolean }) {
  const recorded = await recordLetterAct(
    database.register,
    { letterId: review.draft, commandId: act.kind, act, officer: 'Officer 2', reason: 'No answer', now: NOW },
    { clock: office.clock, mailDomain: 'chancery.example', makeEvidence },
  );
  expect(recorded).toMatchObject({ accepted: true });
}

/** Mails to the bureau, in the order in which they came. */
async function received() {
  const mails = office.relay.received.filter(({ to }) => to.includes('bureau@conference.example'));
  return await Promise.all(mails.map(async ({ raw }) => await simpleParser(raw)));
}

test('a letter to the bureau waits for its signature, and leaves with the evidence that was frozen then', async () => {
  await office.send();
  expect(await received()).toEqual([]);
  await record({ kind: 'sign', override: false });
  await office.send();
  const [mail, ...others] = await received();
  expect(others).toEqual([]);
  const frozen = await findEvidence(database.register, review.draft);
  expect(mail?.attachments.map(({ contentType, filename }) => [filename, contentType])).toEqual([
    ['evidence.html', 'text/html'],
    ['evidence.pdf', 'application/pdf'],
  ]);
  const [html, pdf] = mail?.attachments.map(({ content }) => content) ?? [];
  expect(html?.toString()).toBe(frozen?.html);
  expect(frozen?.pdf.equals(pdf ?? Buffer.alloc(0))).toBe(true);
  // The letter names what goes with it, so that a file that was changed on its way is known.
  const digest = createHash('sha256')
    .update(html ?? '')
    .digest('hex');
  expect(frozen?.digest).toBe(digest);
  expect(mail?.text).toContain(digest);
  expect(mail?.html).toContain(digest);
  expect((await findLetter(database.register, review.draft))?.bodyText).toContain(digest);
});

test('a letter that is sent again takes the same evidence along', async () => {
  await record({ kind: 'sign', override: false });
  await office.send();
  await record({ kind: 'resend', force: true });
  await office.send();
  const [first, second, ...others] = await received();
  expect(others).toEqual([]);
  expect(second?.messageId).toBe(first?.messageId);
  expect(second?.attachments).toHaveLength(2);
  expect(second?.attachments.map(({ content }) => content.toString('base64'))).toEqual(
    first?.attachments.map(({ content }) => content.toString('base64')),
  );
});

test('no other letter has evidence', async () => {
  await office.send();
  for (const { raw } of office.relay.received) {
    expect((await simpleParser(raw)).attachments.map(({ filename }) => filename)).not.toContain(
      'evidence.pdf',
    );
  }
});
