import type { AdPlatform } from '../common.js';
import { MICROS_PER_UNIT } from '../money.js';
import type { BudgetSlot, DraftSlots } from './body.js';

/** Currencies of which Meta takes whole units only (its offset is 1); Google takes a hundredth of all others as well. */
const WHOLE_UNITS = new Set(['CLP', 'COP', 'CRC', 'HUF', 'ISK', 'IDR', 'JPY', 'KRW', 'PYG', 'TWD', 'VND']);

/** About one US dollar in units of the currency, where that is far from one unit. The platform's own check follows. */
const LEAST_UNITS: Readonly<Record<string, bigint>> = {
  CLP: 900n,
  COP: 4000n,
  CRC: 500n,
  HUF: 360n,
  IDR: 16000n,
  INR: 90n,
  ISK: 140n,
  JPY: 150n,
  KRW: 1300n,
  PYG: 7500n,
  TWD: 32n,
  VND: 25000n,
  CZK: 23n,
  DKK: 7n,
  MXN: 18n,
  NOK: 11n,
  PHP: 57n,
  SEK: 11n,
  THB: 36n,
  TRY: 32n,
  ZAR: 18n,
};

/** Days of an average month, as Google holds a daily budget to a month (support.google.com: 30.4 times the daily budget). */
export const DAYS_OF_MONTH = 30.4;
const DAY_MS = 86_400_000;

/** The smallest step of a budget in this currency that every platform takes, in micros. */
export function budgetStep(currency: string): bigint {
  return WHOLE_UNITS.has(currency) ? MICROS_PER_UNIT : MICROS_PER_UNIT / 100n;
}

/** The least daily budget worth sending, in micros. */
export function leastDailyBudget(currency: string): bigint {
  return (LEAST_UNITS[currency] ?? 1n) * MICROS_PER_UNIT;
}

/** Days from `from` to `to`, both included; null when one is no date or they are in the wrong order. */
export function daysBetween(from: string, to: string): number | null {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  return Number.isFinite(days) && days >= 1 ? Math.round(days) : null;
}

/** What an amount is divided by to give a day's budget; null for a total whose days are not known. */
export function budgetDays(budget: BudgetSlot, start: string | null, end: string | null): number | null {
  if (budget.period === 'day') return 1;
  if (budget.period === 'week') return 7;
  if (budget.period === 'month') return DAYS_OF_MONTH;
  return start && end ? daysBetween(start, end) : null;
}

export interface DailyBudget {
  /** Divided and rounded down to what the currency allows, so that never more is spent than was said. */
  readonly micros: bigint;
  readonly dividedBy: number;
  readonly rounded: boolean;
}

/** The daily budget that follows from an amount for a period. `today` stands in for a start of `now`. */
export function dailyBudget(slots: DraftSlots, today: string): DailyBudget | null {
  const budget = slots.budget.value;
  if (!budget) return null;
  const start = slots.startDate.value === 'now' ? today : slots.startDate.value;
  const end = slots.endDate.value === 'none' ? null : slots.endDate.value;
  const days = budgetDays(budget, start, end);
  if (days === null) return null;
  const step = budgetStep(budget.currency);
  // Tenths of days keep the division in whole numbers: 30.4 is the only broken divisor.
  const tenths = BigInt(Math.round(days * 10));
  const total = BigInt(budget.micros) * 10n;
  const micros = (total / (tenths * step)) * step;
  return { micros, dividedBy: days, rounded: micros * tenths !== total };
}

/** The part of the daily budget each planned platform gets, rounded down to what the currency allows. */
export function dailyShares(slots: DraftSlots, today: string): ReadonlyMap<AdPlatform, bigint> {
  const daily = dailyBudget(slots, today);
  const platforms = slots.platforms.value ?? [];
  const currency = slots.budget.value?.currency;
  if (!daily || currency === undefined) return new Map();
  if (platforms.length < 2) return new Map(platforms.map((platform) => [platform, daily.micros]));
  const step = budgetStep(currency);
  const google = ((daily.micros * BigInt(slots.googleShare.value ?? 50)) / (100n * step)) * step;
  return new Map<AdPlatform, bigint>([
    ['google', google],
    ['meta', ((daily.micros - google) / step) * step],
  ]);
}
