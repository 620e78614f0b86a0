import type { MetricTotals } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { sumTotals } from './totals.js';
import { windowOf } from './use-window.js';

const some: MetricTotals = {
  impressions: 10,
  clicks: 1,
  costMicros: '9007199254740993',
  conversions: null,
  conversionValueMicros: null,
};

describe('a sum of metrics', () => {
  it('is exact beyond 2^53 and keeps the unknown unknown', () => {
    expect(sumTotals([some, some])).toEqual({
      impressions: 20,
      clicks: 2,
      costMicros: '18014398509481986',
      conversions: null,
      conversionValueMicros: null,
    });
  });

  it('counts what one of them reported', () => {
    expect(sumTotals([some, { ...some, conversions: 2.5, costMicros: null }])).toMatchObject({
      conversions: 2.5,
      costMicros: '9007199254740993',
    });
  });
});

describe('a window', () => {
  it('ends yesterday and has as many days as it says', () => {
    expect(windowOf(7, '2026-03-03')).toEqual({ from: '2026-02-24', to: '2026-03-02' });
  });
});
