import type { ParsedExport, ParsedRow } from '../reader/index.js';
import { factKeys } from './keys.js';
import type { ReadSummary } from './messages.js';
import { toPeriodFact } from './to-facts.js';

const SAMPLE_ROWS = 8;
const MOST_KEYS = 200;

/** What a person and the store need to know of a file before its rows. @throws FigureTooLarge */
export function summarize(parsed: ParsedExport): ReadSummary {
  // Every row is turned into a fact once here, so that one that cannot be stored is found before anything is.
  for (const row of parsed.rows) toPeriodFact(row);
  const entities = new Set(parsed.rows.map((row) => row.entity));
  const keys = new Set<string>();
  for (const entity of entities) {
    if (keys.size >= MOST_KEYS) break;
    keys.add(factKeys(entity).entityKey);
  }
  const list = [...entities];
  return {
    status: 'parsed',
    platform: parsed.platform,
    level: parsed.level,
    breakdown: parsed.breakdown,
    granularity: parsed.granularity,
    periodStart: parsed.periodStart,
    periodEnd: parsed.periodEnd,
    exportedAt: parsed.exportedAt,
    columns: parsed.columns,
    warnings: parsed.warnings,
    errors: parsed.errors,
    rowCounts: parsed.rowCounts,
    totals: parsed.totals,
    currencies: [...new Set(parsed.rows.map((row) => row.currency))],
    accountId: only(list.map((entity) => entity.accountId)),
    accountName: only(list.map((entity) => entity.accountName)),
    entityKeys: [...keys],
    sample: parsed.rows.slice(0, SAMPLE_ROWS).map((row) => sampleOf(row, parsed)),
  };
}

/** The one value all have, else null. */
function only(values: readonly (string | null)[]): string | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}

function sampleOf(row: ParsedRow, parsed: ParsedExport): Record<string, string | null> {
  const text = (value: number | bigint | null) => (value === null ? null : String(value));
  const { metrics } = row;
  return {
    ...(parsed.granularity === 'period'
      ? { periodStart: row.periodStart, periodEnd: row.periodEnd }
      : { date: row.periodStart }),
    ...Object.fromEntries(row.entity.path.map((step) => [step.level, step.name])),
    ...row.breakdown,
    currency: row.currency,
    impressions: text(metrics.impressions),
    clicks: text(metrics.clicks),
    costMicros: text(metrics.costMicros),
    conversions: metrics.conversions,
    conversionValueMicros: text(metrics.conversionValueMicros),
  };
}
