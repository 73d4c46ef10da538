import type { Party } from '../parties/party.ts';
import type { InstrumentId, Procedure } from '../procedure/procedure.ts';
import { canonicalJson, toJson } from './canonical-json.ts';
import { checkScope } from './continue-draw.ts';
import { sha256Hex } from './digest.ts';
import type { DrawObstacle } from './draw-obstacle.ts';
import type { DrawRules } from './draw-rules.ts';
import type { DrawParty, DrawScope, FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';
import { findWaiverFaults } from './waiver-faults.ts';

/** Version of the rules of selection: it changes whenever the same seed could give another result. */
const DRAW_PROGRAM = 'chancery-draw/1';

export type Freezing = { readonly frozen: FrozenDraw } | { readonly obstacles: readonly DrawObstacle[] };

export interface FreezeInput extends DrawScope {
  readonly procedure: Pick<Procedure, 'id' | 'instruments' | 'principalInstrument'>;
  readonly phase: string;
  readonly parties: readonly Party[];
  readonly rules: DrawRules;
}

/**
 * Freezes the list of parties and the rules, so that nothing about them can change once lots are drawn.
 * Parties that are not party to the principal instrument are left out. Nothing unknown is guessed: each unknown
 * regional group or instrument is an obstacle that an officer settles. A draw that continues others has the groups of the
 * first; its list is the one of its own day, so that who has joined since can be drawn as a reviewer.
 */
export function freezeDraw(input: FreezeInput): Freezing {
  const { procedure, phase, rules, groups, continues, waivers = [] } = input;
  const instruments = procedure.instruments.map(({ id }) => id);
  const pool = input.parties.filter((party) => party.instruments[procedure.principalInstrument] !== 'no');
  const parties = pool
    .map((party) => toDrawParty(party, instruments))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const obstacles = [
    ...pool.flatMap((party) => unsettled(party, instruments)),
    ...duplicates(parties),
    ...lonelyRegions(parties),
    ...(continues === undefined ? sizeFaults(parties.length, rules) : []),
    ...checkScope(rules, input).map(toScopeObstacle),
    ...findWaiverFaults(rules, parties, input),
  ];
  if (obstacles.length > 0) return { obstacles };
  const scope: DrawScope = {
    ...(groups === undefined ? {} : { groups }),
    ...(continues === undefined ? {} : { continues }),
    waivers,
  };
  return { frozen: frozenDraw(procedure.id, phase, parties, rules, scope) };
}

/** The frozen draw of settled parties, sorted by code. */
export function frozenDraw(
  mechanism: string,
  phase: string,
  parties: readonly DrawParty[],
  rules: DrawRules,
  { groups, continues, waivers = [] }: DrawScope = {},
): FrozenDraw {
  const listDigest = digestOf(parties);
  const rulesDigest = digestOf(rules);
  // What a draw has not is no part of its id: drawn all at once and without waivers, it has the id that it always had.
  const drawId = digestOf({
    mechanism,
    phase,
    program: DRAW_PROGRAM,
    list: listDigest,
    rules: rulesDigest,
    ...(groups === undefined ? {} : { groups }),
    ...(continues === undefined ? {} : { continues: digestOf(continues) }),
    ...(waivers.length === 0 ? {} : { waivers: digestOf(waivers) }),
  });
  return {
    mechanism,
    phase,
    parties,
    rules,
    program: DRAW_PROGRAM,
    ...(groups === undefined ? {} : { groups }),
    ...(continues === undefined ? {} : { continues }),
    ...(waivers.length === 0 ? {} : { waivers }),
    listDigest,
    rulesDigest,
    drawId,
  };
}

function digestOf(value: unknown): string {
  return sha256Hex(canonicalJson(toJson(value)));
}

function toScopeObstacle(problem: string): DrawObstacle {
  return { party: null, field: 'groups', problem, remedy: 'draw the groups in order, each once' };
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
