import { fromMicros, toMicros } from './decimals.js';
import type { FileTotals, ParsedRow, RowAction, RowMetrics } from './types.js';

/** a + b where null means "no value": null only when both are. */
function addNumbers(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}

function addMicros(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : b === null ? a : a + b;
}

/** Adds two decimal strings exactly. */
export function addDecimals(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return fromMicros((toMicros(a) ?? 0n) + (toMicros(b) ?? 0n));
}

/** Adds what can be added. People reached cannot: reach and frequency of two rows are unknown together. */
export function addMetrics(a: RowMetrics, b: RowMetrics): RowMetrics {
  return {
    impressions: addNumbers(a.impressions, b.impressions),
    clicks: addNumbers(a.clicks, b.clicks),
    linkClicks: addNumbers(a.linkClicks, b.linkClicks),
    costMicros: addMicros(a.costMicros, b.costMicros),
    conversions: addDecimals(a.conversions, b.conversions),
    conversionValueMicros: addMicros(a.conversionValueMicros, b.conversionValueMicros),
    reach: null,
    frequency: null,
  };
}

/** Adds the same action in the same window; never one action to another. */
export function addActions(a: readonly RowAction[], b: readonly RowAction[]): readonly RowAction[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const sums = new Map(a.map((item) => [`${item.action}|${item.window}`, item]));
  for (const item of b) {
    const key = `${item.action}|${item.window}`;
    const known = sums.get(key);
    const count = known ? addDecimals(known.count, item.count) : item.count;
    const valueMicros = known ? addMicros(known.valueMicros, item.valueMicros) : item.valueMicros;
    sums.set(key, { ...item, count, valueMicros });
  }
  return [...sums.values()];
}

/** The file's sums, one set per currency, in order of first appearance. */
export function sumTotals(rows: readonly ParsedRow[]): FileTotals[] {
  const sums = new Map<string | null, Running>();
  for (const { currency, metrics } of rows) {
    const sum = sums.get(currency) ?? {
      impressions: null,
      clicks: null,
      costMicros: null,
      conversions: null,
      conversionValueMicros: null,
    };
    sum.impressions = addNumbers(sum.impressions, metrics.impressions);
    sum.clicks = addNumbers(sum.clicks, metrics.clicks);
    sum.costMicros = addMicros(sum.costMicros, metrics.costMicros);
    const conversions = metrics.conversions === null ? null : toMicros(metrics.conversions);
    sum.conversions = addMicros(sum.conversions, conversions);
    sum.conversionValueMicros = addMicros(sum.conversionValueMicros, metrics.conversionValueMicros);
    sums.set(currency, sum);
  }
  return [...sums].map(([currency, sum]) => ({
    currency,
    ...sum,
    conversions: sum.conversions === null ? null : fromMicros(sum.conversions),
  }));
}

type Running = {
  impressions: number | null;
  clicks: number | null;
  costMicros: bigint | null;
  conversions: bigint | null;
  conversionValueMicros: bigint | null;
};

/**
 * Sums a table over its breakdown: one row per entity and day, as a table exported without it would have. Right for
 * delivery and money when the export was not filtered; reach is left out. Actions go along.
 */
export function rollUpBreakdown(rows: readonly ParsedRow[]): ParsedRow[] {
  const sums = new Map<string, ParsedRow>();
  for (const row of rows) {
    const key = `${row.entity.key}\u0001${row.periodStart}\u0001${row.periodEnd}\u0001${row.currency ?? ''}`;
    const known = sums.get(key);
    sums.set(key, {
      ...(known ?? row),
      breakdown: NO_BREAKDOWN,
      breakdownKey: '',
      metrics: known ? addMetrics(known.metrics, row.metrics) : row.metrics,
      actions: known ? addActions(known.actions, row.actions) : row.actions,
    });
  }
  return [...sums.values()];
}

export const NO_BREAKDOWN: Readonly<Record<string, string>> = Object.freeze({});
