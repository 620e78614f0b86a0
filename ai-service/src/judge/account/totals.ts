/**
 * Columns of the prefix sums. The `missing` ones count rows whose figure was not reported: "not reported" is never
 * zero. `reachImpressions` and `budgetImpressions` are the impressions of rows that report reach and budget loss, so
 * that ratios are taken over the same days.
 */
export const COLUMN = {
  impressions: 0,
  clicks: 1,
  cost: 2,
  conversions: 3,
  value: 4,
  reach: 5,
  reachImpressions: 6,
  budgetLost: 7,
  budgetImpressions: 8,
  missingImpressions: 9,
  missingClicks: 10,
  missingCost: 11,
  missingConversions: 12,
  missingValue: 13,
  rows: 14,
} as const;

export const COLUMN_COUNT = Object.keys(COLUMN).length;

/** Sums of one entity over a span of days. Money in micros of the account's currency. */
export interface Totals {
  impressions: number;
  clicks: number;
  cost: number;
  conversions: number;
  value: number;
  /** Sum of daily reach: people are counted again each day. */
  reach: number;
  reachImpressions: number;
  /** Impressions the budget let through and, of them all, the impression-weighted share lost to budget. */
  budgetLost: number;
  budgetImpressions: number;
  missingImpressions: number;
  missingClicks: number;
  missingCost: number;
  missingConversions: number;
  missingValue: number;
  /** Days with a row. */
  rows: number;
}

const KEYS = Object.keys(COLUMN) as (keyof Totals)[];

/** Reads the totals between two slots of the prefix sums. */
export function totalsBetween(prefix: Float64Array, fromSlot: number, toSlot: number): Totals {
  const low = fromSlot * COLUMN_COUNT;
  const high = toSlot * COLUMN_COUNT;
  const at = (column: number) => (prefix[high + column] ?? 0) - (prefix[low + column] ?? 0);
  return {
    impressions: at(COLUMN.impressions),
    clicks: at(COLUMN.clicks),
    cost: at(COLUMN.cost),
    conversions: rounded(at(COLUMN.conversions)),
    value: at(COLUMN.value),
    reach: at(COLUMN.reach),
    reachImpressions: at(COLUMN.reachImpressions),
    budgetLost: at(COLUMN.budgetLost),
    budgetImpressions: at(COLUMN.budgetImpressions),
    missingImpressions: at(COLUMN.missingImpressions),
    missingClicks: at(COLUMN.missingClicks),
    missingCost: at(COLUMN.missingCost),
    missingConversions: at(COLUMN.missingConversions),
    missingValue: at(COLUMN.missingValue),
    rows: at(COLUMN.rows),
  };
}

/** Differences of sums of fractional conversions carry noise in the last bits: a zero must be a zero. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** `a` minus `b`, for "all the others". */
export function minus(a: Totals, b: Totals): Totals {
  const result = { ...a };
  for (const key of KEYS) result[key] = a[key] - b[key];
  result.conversions = rounded(result.conversions);
  return result;
}

/** `a` and `b` together. */
export function plus(a: Totals, b: Totals): Totals {
  const result = { ...a };
  for (const key of KEYS) result[key] = a[key] + b[key];
  result.conversions = rounded(result.conversions);
  return result;
}
