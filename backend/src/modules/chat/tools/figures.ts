import type { FactUnit, MetricMeasure } from '@adwright/contracts';

/** Sums over days; `null` where nothing was reported, which is not zero. Money in micros. */
export interface Sums {
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly cost: bigint | null;
  readonly conversions: number | null;
  readonly value: bigint | null;
}

export type DerivedMeasure = MetricMeasure | 'value_per_conversion';

const MICROS: ReadonlySet<string> = new Set(['cost', 'value', 'cpm', 'cpc', 'cpa', 'value_per_conversion']);
const RATIOS: ReadonlySet<string> = new Set(['ctr', 'cvr', 'roas']);
const CONVERTING: ReadonlySet<string> = new Set([
  'conversions',
  'value',
  'cpa',
  'cvr',
  'roas',
  'value_per_conversion',
]);

export function unitOf(measure: DerivedMeasure): FactUnit {
  if (MICROS.has(measure)) return 'micros';
  if (RATIOS.has(measure)) return 'ratio';
  return measure === 'conversions' ? 'decimal' : 'count';
}

/** True when the platform's attribution of conversions stands behind the figure. */
export function restsOnAttribution(measure: string): boolean {
  return CONVERTING.has(measure);
}

const over = (a: number | null, b: number | null, times = 1): number | null =>
  a === null || b === null || b === 0 ? null : (a / b) * times;

const amount = (micros: bigint | null): number | null => (micros === null ? null : Number(micros));

/** A measure of sums as a number (money in micros, rates as ratios); null where it cannot be told. */
export function measureOf(sums: Sums, measure: DerivedMeasure): number | null {
  const [cost, value] = [amount(sums.cost), amount(sums.value)];
  switch (measure) {
    case 'cost':
      return cost;
    case 'value':
      return value;
    case 'impressions':
    case 'clicks':
    case 'conversions':
      return sums[measure];
    case 'cpm':
      return over(cost, sums.impressions, 1000);
    case 'cpc':
      return over(cost, sums.clicks);
    case 'cpa':
      return over(cost, sums.conversions);
    case 'ctr':
      return over(sums.clicks, sums.impressions);
    case 'cvr':
      return over(sums.conversions, sums.clicks);
    case 'roas':
      return over(value, cost);
    case 'value_per_conversion':
      return over(value, sums.conversions);
  }
}

/** How a fact holds it: micros and counts as integers, rates with six decimals, conversions with two at most. */
export function written(value: number, unit: FactUnit): string {
  if (unit === 'micros' || unit === 'count') return BigInt(Math.round(value)).toString();
  return String(Number(value.toFixed(unit === 'decimal' ? 2 : 6)));
}

const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

export const NO_SUMS: Sums = { impressions: null, clicks: null, cost: null, conversions: null, value: null };

export function addSums(a: Sums, b: Sums): Sums {
  const money = (x: bigint | null, y: bigint | null) => (x === null ? y : y === null ? x : x + y);
  return {
    impressions: plus(a.impressions, b.impressions),
    clicks: plus(a.clicks, b.clicks),
    cost: money(a.cost, b.cost),
    conversions: plus(a.conversions, b.conversions),
    value: money(a.value, b.value),
  };
}
