import { describe, expect, it } from 'vitest';
import { priceOf, readPrices, sumOfUsage, withCost } from './prices.js';

describe('prices', () => {
  it('are found by the longest beginning of a name', () => {
    expect(priceOf('gpt-5-mini-2026-01-01')).toEqual({ input: 0.25, output: 2 });
    expect(priceOf('gpt-5')).toEqual({ input: 1.25, output: 10 });
    expect(priceOf('gpt-55')).toBeNull();
    expect(priceOf('some-model')).toBeNull();
  });

  it('can be overridden and added to', () => {
    const own = readPrices('my-model=0.5/1.5, gpt-5=2/20');
    expect(priceOf('my-model', own)).toEqual({ input: 0.5, output: 1.5 });
    expect(priceOf('gpt-5', own)).toEqual({ input: 2, output: 20 });
    expect(() => readPrices('my-model=cheap')).toThrow(/my-model=cheap/);
  });

  it('cost whole micros, rounded up; an unknown price stays unknown in every sum', () => {
    const usage = withCost({ inputTokens: 1001, outputTokens: 10 }, { input: 0.25, output: 2 });
    expect(usage.costMicros).toBe('271');
    expect(sumOfUsage(usage, usage)?.costMicros).toBe('542');
    expect(sumOfUsage(usage, withCost({ inputTokens: 1, outputTokens: 1 }, null))?.costMicros).toBeNull();
  });
});
