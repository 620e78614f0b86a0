import { incompleteBeta } from './beta.js';
import { gammaQuantile, gammaUpper } from './gamma.js';

/**
 * All counts here may be fractional (attribution splits conversions) and are divided by `dispersion` first: real
 * conversions vary more from day to day than a Poisson count does, and a test that ignores it finds ghosts.
 */

/** Exact (Garwood) interval of a Poisson mean, each tail `alpha / 2`, stretched by the dispersion. */
export function countInterval(count: number, alpha: number, dispersion = 1): { low: number; high: number } {
  const n = count / dispersion;
  return {
    low: n <= 0 ? 0 : gammaQuantile(alpha / 2, n) * dispersion,
    high: gammaQuantile(1 - alpha / 2, n + 1) * dispersion,
  };
}

/**
 * Probability of no conversion in `exposure` (clicks) when others had `count` in `otherExposure`: the negative-binomial
 * predictive of a gamma posterior, so that a rate known from little data accuses nobody.
 */
export function chanceOfNone(exposure: number, count: number, otherExposure: number, dispersion = 1): number {
  if (otherExposure <= 0 || count <= 0) return 1;
  return (otherExposure / (otherExposure + exposure)) ** (count / dispersion);
}

/**
 * One-sided exact test of two Poisson rates: probability of at least `count` of `count + otherCount` events falling on
 * the first exposure if both had the same rate per unit of exposure.
 */
export function rateAbovePValue(
  count: number,
  exposure: number,
  otherCount: number,
  otherExposure: number,
  dispersion = 1,
): number {
  if (count <= 0 || exposure <= 0 || otherExposure <= 0) return 1;
  return incompleteBeta(
    exposure / (exposure + otherExposure),
    count / dispersion,
    otherCount / dispersion + 1,
  );
}

/** Probability of at most `count` events when `expected` were expected. */
export function atMostPValue(count: number, expected: number, dispersion = 1): number {
  return gammaUpper(Math.floor(count / dispersion) + 1, expected / dispersion);
}
