import type { EarlierDraw } from '../../../domain/draw/earlier-draws.ts';

/** What a draw builds on, and what has changed in the list since. */
export interface TakenOver {
  readonly draws: readonly TakenOverDraw[];
  /** Names of States that have joined since the first draw, and can be drawn as reviewers. */
  readonly joined: readonly string[];
  /** Names of States of its groups that are no longer in the list, and so are not reviewed. */
  readonly left: readonly string[];
}

export interface TakenOverDraw {
  /** `1`, or `1 and 2`. */
  readonly groups: string;
  readonly drawId: string;
  readonly transcript: string;
  readonly href: string;
}

/** `null` for the first draw. */
export function toTakenOver(
  address: string,
  draws: readonly EarlierDraw[],
  changes: { readonly joined: readonly string[]; readonly left: readonly string[] },
  parties: readonly { readonly code: string; readonly name: string }[],
): TakenOver | null {
  if (draws.length === 0) return null;
  const nameOf = (code: string) => parties.find((party) => party.code === code)?.name ?? code;
  return {
    draws: draws.map(({ groups, drawId, transcript }) => ({
      groups: groups.join(' and '),
      drawId,
      transcript,
      href: `${address}/${groups[0] ?? 1}`,
    })),
    joined: changes.joined.map(nameOf),
    left: changes.left.map(nameOf),
  };
}
