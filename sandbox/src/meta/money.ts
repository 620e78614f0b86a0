import type { Account } from '../world/types.js';

/** Micros as the account's smallest unit, in text: how budgets and bids travel. */
export function minor(account: Account, micros: number): string {
  return String(Math.round(micros / account.minorMicros));
}

/** Smallest units as micros. */
export function fromMinor(account: Account, units: number): number {
  return units * account.minorMicros;
}

/** Micros in major units: how spend and values travel in reports (`12.34`, `1234` for whole-unit currencies). */
export function major(account: Account, micros: number): string {
  if (micros === 0) return '0';
  return (micros / 1_000_000).toFixed(account.minorMicros >= 1_000_000 ? 0 : 2);
}

/** A rate or an average: up to six decimals, no trailing zeros. */
export function ratio(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** Smallest daily budget in smallest units where it is not 100. */
const MINIMUM_UNITS: Readonly<Record<string, number>> = {
  HUF: 360,
  INR: 9_000,
  KRW: 1_300,
  COP: 4_000,
  CLP: 900,
};

/** Smallest daily budget: about one US dollar; five times as much where delivery is billed by rarer events. */
export function minimumBudget(account: Account): { impressions: number; lowFrequency: number } {
  const impressions = MINIMUM_UNITS[account.currency] ?? 100;
  return { impressions, lowFrequency: impressions * 5 };
}
