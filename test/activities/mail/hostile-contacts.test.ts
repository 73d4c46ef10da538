import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTransport, type Transport } from '../../../activities/mail/transport.ts';
import { prepareLetter } from '../../../activities/prepare-letter.ts';
import { hostileAddress, hostileText } from '../../../bench/hostile/hostile-texts.ts';
import { REAL_TIME } from '../../../domain/calendar/proceedings-clock.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { isMailAddress, parseMailAddress } from '../../../domain/letters/mail-address.ts';
import { type FaultyRelay, startFaultyRelay } from '../../support/faulty-relay.ts';
import { withoutStateNames } from '../../support/phrasebooks.ts';
import { opening, party, ReviewCourse } from '../../support/review-course.ts';
import { FOCAL_POINT, letterFacts, onlyMatter } from '../../support/written-letters.ts';

const FROM = parseMailAddress('reviews@chancery.example');
const round = {
  clock: REAL_TIME,
  from: FROM,
  mailDomain: 'chancery.example',
  // So that the recorded name of the State is shown, not that of the list.
  phrasebooks: new Map([['en', withoutStateNames('en')]] as const),
};

/** The header of every letter, in any order; nothing that people recorded may add to it. */
const HEADER_NAMES = [
  'auto-submitted',
  'content-language',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'references',
  'subject',
  'to',
  'x-chancery-notice',
];

let relay: FaultyRelay;
let transport: Transport;

beforeAll(async () => {
  relay = await startFaultyRelay();
  transport = createTransport(relay.smtpUrl, { connections: 1 });
});

afterAll(async () => {
  await transport.close();
  await relay.close();
});

describe('whatever a contact and a State are called', () => {
  const decided = letterFacts(ReviewCourse.opened('2021-11-01'), {
    limit: 'questionnaire/NGA',
    rung: 'opening',
  });
  const matter = onlyMatter(decided);

  test('one letter goes to the one address that was checked, with the headers of every letter, or none goes at all', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, hostileAddress, async (name, state, email) => {
        const before = relay.received.length;
        const course = new ReviewCourse().with(opening('2021-11-01', { underReview: party('NGA', state) }));
        const facts = {
          ...decided,
          matters: [
            {
              ...matter,
              limit: course.limit('questionnaire/NGA'),
              review: { ...matter.review, underReview: { code: 'NGA', name: state } },
              owedBy: { code: 'NGA', name: state },
            },
          ],
          contact: { ...FOCAL_POINT, name, email },
        };
        const letter = {
          claimedAt: new Date().toISOString() as Instant,
          messageToken: facts.messageToken,
        };
        const prepared = prepareLetter(round, letter, facts);
        if (!isMailAddress(email)) {
          expect(prepared).toMatchObject({ fault: 'no-recipient' });
          if (email !== '') expect(JSON.stringify(prepared)).not.toContain(email);
          return;
        }
        if ('fault' in prepared) throw new Error(prepared.reason);
        expect(await transport.send(prepared.mail)).toMatchObject({ kind: 'accepted' });

        expect(relay.received.length).toBe(before + 1);
        const mail = relay.received.at(-1);
        expect(mail?.from).toBe(FROM);
        expect(mail?.to.map(toAscii)).toEqual([toAscii(email)]);
        const parsed = await simpleParser(mail?.raw ?? '', { skipTextToHtml: true, skipHtmlToText: true });
        expect(parsed.headerLines.map(({ key }) => key).sort()).toEqual(HEADER_NAMES);
        const addressed = [parsed.to]
          .flat()
          .flatMap((to) => to?.value.map(({ address }) => toAscii(address)));
        expect(addressed).toEqual([toAscii(email)]);
        expect(parsed.messageId).toBe('<0123456789abcdef0123456789abcdef@chancery.example>');
        expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['deadline.ics']);
        const names = [parsed.subject, [parsed.to].flat()[0]?.value[0]?.name].join(' ');
        expect(names.replaceAll(/[\u2066\u2068\u2069]/gu, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(findElements(parsed.html)).toEqual(findElements(harmless));
      }),
      { numRuns: 200 },
    );
  });

  /** The same letter with names that do nothing. */
  let harmless: string;

  beforeAll(async () => {
    const letter = {
      claimedAt: new Date().toISOString() as Instant,
      messageToken: decided.messageToken,
    };
    const prepared = prepareLetter(round, letter, decided);
    if ('fault' in prepared) throw new Error(prepared.reason);
    const { html } = await simpleParser(prepared.mail.raw);
    harmless = typeof html === 'string' ? html : '';
    expect(harmless).toContain('Amina Bello');
  });
});

/** Domains know no case, the library writes them small in headers, and the parsers show them in their own script. */
function toAscii(address = ''): string {
  const at = address.lastIndexOf('@') + 1;
  return `${address.slice(0, at)}${domainToASCII(address.slice(at))}`;
}

/** The tags of a page in order, attributes and all: text that became markup would add to them. */
function findElements(html: string | false | undefined): readonly string[] {
  return typeof html === 'string' ? (html.match(/<[^>]*>/g) ?? []) : [];
}
