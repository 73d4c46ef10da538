import { drawBetween, drawOne, type Random } from '../../domain/forecast/seeded-random.ts';

/** Where a sender is killed. In each life at one of them, when it is met for the `nth` time. */
export const KILL_POINTS = {
  'before-statement': 'before a statement to the register',
  'after-statement': 'after a statement, its answer unread',
  'before-handing-over': 'before a letter is handed over',
  'after-acceptance': 'after the relay accepted, not noted',
  'before-question': 'before the relay is asked',
  'after-answer': 'after the relay answered, not noted',
  'random-time': 'at a random time, from outside',
} as const;

export type KillPoint = keyof typeof KILL_POINTS;

export interface KillPlan {
  readonly point: KillPoint;
  /** Of a random time: after so many milliseconds. */
  readonly nth: number;
}

/** The highest `nth` of each point: far enough for every stage of a round, near enough to be met. */
const REACH: Readonly<Record<KillPoint, number>> = {
  'before-statement': 40,
  'after-statement': 40,
  'before-handing-over': 4,
  'after-acceptance': 4,
  'before-question': 6,
  'after-answer': 6,
  'random-time': 120,
};

/** A plan by chance. */
export function drawPlan(random: Random): KillPlan {
  const point = drawOne(random, Object.keys(KILL_POINTS) as KillPoint[]) ?? 'random-time';
  return { point, nth: drawBetween(random, 1, REACH[point]) };
}
