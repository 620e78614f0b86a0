import type { Figure } from '@adwright/contracts';
import { formatDate } from './date.js';
import { ABSENT, LOCALE, NBSP } from './locale.js';
import { formatMoney } from './money.js';

const countFormat = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
const percentFormat = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const ratioFormat = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const smallFormat = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 1 });

/** A count with grouping; conversions may be fractional and keep two decimals. */
export function formatCount(value: number | null): string {
  return value === null ? ABSENT : countFormat.format(value);
}

/** 12.34 -> `12.3 %`. */
export function formatPercent(value: number | null): string {
  return value === null ? ABSENT : `${percentFormat.format(value)}${NBSP}%`;
}

/** Share of two counts in percent; null when it cannot be told. */
export function percentOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole === 0) return null;
  return (part / whole) * 100;
}

/** Relative change in percent with its sign: 50 after 40 -> `+25 %`. */
export function formatChange(now: number | null, before: number | null): string {
  const share = percentOf(now, before);
  if (share === null) return ABSENT;
  const change = share - 100;
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±';
  return `${sign}${percentFormat.format(Math.abs(change))}${NBSP}%`;
}

/** A number too small for two decimals keeps its first digit; a chance of 0.002 is not none. */
function formatSmall(number: number): string | null {
  const size = Math.abs(number);
  if (size === 0 || size >= 0.01) return null;
  return number > 0 && size < 0.001 ? `<${NBSP}0.001` : smallFormat.format(number);
}

/**
 * One figure as the judge sent it. `percent` is in percent (25 means 25 %), `ratio` a plain quotient, `micros` an
 * amount in `currency`.
 */
export function formatFigure(value: string | null, unit: Figure['unit'], currency: string): string {
  if (value === null) return ABSENT;
  if (unit === 'text') return value;
  if (unit === 'date') return formatDate(value);
  if (unit === 'micros') return /^-?\d+$/.test(value) ? formatMoney(value, currency) : value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (unit === 'percent') return formatPercent(number);
  const small = unit === 'ratio' || unit === 'decimal' ? formatSmall(number) : null;
  if (small !== null) return small;
  return unit === 'ratio' ? ratioFormat.format(number) : formatCount(number);
}
