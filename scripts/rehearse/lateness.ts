import type { Recorded } from './recorded.ts';

/** How long after it might leave a letter left, in milliseconds of the proceedings. */
export interface Lateness {
  readonly letters: number;
  readonly median: number;
  readonly worst: number;
}

/** Over all letters that were sent; `undefined` when there are none. */
export function measureLateness({ letters }: Recorded): Lateness | undefined {
  const delays = letters
    .flatMap(({ notBefore, sentAt }) => (sentAt === null ? [] : [Date.parse(sentAt) - Date.parse(notBefore)]))
    .sort((a, b) => a - b);
  const worst = delays.at(-1);
  const median = delays[Math.floor(delays.length / 2)];
  return worst === undefined || median === undefined ? undefined : { letters: delays.length, median, worst };
}

/** `2 d 3 h`, `5 h 10 min`, `3 min`, `12 s`: two units at most. */
export function describeSpan(milliseconds: number): string {
  const parts = [
    { unit: 'd', value: Math.floor(milliseconds / 86_400_000) },
    { unit: 'h', value: Math.floor(milliseconds / 3_600_000) % 24 },
    { unit: 'min', value: Math.floor(milliseconds / 60_000) % 60 },
    { unit: 's', value: Math.floor(milliseconds / 1_000) % 60 },
  ];
  const first = parts.findIndex(({ value }) => value > 0);
  if (first < 0) return '0 s';
  return parts
    .slice(first, first + 2)
    .filter(({ value }) => value > 0)
    .map(({ unit, value }) => `${value} ${unit}`)
    .join(' ');
}
