import { type LetterFault, type PreparedLetter, prepareLetter } from '../../activities/prepare-letter.ts';
import { createPhrasebook } from '../../config/messages/create-phrasebook.ts';
import { readLanguageTexts } from '../../config/messages/language-texts.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import { isMailAddress, parseMailAddress } from '../../domain/letters/mail-address.ts';
import { LANGUAGES, type Language } from '../../domain/letters/words/phrasebook.ts';
import { toLetterLanguage } from '../../domain/letters/words/pick-phrasebook.ts';
import { findBodyFaults } from './body-faults.ts';
import { findByteFaults } from './byte-faults.ts';
import { findCalendarFaults } from './calendar-faults.ts';
import { HARMLESS, type HostileLetter, KINDS, toFacts } from './hostile-letters.ts';
import { type ParsedLetter, readAddresses, readParsed } from './parsed-letter.ts';
import { toShown, toVisible } from './visible.ts';

const MAIL_DOMAIN = 'chancery.example';
const FROM = parseMailAddress(`reviews@${MAIL_DOMAIN}`);

const english = readLanguageTexts('en');
/** With a list of States that is empty, so that recorded names are shown. */
const phrasebooks = new Map(
  LANGUAGES.map((language) => [
    language,
    createPhrasebook({ texts: readLanguageTexts(language), english, stateNames: () => undefined }),
  ]),
);

/**
 * Writes the letter as a post room does, reads it with a parser that is not ours, and says what is wrong with it; empty where it is as it
 * should be, or where it was refused because its address is none.
 */
export async function findFaults(letter: HostileLetter): Promise<readonly string[]> {
  const facts = toFacts(letter);
  const prepared = prepare(letter, facts);
  if (!isMailAddress(letter.email)) return findRefusalFaults(letter, prepared);
  if ('fault' in prepared) return [`it was not written: ${prepared.reason}`];
  const { mail, record } = prepared;
  const language = toLetterLanguage(facts.contact?.language);
  const parsed = await readParsed(mail.raw);
  return [
    ...(mail.envelope.to === letter.email ? [] : ['the envelope has another recipient']),
    ...(mail.envelope.from === FROM ? [] : ['the envelope has another sender']),
    ...findHeaderFaults(parsed, letter, { ...record, language }, facts),
    ...findByteFaults(mail.raw),
    ...findBodyFaults(parsed, letter.texts, await harmlessLetter({ ...letter, language })),
    ...findCalendarFaults(parsed.calendar, facts),
  ];
}

function prepare(letter: HostileLetter, facts: LetterFacts): PreparedLetter | LetterFault {
  const written = new Date().toISOString() as Instant;
  const clock = { origin: written, start: KINDS[letter.kind]?.now ?? written, rate: 1 };
  const round = { clock, from: FROM, mailDomain: MAIL_DOMAIN, phrasebooks };
  return prepareLetter(round, { claimedAt: written, messageToken: facts.messageToken }, facts);
}

/** Letters of each kind and language whose recorded texts do nothing; each is written once. */
const harmless = new Map<string, Promise<ParsedLetter>>();

async function harmlessLetter({ kind, language, asSentences }: HostileLetter) {
  const key = [kind, language, asSentences].join(' ');
  const known = harmless.get(key) ?? writeHarmless({ kind, language, asSentences });
  harmless.set(key, known);
  return { parsed: await known, texts: HARMLESS };
}

async function writeHarmless(letter: Pick<HostileLetter, 'kind' | 'language' | 'asSentences'>) {
  const calm = { ...letter, texts: HARMLESS, email: 'somebody@ministry.example' };
  const prepared = prepare(calm, toFacts(calm));
  if ('fault' in prepared) throw new Error(`a letter without attacks was not written: ${prepared.reason}`);
  return await readParsed(prepared.mail.raw);
}

/** So short a text may stand in any sentence by itself. */
const NO_WORD = 8;

/** An address that is none: nothing is sent, and the reason does not repeat it, since it is personal data. */
function findRefusalFaults(
  { email }: HostileLetter,
  prepared: PreparedLetter | LetterFault,
): readonly string[] {
  if (!('fault' in prepared)) return ['a letter was written to what is no mail address'];
  return [
    ...(prepared.fault === 'no-recipient' ? [] : [`refused as ${prepared.fault}`]),
    ...(email.trim().length >= NO_WORD && prepared.reason.includes(email)
      ? ['the refusal repeats the address']
      : []),
  ];
}

/** The header of every letter on a rehearsal's clock; nothing that people recorded may add to it. */
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
  'x-chancery-proceedings-date',
].join(' ');

function findHeaderFaults(
  parsed: ParsedLetter,
  { email, texts }: HostileLetter,
  record: { readonly subject?: string | undefined; readonly language: Language },
  { matters, messageToken, tasks }: LetterFacts,
): readonly string[] {
  const carried = [...matters.map(({ notice }) => notice.key), ...tasks.map(({ id }) => `task/${id}`)];
  const expected: readonly (readonly [what: string, came: string, due: string])[] = [
    ['header names', parsed.headerNames.toSorted().join(' '), HEADER_NAMES],
    // Domains know no case.
    ['addressees', readAddresses(parsed.to), email.toLowerCase()],
    ['sender', readAddresses(parsed.from), FROM],
    ['Message-ID', parsed.messageId, `<${messageToken}@${MAIL_DOMAIN}>`],
    ['Content-Language', parsed.language, record.language],
    ['files', parsed.filenames.join(' '), parsed.calendar === null ? '' : 'deadline.ics'],
    ['X-Chancery-Notice', parsed.notice, carried.join(' ')],
    ['subject', toVisible(parsed.subject), toVisible(record.subject ?? '')],
  ];
  const name = toVisible(parsed.to[0]?.name ?? '');
  return [
    ...expected.flatMap(([what, came, due]) =>
      came === due ? [] : [`${what}: expected ${JSON.stringify(due)}; came ${JSON.stringify(came)}`],
    ),
    ...(name.startsWith(toShown(texts.contact)) ? [] : [`the addressee is called ${JSON.stringify(name)}`]),
  ];
}
