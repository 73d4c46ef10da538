import type { Participation, Party } from '../../domain/parties/party.ts';
import { FileError, type FileFault } from '../file-error.ts';
import { readCsv } from './read-csv.ts';

const COLUMNS = ['iso3', 'field', 'value', 'basis'] as const;

/** What an officer settled about a party before a draw. */
export interface Resolution {
  readonly party: string;
  /** `regional_group`, an instrument, or `pool`. */
  readonly field: string;
  readonly value: string;
  /** Why, in the officer's words; never empty. */
  readonly basis: string;
}

/** Parties with everything settled, and those that were left out of the pool. */
export interface Settled {
  readonly parties: readonly Party[];
  readonly leftOut: readonly string[];
}

/**
 * Reads what officers settled: one cell of the list of parties a line, or `pool,no` for a party that is left out of the draw.
 * Throws FileError with all faults together.
 */
export function loadResolutions(path: string, parties: readonly Party[]): readonly Resolution[] {
  const faults: FileFault[] = [];
  const seen = new Set<string>();
  const resolutions = readCsv(path, COLUMNS).map((row) => {
    const { iso3, field, value, basis } = row.cells;
    const party = parties.find(({ code }) => code === iso3);
    const fields = ['pool', 'regional_group', ...Object.keys(party?.instruments ?? {})];
    if (party === undefined) faults.push(row.faultAt('iso3', 'the code of a party in the list of parties'));
    else if (!fields.includes(field)) faults.push(row.faultAt('field', `one of ${fields.join(', ')}`));
    else if (!isValue(field, value)) faults.push(row.faultAt('value', expectedValue(field)));
    if (seen.has(`${iso3}/${field}`))
      faults.push(row.faultAt('field', 'a field that no earlier line settles'));
    seen.add(`${iso3}/${field}`);
    if (basis === '') faults.push(row.faultAt('basis', 'the reason, or the source with its date'));
    return { party: iso3, field, value, basis };
  });
  if (faults.length > 0) throw new FileError(path, faults);
  return resolutions;
}

/** The list of parties with what officers settled written over it. */
export function settleParties(parties: readonly Party[], resolutions: readonly Resolution[]): Settled {
  const leftOut = resolutions.filter(({ field }) => field === 'pool').map(({ party }) => party);
  const kept = parties.filter(({ code }) => !leftOut.includes(code));
  return {
    leftOut,
    parties: kept.map((party) =>
      resolutions.filter((resolution) => resolution.party === party.code).reduce(settle, party),
    ),
  };
}

function settle(party: Party, { field, value }: Resolution): Party {
  if (field === 'regional_group') return { ...party, regionalGroup: value };
  if (!isParticipation(value)) return party;
  return { ...party, instruments: { ...party.instruments, [field]: value } };
}

function isParticipation(value: string): value is Participation {
  return value === 'yes' || value === 'no';
}

function isValue(field: string, value: string): boolean {
  if (field === 'pool') return value === 'no';
  return field === 'regional_group' ? value !== '' && value !== 'unknown' : isParticipation(value);
}

function expectedValue(field: string): string {
  if (field === 'pool') return 'no';
  return field === 'regional_group' ? 'the name of a regional group' : 'yes or no';
}
