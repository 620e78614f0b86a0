import { normalUpper } from './proportions.js';

/** One of many things judged together: whether it brought nothing, and how likely that was if it converts like the rest. */
export interface Silence {
  silent: boolean;
  chance: number;
}

function logLikelihood(items: readonly Silence[], share: number): number {
  let sum = 0;
  for (const { silent, chance } of items) {
    const likely = silent ? share + (1 - share) * chance : (1 - share) * (1 - chance);
    sum += Math.log(Math.max(likely, 1e-300));
  }
  return sum;
}

/**
 * Two-group empirical Bayes: some things never convert, the others convert at the common rate. Estimates the share of
 * those that never do, by expectation-maximisation, and the p-value of there being none of them (likelihood ratio; half
 * a chi-square with one degree, since the share lies on its boundary). Several half-suspicious neighbours thus support
 * each other, which no test of one at a time can do.
 */
export function neverConverting(items: readonly Silence[]): { share: number; pValue: number } {
  const silent = items.filter((item) => item.silent).length;
  if (silent === 0) return { share: 0, pValue: 1 };
  let share = 0.5 * (silent / items.length);
  for (let round = 0; round < 200; round++) {
    const expected = items.reduce((sum, item) => {
      return item.silent ? sum + share / (share + (1 - share) * item.chance) : sum;
    }, 0);
    share = Math.min(0.95, expected / items.length);
  }
  const ratio = 2 * (logLikelihood(items, share) - logLikelihood(items, 0));
  return { share, pValue: ratio <= 0 ? 1 : normalUpper(Math.sqrt(ratio)) };
}

/** Chance that something silent belongs to those that convert after all (the local false discovery rate). */
export function chanceOfLuck(chance: number, share: number): number {
  const lucky = (1 - share) * chance;
  return share + lucky > 0 ? lucky / (share + lucky) : 1;
}
