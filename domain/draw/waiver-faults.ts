import type { DrawObstacle } from './draw-obstacle.ts';
import type { DrawRules } from './draw-rules.ts';
import type { DrawParty, DrawScope } from './frozen-draw.ts';
import { nameWaiver } from './waiver.ts';

/** Waivers of rules that cannot be waived, and those that name a party which no list of the draw had: a slip of the pen. */
export function findWaiverFaults(
  rules: DrawRules,
  parties: readonly DrawParty[],
  { continues, waivers = [] }: DrawScope,
): readonly DrawObstacle[] {
  const known = new Set([
    ...parties.map(({ code }) => code),
    ...Object.values(continues?.groups ?? {}).flat(),
  ]);
  const allowed = rules.waivers?.value ?? [];
  return waivers.flatMap((waiver): readonly DrawObstacle[] => {
    const name = `“${nameWaiver(waiver)}”`;
    const named = waiver.other === undefined ? [waiver.party] : [waiver.party, waiver.other];
    const strangers = named.filter((code) => !known.has(code));
    return [
      ...strangers.map((party) => ({
        party,
        field: 'waiver',
        problem: `is named by the waiver ${name} and is not in the list`,
        remedy: 'strike the waiver out, or settle that the party is in the list',
      })),
      ...(allowed.includes(waiver.rule)
        ? []
        : [
            {
              party: waiver.party,
              field: 'waiver',
              problem: `${name} waives what the rules do not allow to be waived`,
              remedy: `waive ${allowed.length === 0 ? 'nothing' : allowed.join(' or ')}`,
            },
          ]),
    ];
  });
}
