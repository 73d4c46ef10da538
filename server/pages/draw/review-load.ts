import type { Transcript } from '../../../domain/draw/transcript.ts';
import type { PartyCode } from '../../../domain/parties/party.ts';

/** How often each State of the pool reviews, by this draw and those before it. */
export interface ReviewLoad {
  /** In the order of the alphabet: no State is ranked. */
  readonly states: readonly StateLoad[];
  /** How many States review how often, from never to the most. */
  readonly spread: readonly SpreadRow[];
}

export interface StateLoad {
  readonly code: PartyCode;
  readonly name: string;
  readonly principal: number;
  readonly additional: number;
  readonly words: string;
  readonly found: boolean;
}

export interface SpreadRow {
  readonly reviews: number;
  /** States with that many principal reviews. */
  readonly principal: number;
  /** States with that many reviews in all, additional ones included. */
  readonly all: number;
}

export function toReviewLoad(
  { frozen, result }: Pick<Transcript, 'frozen' | 'result'>,
  text: string,
): ReviewLoad {
  const sought = text.trim().toLowerCase();
  const reviewers = [...(frozen.continues?.pairs ?? []), ...result.pairs].flatMap((pair) => pair.reviewers);
  const states = frozen.parties
    .map(({ code, name }): StateLoad => {
      const own = reviewers.filter(({ party }) => party === code);
      const additional = own.filter(({ lot }) => lot === 'instrument').length;
      const words = `${name} ${code}`.toLowerCase();
      return {
        code,
        name,
        principal: own.length - additional,
        additional,
        words,
        found: words.includes(sought),
      };
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en'));
  return { states, spread: toSpread(states) };
}

function toSpread(states: readonly StateLoad[]): readonly SpreadRow[] {
  const most = Math.max(0, ...states.map(({ principal, additional }) => principal + additional));
  return Array.from({ length: most + 1 }, (_, reviews) => ({
    reviews,
    principal: states.filter(({ principal }) => principal === reviews).length,
    all: states.filter(({ principal, additional }) => principal + additional === reviews).length,
  }));
}
