import { gammaUpper } from './gamma.js';

/** Upper tail of the standard normal distribution. */
export function normalUpper(z: number): number {
  const half = 0.5 * gammaUpper(0.5, (z * z) / 2);
  return z >= 0 ? half : 1 - half;
}

/**
 * One-sided two-proportion test (pooled): probability of a fall at least this large if the rate had not changed.
 * `dispersion` is the overdispersion of the daily counts.
 */
export function fallPValue(
  before: { hits: number; trials: number },
  after: { hits: number; trials: number },
  dispersion = 1,
): number {
  if (before.trials <= 0 || after.trials <= 0) return 1;
  const pooled = (before.hits + after.hits) / (before.trials + after.trials);
  const variance = pooled * (1 - pooled) * (1 / before.trials + 1 / after.trials) * dispersion;
  if (variance <= 0) return 1;
  const fall = before.hits / before.trials - after.hits / after.trials;
  return normalUpper(fall / Math.sqrt(variance));
}
