import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/letters/words/phrasebook.ts';
import { INVENTED_DOMAINS } from '../../domain/parties/invented-address.ts';
import type { Party, PartyCode } from '../../domain/parties/party.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { type CsvRow, readCsv } from './read-csv.ts';
import { loadSampleLanguages } from './sample-languages.ts';

/** An address that exists without any review: where letters go while a State has no focal point. One for each role and party. */
export interface StandingContact {
  readonly role: 'permanent-mission' | 'secretariat' | 'bureau';
  /** The mission's State; `null` for secretariat and bureau. */
  readonly party: PartyCode | null;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/**
 * The contacts of the CSV file at `path` and no others, so that no real letter goes to an invented address; without a file
 * an invented contact for each role, and for each party its mission. Throws FileError with all faults together.
 */
export function standingContacts(parties: readonly Party[], path?: string): readonly StandingContact[] {
  return path === undefined ? inventContacts(parties) : loadContacts(parties, path);
}

/** `.example` is reserved (RFC 2606): a letter to these addresses can reach nobody. The missions' languages are assumed. */
function inventContacts(parties: readonly Party[]): readonly StandingContact[] {
  const languageOf = loadSampleLanguages();
  return [
    {
      role: 'secretariat',
      party: null,
      name: 'Secretariat of the review mechanism (sample)',
      email: `secretariat@${INVENTED_DOMAINS.secretariat}`,
      language: 'en',
    },
    {
      role: 'bureau',
      party: null,
      name: 'Bureau of the Conference (sample)',
      email: `bureau@${INVENTED_DOMAINS.bureau}`,
      language: 'en',
    },
    ...parties.map(
      ({ code, name }): StandingContact => ({
        role: 'permanent-mission',
        party: code,
        name: `Permanent Mission of ${name} (sample)`,
        email: `mission.${code.toLowerCase()}@${INVENTED_DOMAINS.mission}`,
        language: languageOf(code),
      }),
    ),
  ];
}

const COLUMNS = ['role', 'party', 'name', 'email', 'language'] as const;
const ROLES = ['permanent-mission', 'secretariat', 'bureau'] as const;
const emailSchema = z.email().max(254);

type Row = CsvRow<(typeof COLUMNS)[number]>;

function loadContacts(parties: readonly Party[], path: string): readonly StandingContact[] {
  const rows = readCsv(path, COLUMNS);
  const codes = new Set(parties.map(({ code }) => code));
  const faults = rows.flatMap((row, index) => findFaults(row, rows.slice(0, index), codes));
  if (!rows.some(({ cells }) => cells.role === 'secretariat')) {
    const expected = 'a line with the role secretariat, which is told of letters that cannot be delivered';
    faults.push({ file: path, line: rows.length + 1, column: 1, path: 'role', expected, came: 'nothing' });
  }
  if (faults.length > 0) throw new FileError(path, faults);
  return rows.flatMap(toContact);
}

function findFaults(row: Row, before: readonly Row[], codes: ReadonlySet<PartyCode>): readonly FileFault[] {
  const { role, party, name, email, language } = row.cells;
  const faults: FileFault[] = [];
  const double = before.find(({ cells }) => cells.role === role && cells.party === party);
  if (toRole(role) === undefined) faults.push(row.faultAt('role', `one of ${ROLES.join(', ')}`));
  else if (double !== undefined) {
    faults.push(row.faultAt('role', `a role and party other than those of line ${double.line}`));
  }
  if (role === 'permanent-mission' && !codes.has(party)) {
    faults.push(row.faultAt('party', 'the code of a party in the list of parties'));
  }
  if ((role === 'secretariat' || role === 'bureau') && party !== '') {
    faults.push(row.faultAt('party', `an empty cell for the ${role}`));
  }
  if (name === '') faults.push(row.faultAt('name', 'a name'));
  if (!emailSchema.safeParse(email).success) {
    faults.push(row.faultAt('email', 'one mail address such as mission@example.org, without a name'));
  }
  if (toLanguage(language) === undefined)
    faults.push(row.faultAt('language', `one of ${LANGUAGES.join(', ')}`));
  return faults;
}

function toContact({ cells }: Row): readonly StandingContact[] {
  const role = toRole(cells.role);
  const language = toLanguage(cells.language);
  const { name, email } = cells;
  return role === undefined || language === undefined
    ? []
    : [{ role, party: cells.party === '' ? null : cells.party, name, email, language }];
}

function toRole(text: string): StandingContact['role'] | undefined {
  return ROLES.find((role) => role === text);
}

function toLanguage(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
