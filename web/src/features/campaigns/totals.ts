import type { MetricTotals } from '@adwright/contracts';

function add(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : a + b;
}

function addMicros(a: string | null, b: string | null): string | null {
  if (a === null) return b;
  return b === null ? a : (BigInt(a) + BigInt(b)).toString();
}

const NOTHING: MetricTotals = {
  impressions: null,
  clicks: null,
  costMicros: null,
  conversions: null,
  conversionValueMicros: null,
};

/** Sum of metrics in one currency. What nobody reported stays unknown instead of becoming zero. */
export function sumTotals(all: readonly MetricTotals[]): MetricTotals {
  return all.reduce(
    (sum, next) => ({
      impressions: add(sum.impressions, next.impressions),
      clicks: add(sum.clicks, next.clicks),
      costMicros: addMicros(sum.costMicros, next.costMicros),
      conversions: add(sum.conversions, next.conversions),
      conversionValueMicros: addMicros(sum.conversionValueMicros, next.conversionValueMicros),
    }),
    NOTHING,
  );
}
