import type { PartyCode } from '../parties/party.ts';
import type { FrozenDraw } from './frozen-draw.ts';
import { groupSizes } from './group-sizes.ts';
import { numberSource } from './number-source.ts';

/** The order in which the parties came out of the urn, and the groups made of it. */
export interface GroupLot {
  readonly order: readonly { readonly party: PartyCode; readonly counter: number }[];
  /** Groups in order, each in the order drawn. */
  readonly groups: readonly (readonly PartyCode[])[];
}

/**
 * L1, L2: divides the parties into groups by lot. The whole pool is drawn one by one without replacement, each
 * remaining party equally likely, so that each order is equally likely; the first parties make group 1, and so on.
 * Where regional shares are even, a party whose regional group has its share of a group already goes to the next
 * group with room for that regional group.
 */
export function drawGroups(frozen: FrozenDraw, seed: Uint8Array): GroupLot {
  const source = numberSource(seed, 'groups');
  const urn = frozen.parties.map((party) => party.code);
  const order: { party: PartyCode; counter: number }[] = [];
  while (urn.length > 0) {
    const { value, counter } = source.below(urn.length);
    const [party = ''] = urn.splice(value, 1);
    order.push({ party, counter });
  }
  const drawn = order.map(({ party }) => party);
  const sizes = groupSizes(frozen.rules, drawn.length);
  const groups =
    frozen.rules.regionalShare.value === 'free' ? inOrder(drawn, sizes) : byShare(frozen, drawn, sizes);
  return { order, groups };
}

function inOrder(drawn: readonly PartyCode[], sizes: readonly number[]): readonly (readonly PartyCode[])[] {
  let start = 0;
  return sizes.map((size) => {
    const group = drawn.slice(start, start + size);
    start += size;
    return group;
  });
}

/**
 * Deals the parties, regional group after regional group, each in the order drawn, to the groups in turn; the turn goes
 * on from one regional group to the next and passes over groups that are full. With even sizes, sizes and shares then
 * differ by one at most.
 */
function byShare(
  frozen: FrozenDraw,
  drawn: readonly PartyCode[],
  sizes: readonly number[],
): readonly (readonly PartyCode[])[] {
  const regionOf = new Map(frozen.parties.map((party) => [party.code, party.regionalGroup]));
  const regions = [...new Set(frozen.parties.map((party) => party.regionalGroup))].sort();
  const place = new Map<PartyCode, number>();
  const room = [...sizes];
  let turn = sizes.length - 1;
  for (const region of regions) {
    for (const party of drawn.filter((code) => regionOf.get(code) === region)) {
      do turn = (turn + 1) % sizes.length;
      while ((room[turn] ?? 0) === 0);
      room[turn] = (room[turn] ?? 0) - 1;
      place.set(party, turn);
    }
  }
  return sizes.map((_, group) => drawn.filter((party) => place.get(party) === group));
}
