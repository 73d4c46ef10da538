import type { Party } from '../parties/party.ts';
import type { InstrumentId, Procedure } from '../procedure/procedure.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { sha256Hex } from './digest.ts';
import type { DrawRules } from './draw-rules.ts';
import type { DrawParty, FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';

/** Version of the rules of selection: it changes whenever the same seed could give another result. */
const DRAW_PROGRAM = 'chancery-draw/1';

/** Something an officer must settle before lots can be drawn. */
export interface DrawObstacle {
  readonly party: string | null;
  readonly field: string;
  readonly problem: string;
  readonly remedy: string;
}

export type Freezing = { readonly frozen: FrozenDraw } | { readonly obstacles: readonly DrawObstacle[] };

/**
 * Freezes the list of parties and the rules, so that nothing about them can change once lots are drawn.
 * Parties that are not party to the principal instrument are left out. Nothing unknown is guessed: each unknown
 * regional group or instrument is an obstacle that an officer settles.
 */
export function freezeDraw(input: {
  readonly procedure: Pick<Procedure, 'id' | 'instruments' | 'principalInstrument'>;
  readonly phase: string;
  readonly parties: readonly Party[];
  readonly rules: DrawRules;
}): Freezing {
  const { procedure, phase, rules } = input;
  const instruments = procedure.instruments.map(({ id }) => id);
  const pool = input.parties.filter((party) => party.instruments[procedure.principalInstrument] !== 'no');
  const parties = pool
    .map((party) => toDrawParty(party, instruments))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const obstacles = [
    ...pool.flatMap((party) => unsettled(party, instruments)),
    ...duplicates(parties),
    ...lonelyRegions(parties),
    ...sizeFaults(parties.length, rules),
  ];
  if (obstacles.length > 0) return { obstacles };
  return { frozen: frozenDraw(procedure.id, phase, parties, rules) };
}

/** The frozen draw of settled parties, sorted by code. */
export function frozenDraw(
  mechanism: string,
  phase: string,
  parties: readonly DrawParty[],
  rules: DrawRules,
): FrozenDraw {
  const listDigest = sha256Hex(canonicalJson(toJson(parties)));
  const rulesDigest = sha256Hex(canonicalJson(toJson(rules)));
  const drawId = sha256Hex(
    canonicalJson({ mechanism, phase, program: DRAW_PROGRAM, list: listDigest, rules: rulesDigest }),
  );
  return { mechanism, phase, parties, rules, program: DRAW_PROGRAM, listDigest, rulesDigest, drawId };
}

/** A value of plain readonly data as JSON. */
export function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function toDrawParty(party: Party, instruments: readonly InstrumentId[]): DrawParty {
  return {
    code: party.code,
    name: party.name.normalize('NFC'),
    regionalGroup: party.regionalGroup,
    instruments: instruments.filter((instrument) => party.instruments[instrument] === 'yes'),
  };
}

function unsettled(party: Party, instruments: readonly InstrumentId[]): readonly DrawObstacle[] {
  const remedy = 'settle it from the depositary’s list, with its date, before the draw is frozen';
  const fields = instruments.filter(
    (instrument) => (party.instruments[instrument] ?? 'unknown') === 'unknown',
  );
  return [
    ...(party.regionalGroup === 'unknown'
      ? [{ party: party.code, field: 'regional group', problem: 'is unknown', remedy }]
      : []),
    ...fields.map((field) => ({ party: party.code, field, problem: 'is unknown', remedy })),
  ];
}

function duplicates(parties: readonly DrawParty[]): readonly DrawObstacle[] {
  return parties
    .filter((party, index) => parties[index - 1]?.code === party.code)
    .map(({ code }) => ({
      party: code,
      field: 'code',
      problem: 'stands in the list twice',
      remedy: 'remove one',
    }));
}

function lonelyRegions(parties: readonly DrawParty[]): readonly DrawObstacle[] {
  const members = new Map<string, number>();
  for (const { regionalGroup } of parties) members.set(regionalGroup, (members.get(regionalGroup) ?? 0) + 1);
  const alone = parties.filter(({ regionalGroup }) => members.get(regionalGroup) === 1);
  const remedy = 'assign the party to a regional group with other members';
  const single = alone.map(({ code, regionalGroup }) => ({
    party: code,
    field: 'regional group',
    problem: `${regionalGroup} has one member, so no reviewer of its own regional group exists`,
    remedy,
  }));
  if (members.size !== 1) return single;
  return [
    ...single,
    {
      party: null,
      field: 'regional group',
      problem: 'all parties are of one regional group',
      remedy: 'check the list',
    },
  ];
}

function sizeFaults(count: number, rules: DrawRules): readonly DrawObstacle[] {
  const sizes = groupSizes(rules, count);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === count && sizes.every((size) => size > 0)) return [];
  return [
    {
      party: null,
      field: 'group sizes',
      problem: `${sizes.join(' + ')} is ${total}, while the list has ${count} parties; no group may be empty`,
      remedy: 'give sizes that add up to the number of parties, or ask for groups of even size',
    },
  ];
}
