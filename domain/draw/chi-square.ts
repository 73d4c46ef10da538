/** Outcome of a chi-square test of equal frequencies. */
export interface ChiSquare {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Probability of a statistic at least as great if the draw is fair; 0 to 1. */
  readonly p: number;
}

/**
 * Tests counts against expected counts (Pearson). The probability is the upper tail of the chi-square distribution by
 * the approximation of Wilson and Hilferty, good to three digits from ten degrees of freedom on.
 */
export function chiSquare(
  counts: readonly number[],
  expected: readonly number[],
  lostDegrees = 1,
): ChiSquare {
  const statistic = counts.reduce((sum, count, index) => {
    const wanted = expected[index] ?? 0;
    return sum + (count - wanted) ** 2 / wanted;
  }, 0);
  const degreesOfFreedom = counts.length - lostDegrees;
  const spread = 2 / (9 * degreesOfFreedom);
  const z = (Math.cbrt(statistic / degreesOfFreedom) - (1 - spread)) / Math.sqrt(spread);
  return { statistic, degreesOfFreedom, p: upperTail(z) };
}

/** Probability that a standard normal value exceeds z; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (series * Math.exp(-x * x)) / 2;
  return z >= 0 ? tail : 1 - tail;
}
