import type { Import } from '@adwright/contracts';
import type { FileTotals } from './reader/index.js';
import type { ReadSummary } from './reading/messages.js';

/** What an import says of itself beside its row: kept as JSON, so of plain values only. */
export type ImportReport = Omit<Import, 'id' | 'state' | 'adAccountId' | 'fileName' | 'error' | 'createdAt'>;

export const NOTHING_CHANGED: Import['changed'] = { added: 0, restated: 0, unchanged: 0, older: 0 };

/** @param fallback the account's currency, for a file whose rows carry none. */
export function makeReport(
  read: ReadSummary,
  fallback: { readonly currency: string; readonly timeZone: string },
): ImportReport {
  return {
    platform: read.platform,
    level: read.level,
    breakdown: read.breakdown,
    granularity: read.granularity === 'period' ? 'period' : 'day',
    currency: read.currencies[0] ?? fallback.currency,
    timeZone: fallback.timeZone,
    periodStart: read.periodStart,
    periodEnd: read.periodEnd,
    exportedAt: read.exportedAt === null ? null : new Date(read.exportedAt).toISOString(),
    columns: read.columns.map((column) => ({
      index: column.index,
      header: column.header,
      role: column.role === 'unknown' ? null : column.role,
      unit: column.unit,
      note: column.note,
      samples: [...column.samples],
    })),
    rows: { ...read.rowCounts },
    changed: NOTHING_CHANGED,
    errors: read.errors.map((error) => ({ ...error })),
    warnings: [...read.warnings],
    totals: overallTotals(read.totals),
    totalsByCurrency: read.totals.map((totals) => ({
      currency: totals.currency ?? fallback.currency,
      ...plainTotals(totals),
    })),
    sample: read.sample.map((row) => ({ ...row })),
  };
}

function plainTotals(totals: FileTotals): Import['totals'] {
  return {
    impressions: totals.impressions,
    clicks: totals.clicks,
    costMicros: totals.costMicros?.toString() ?? null,
    conversions: totals.conversions === null ? null : Number(totals.conversions),
    conversionValueMicros: totals.conversionValueMicros?.toString() ?? null,
  };
}

/** Counts of all rows; money only when it is all of one currency, since currencies are never added. */
function overallTotals(sets: readonly FileTotals[]): Import['totals'] {
  const [first] = sets;
  if (first && sets.length === 1) return plainTotals(first);
  const add = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  };
  const plain = sets.map(plainTotals);
  return {
    impressions: add(plain.map((totals) => totals.impressions)),
    clicks: add(plain.map((totals) => totals.clicks)),
    costMicros: null,
    conversions: add(plain.map((totals) => totals.conversions)),
    conversionValueMicros: null,
  };
}
