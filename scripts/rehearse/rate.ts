/** Milliseconds of each unit, in the order they are offered. */
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
type Unit = keyof typeof UNITS;

const FASTEST = 1_000 * UNITS.w;

/**
 * Reads how fast a rehearsal's clock runs: proceedings' time per real time, such as `1d/s`, `12h/s` or `90m/m`.
 *
 * @returns proceedings' milliseconds per real millisecond: 86,400 for `1d/s`.
 * @throws RangeError that says what was expected and what came.
 */
export function parseRate(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([smhdw])\/([smhdw])$/.exec(text);
  const rate = match === null ? Number.NaN : toRate(match);
  if (!(rate > 0) || rate * UNITS.s > FASTEST) {
    throw new RangeError(
      `expected proceedings' time per real time, such as 1d/s, 12h/s or 1w/s (units s, m, h, d, w; above 0 and at most 1000w/s); got ${JSON.stringify(text)}`,
    );
  }
  return rate;
}

function toRate([, amount = '', per = '', unit = '']: RegExpExecArray): number {
  return (Number(amount) * UNITS[per as Unit]) / UNITS[unit as Unit];
}
