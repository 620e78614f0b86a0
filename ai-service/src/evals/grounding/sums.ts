/** One row by its columns; null where nothing was reported. */
export type Row = Readonly<Record<string, string | null>>;

const SUMMED = ['cost', 'impressions', 'clicks', 'conversions', 'value'] as const;
export type Totals = Record<(typeof SUMMED)[number], number | null>;

/** Sums over rows; null where no row reported any. */
export function totalsOf(rows: readonly Row[]): Totals {
  const sum = (key: string) => {
    const known = rows.flatMap((row) =>
      row[key] === null || row[key] === undefined ? [] : [Number(row[key])],
    );
    return known.length === 0 ? null : known.reduce((all, value) => all + value, 0);
  };
  return {
    cost: sum('cost'),
    impressions: sum('impressions'),
    clicks: sum('clicks'),
    conversions: sum('conversions'),
    value: sum('value'),
  };
}

/** A measure of sums, by its definition; money in micros. */
export function measured(totals: Totals, measure: string): number | null {
  const { cost, impressions, clicks, conversions, value } = totals;
  const over = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b);
  const rates: Record<string, () => number | null> = {
    cpm: () => over(cost === null ? null : cost * 1000, impressions),
    cpc: () => over(cost, clicks),
    cpa: () => over(cost, conversions),
    ctr: () => over(clicks, impressions),
    cvr: () => over(conversions, clicks),
    roas: () => over(value, cost),
    value_per_conversion: () => over(value, conversions),
  };
  return measure in totals ? totals[measure as keyof Totals] : (rates[measure]?.() ?? null);
}
