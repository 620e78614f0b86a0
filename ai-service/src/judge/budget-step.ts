import { decimalsOf } from './text/amounts.js';

const UNIT = 1_000_000n;

/** The smallest step a person would choose for an amount: half a unit of its second digit, never below the minor unit. */
function grain(micros: bigint, currency: string): bigint {
  const minor = decimalsOf(currency) === 0 ? UNIT : UNIT / 100n;
  let power = minor;
  while (power * 100n <= micros) power *= 10n;
  const half = power / 2n;
  return half >= minor && half % minor === 0n ? half : minor;
}

/**
 * A raised budget of at most `share` above `from`, rounded down to an amount a person would write.
 * @returns null when no such amount lies above `from`.
 */
export function raisedBudget(from: bigint, share: number, currency: string): bigint | null {
  const most = from + (from * BigInt(Math.round(share * 10_000))) / 10_000n;
  const step = grain(most, currency);
  const to = (most / step) * step;
  return to > from ? to : null;
}

/**
 * A lowered budget of at most `share` below `from`, rounded up.
 * @returns null when no such amount lies below `from`.
 */
export function loweredBudget(from: bigint, share: number, currency: string): bigint | null {
  const least = from - (from * BigInt(Math.round(share * 10_000))) / 10_000n;
  const step = grain(from, currency);
  const to = ((least + step - 1n) / step) * step;
  return to < from && to > 0n ? to : null;
}

/** An amount as the currency can write it, rounded down. */
export function atMost(micros: bigint, currency: string): bigint {
  const minor = decimalsOf(currency) === 0 ? UNIT : UNIT / 100n;
  return (micros / minor) * minor;
}
