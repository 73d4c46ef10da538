import type { DrawObstacle } from '../../../domain/draw/draw-obstacle.ts';
import type { Party } from '../../../domain/parties/party.ts';
import type { Resolution } from '../../../domain/parties/settle-parties.ts';

/** What must be settled before the list can be frozen. */
export interface Unsettled {
  /** Facts that are unknown. */
  readonly missing: number;
  readonly states: number;
  readonly regions: readonly UnsettledRegion[];
  /** What is wrong with the list as a whole, or with a party otherwise than by something unknown. */
  readonly faults: readonly { readonly what: string; readonly remedy: string }[];
  /** One line to be completed for each fact missing: `COK,som,,`; completed as it was for the draw before, where it was. */
  readonly lines: string;
}

/** Parties of one regional group about which something is unknown. */
export interface UnsettledRegion {
  readonly name: string;
  readonly missing: number;
  readonly parties: readonly {
    readonly code: string;
    readonly name: string;
    readonly fields: readonly string[];
  }[];
}

const UNKNOWN = 'is unknown';
/** A region as an officer's resolution calls the field. */
const FIELD_NAMES: Readonly<Record<string, string>> = { 'regional group': 'regional_group' };

/**
 * Sorts obstacles by regional group and party, in the order of the alphabet; parties of no known group come last.
 * @param before what officers settled for the draw that is continued: it is shown to be confirmed, and only where the list
 * still leaves it open
 */
export function toUnsettled(
  obstacles: readonly DrawObstacle[],
  parties: readonly Party[],
  before: readonly Resolution[] = [],
): Unsettled {
  const partyOf = new Map(parties.map((party) => [party.code, party]));
  const unknown = obstacles.flatMap((obstacle) => {
    const party = obstacle.problem === UNKNOWN ? partyOf.get(obstacle.party ?? '') : undefined;
    return party === undefined ? [] : [{ party, field: obstacle.field }];
  });
  const fieldsOf = new Map<Party, readonly string[]>();
  for (const { party, field } of unknown) fieldsOf.set(party, [...(fieldsOf.get(party) ?? []), field]);
  return {
    missing: unknown.length,
    states: fieldsOf.size,
    regions: toRegions(fieldsOf),
    faults: obstacles.filter(({ problem }) => problem !== UNKNOWN).map(toFault),
    lines: [...fieldsOf].flatMap(([{ code }, fields]) => toLines(code, fields, before)).join('\n'),
  };
}

/** The lines of one party. One that was left out of the pool before has that line alone. */
function toLines(code: string, fields: readonly string[], before: readonly Resolution[]): readonly string[] {
  const settled = before.filter(({ party }) => party === code);
  const leftOut = settled.find(({ field }) => field === 'pool');
  if (leftOut !== undefined) return [toLine(leftOut)];
  return fields.map((field) => {
    const name = FIELD_NAMES[field] ?? field;
    return toLine(
      settled.find((resolution) => resolution.field === name) ?? {
        party: code,
        field: name,
        value: '',
        basis: '',
      },
    );
  });
}

function toLine({ party, field, value, basis }: Resolution): string {
  return [party, field, value, basis].join(',');
}

function toRegions(fieldsOf: ReadonlyMap<Party, readonly string[]>): readonly UnsettledRegion[] {
  const regions = new Map<string, UnsettledRegion['parties'][number][]>();
  for (const [{ code, name, regionalGroup }, fields] of fieldsOf) {
    const known = regions.get(regionalGroup) ?? [];
    regions.set(regionalGroup, [...known, { code, name, fields }]);
  }
  return [...regions]
    .sort(([one], [other]) => toOrder(one).localeCompare(toOrder(other), 'en'))
    .map(([region, parties]) => ({
      name: region === 'unknown' ? 'Regional group not known' : region,
      missing: parties.reduce((sum, { fields }) => sum + fields.length, 0),
      parties: parties.sort((one, other) => one.name.localeCompare(other.name, 'en')),
    }));
}

function toOrder(region: string): string {
  return region === 'unknown' ? '\uffff' : region;
}

function toFault({ party, field, problem, remedy }: DrawObstacle): Unsettled['faults'][number] {
  return { what: `${party ?? 'The list'}: ${field}: ${problem}`, remedy };
}
