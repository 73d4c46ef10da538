import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toCalendarAttachment } from '../../activities/mail/calendar-attachment.ts';
import { toMessage, toMessageId } from '../../activities/mail/message.ts';
import { loadPhrasebooks } from '../../config/messages/load-phrasebooks.ts';
import { loadParties } from '../../config/parties/load-parties.ts';
import { loadProcedures } from '../../config/procedures/load-procedure.ts';
import { parseMailAddress } from '../../domain/letters/mail-address.ts';
import { listSpecimens } from '../../domain/letters/specimens/list-specimens.ts';
import type { Specimen } from '../../domain/letters/specimens/specimen.ts';
import { compose } from '../../domain/letters/words/compose.ts';
import { LANGUAGES, type Language, type Phrasebook } from '../../domain/letters/words/phrasebook.ts';
import { pickPhrasebook } from '../../domain/letters/words/pick-phrasebook.ts';
import type { ReviewParty } from '../../domain/review/acts.ts';
import { parseOptions, UsageError } from './options.ts';

const MAIL_DOMAIN = 'chancery.example';
/** Of three regions and scripts; what the letters say of them is invented, and says so. */
const STATES = ['NGA', 'KEN', 'AUT'] as const;

/**
 * `chancery letters preview`: writes letters of each kind as mails, without any server.
 * @returns 0
 */
export function lettersCommand(args: readonly string[]): number {
  const options = parseOptions(args, { texts: ['lang', 'out', 'kind', 'mechanism'], flags: ['all'] });
  const [action, ...others] = options.words;
  if (action !== 'preview' || others.length > 0) {
    throw new UsageError(
      `expected letters preview; got ${JSON.stringify(['letters', ...options.words].join(' '))}`,
    );
  }
  const languages = parseLanguages(options.find('lang') ?? 'en');
  const out = options.require('out', 'the folder to write to');
  const specimens = chooseSpecimens(options);
  const phrasebooks = loadPhrasebooks();
  for (const language of languages) {
    const folder = languages.length === 1 ? out : path.join(out, language);
    mkdirSync(folder, { recursive: true });
    specimens.forEach((specimen, index) => {
      const file = `${String(index + 1).padStart(2, '0')}-${specimen.name}.eml`;
      writeFileSync(path.join(folder, file), toMail(specimen, pickPhrasebook(phrasebooks, language)));
    });
    process.stdout.write(`${specimens.length} letters in ${language}: ${folder}\n`);
  }
  return 0;
}

/** The languages asked for: one of the six, or `all`. */
function parseLanguages(text: string): readonly Language[] {
  if (text === 'all') return LANGUAGES;
  const language = LANGUAGES.find((known) => known === text);
  if (language === undefined)
    throw new UsageError(
      `expected --lang as one of ${LANGUAGES.join(', ')} or all; got ${JSON.stringify(text)}`,
    );
  return [language];
}

function chooseSpecimens(options: ReturnType<typeof parseOptions>): readonly Specimen[] {
  const mechanism = options.find('mechanism') ?? 'untoc';
  const procedure = loadProcedures().find(({ id }) => id === mechanism);
  if (procedure === undefined)
    throw new UsageError(`expected --mechanism of a known procedure; got ${JSON.stringify(mechanism)}`);
  const all = listSpecimens(procedure, toReviewParties());
  const kind = options.find('kind');
  if (options.has('all') === (kind !== undefined)) {
    throw new UsageError('expected either --all or --kind NAME');
  }
  const chosen = kind === undefined ? all : all.filter(({ name }) => name === kind);
  if (chosen.length === 0) {
    throw new UsageError(
      `expected --kind as one of ${all.map(({ name }) => name).join(', ')}; got ${JSON.stringify(kind)}`,
    );
  }
  return chosen;
}

function toReviewParties(): readonly ReviewParty[] {
  const parties = loadParties();
  return STATES.map((code) => {
    const { name, regionalGroup } = parties.find((party) => party.code === code) ?? {
      name: code,
      regionalGroup: '',
    };
    return { code, name, regionalGroup, instruments: [] };
  });
}

/** As the post room writes it. */
function toMail({ facts, name, now }: Specimen, phrasebook: Phrasebook): Buffer {
  const calendar = toCalendarAttachment(facts, {
    phrasebook,
    mailDomain: MAIL_DOMAIN,
    stampedAt: now,
    rehearsal: false,
  });
  const content = compose(facts, { now, rehearsal: false, calendar: calendar !== null }, phrasebook);
  const { raw } = toMessage({
    content,
    carries: [...facts.matters.map(({ notice }) => notice.key), ...facts.tasks.map(({ id }) => `task/${id}`)],
    reviews: [
      ...new Set([
        ...facts.matters.map(({ review }) => review.key),
        ...facts.tasks.map(({ review }) => review),
      ]),
    ],
    messageId: toMessageId(`${name}.${phrasebook.language}`, MAIL_DOMAIN),
    mailDomain: MAIL_DOMAIN,
    from: parseMailAddress(`secretariat@${MAIL_DOMAIN}`),
    to: { name: facts.contact?.name ?? '', address: parseMailAddress(facts.contact?.email ?? '') },
    rehearsedAt: null,
    attachments: calendar === null ? [] : [calendar],
    beginBeforeMs: Infinity,
  });
  return raw;
}
