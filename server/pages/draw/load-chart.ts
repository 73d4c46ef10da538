import type { SpreadRow } from './review-load.ts';

/** The picture of how often States review: lengths are user units of the SVG, from its top left corner. */
export interface LoadChart {
  readonly width: number;
  readonly height: number;
  readonly baseline: number;
  readonly columns: readonly {
    readonly reviews: number;
    /** Middle of the column. */
    readonly x: number;
    readonly words: string;
    readonly principal: Bar;
    readonly all: Bar;
  }[];
}

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly count: number;
}

const HEIGHT = 240;
const TOP = 28;
const BASELINE = 196;
const LEFT = 12;
const BAR = 26;
const GAP = 4;
const COLUMN = 72;

/** Two bars for each number of reviews: States with so many principal ones, and with so many in all. */
export function toLoadChart(spread: readonly SpreadRow[]): LoadChart {
  const most = Math.max(1, ...spread.flatMap(({ principal, all }) => [principal, all]));
  const toBar = (count: number, x: number): Bar => {
    const height = Math.round(((BASELINE - TOP) * count * 10) / most) / 10;
    return { x, y: BASELINE - height, width: BAR, height, count };
  };
  return {
    width: LEFT * 2 + spread.length * COLUMN,
    height: HEIGHT,
    baseline: BASELINE,
    columns: spread.map(({ reviews, principal, all }, index) => {
      const x = LEFT + index * COLUMN + COLUMN / 2;
      return {
        reviews,
        x,
        words: `${reviews} reviews: ${principal} States by principal reviews, ${all} States by all reviews`,
        principal: toBar(principal, x - BAR - GAP / 2),
        all: toBar(all, x + GAP / 2),
      };
    }),
  };
}
