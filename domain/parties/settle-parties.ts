import type { Participation, Party, PartyCode } from './party.ts';

/** What an officer settled about a party before a draw. */
export interface Resolution {
  readonly party: PartyCode;
  /** `regional_group`, an instrument, or `pool`. */
  readonly field: string;
  /** A regional group; `yes` or `no` for an instrument; `no` for the pool: left out of the draw. */
  readonly value: string;
  /** Why, in the officer's words, or the source with its date; never empty. */
  readonly basis: string;
}

/** Parties with everything settled, and those that were left out of the pool. */
export interface Settled {
  readonly parties: readonly Party[];
  readonly leftOut: readonly PartyCode[];
}

/** A resolution that cannot be applied. */
export interface ResolutionFault {
  /** Place in the list, from 0. */
  readonly index: number;
  readonly part: keyof Resolution;
  /** A noun phrase: `yes or no`. */
  readonly expected: string;
}

/** Checks resolutions against the parties they settle; empty when all can be applied. */
export function checkResolutions(
  parties: readonly Party[],
  resolutions: readonly Resolution[],
): readonly ResolutionFault[] {
  const seen = new Set<string>();
  return resolutions.flatMap((resolution, index): readonly ResolutionFault[] => {
    const faults: ResolutionFault[] = [];
    const fault = (part: keyof Resolution, expected: string) => faults.push({ index, part, expected });
    const { party: code, field, value, basis } = resolution;
    const party = parties.find((candidate) => candidate.code === code);
    const fields = ['pool', 'regional_group', ...Object.keys(party?.instruments ?? {})];
    if (party === undefined) fault('party', 'the code of a party in the list of parties');
    else if (!fields.includes(field)) fault('field', `one of ${fields.join(', ')}`);
    else if (!isValue(field, value)) fault('value', expectedValue(field));
    if (seen.has(`${code}/${field}`)) fault('field', 'a field that no earlier line settles');
    seen.add(`${code}/${field}`);
    if (basis.trim() === '') fault('basis', 'the reason, or the source with its date');
    return faults;
  });
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
