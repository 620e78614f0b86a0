import { describe, expect, it } from 'vitest';
import { decompose, type Part } from './decompose.js';
import { NO_SUMS, type Sums } from './figures.js';

const euros = (amount: number) => BigInt(Math.round(amount * 1_000_000));
const sums = (cost: number, impressions: number, clicks: number, conversions: number): Sums => ({
  cost: euros(cost),
  impressions,
  clicks,
  conversions,
  value: euros(conversions * 50),
});
const part = (key: string, before: Sums, current: Sums): Part => ({ key, before, current });
const effectOf = (result: ReturnType<typeof decompose>, factor: string) =>
  result?.effects.find((effect) => effect.factor === factor)?.effect ?? 0;
const productOf = (result: ReturnType<typeof decompose>) =>
  (result?.effects ?? []).reduce((all, { effect }) => all * (1 + effect), 1) - 1;

describe('decompose', () => {
  it('blames the conversion rate alone when nothing else moved', () => {
    const result = decompose('cpa', [part('a', sums(100, 10_000, 200, 20), sums(100, 10_000, 200, 10))]);
    expect(result?.change).toBeCloseTo(1, 9);
    expect(result?.effects[0]?.factor).toBe('cvr');
    expect(effectOf(result, 'cvr')).toBeCloseTo(1, 6);
    for (const factor of ['cpm', 'ctr', 'mix']) expect(effectOf(result, factor)).toBeCloseTo(0, 9);
  });

  it.each([
    ['dearer impressions', sums(150, 10_000, 200, 20), 'cpm', 0.5],
    ['fewer clicks on the same impressions', sums(100, 10_000, 100, 10), 'ctr', 1],
  ])('blames %s', (_, current, factor, effect) => {
    const result = decompose('cpa', [part('a', sums(100, 10_000, 200, 20), current)]);
    expect(result?.effects[0]?.factor).toBe(factor);
    expect(effectOf(result, factor as string)).toBeCloseTo(effect as number, 6);
  });

  it('sees a shift of money between campaigns whose own rates stand still as mix', () => {
    const good = (scale: number) => sums(100 * scale, 10_000 * scale, 200 * scale, 20 * scale);
    const poor = (scale: number) => sums(100 * scale, 10_000 * scale, 200 * scale, 4 * scale);
    const result = decompose('cpa', [part('good', good(2), good(1)), part('poor', poor(1), poor(2))]);
    expect(result?.change).toBeGreaterThan(0.3);
    expect(result?.effects[0]?.factor).toBe('mix');
    expect(effectOf(result, 'mix')).toBeCloseTo(result?.change ?? 0, 6);
    expect(effectOf(result, 'cvr')).toBeCloseTo(0, 9);
  });

  it('leaves no residual: the effects multiply up to the change, for every measure', () => {
    const parts = [
      part('a', sums(120, 9_000, 150, 11), sums(90, 8_000, 170, 6)),
      part('b', sums(40, 3_000, 40, 2), sums(75, 2_500, 60, 5)),
      part('c', sums(10, 500, 9, 0), sums(30, 700, 12, 1)),
    ];
    for (const measure of ['cpa', 'conversions', 'clicks', 'value', 'roas', 'cost'] as const) {
      const result = decompose(measure, parts);
      expect(productOf(result), measure).toBeCloseTo(result?.change ?? Number.NaN, 6);
      const parted = [...(result?.byPart.values() ?? [])].reduce((all, effect) => all * (1 + effect), 1) - 1;
      expect(parted, measure).toBeCloseTo(result?.change ?? Number.NaN, 6);
    }
  });

  it('counts a new campaign as mix, and one whose conversions stopped as conversion rate', () => {
    const steady = sums(100, 10_000, 200, 20);
    const fresh = decompose('cpa', [
      part('old', steady, steady),
      part('new', NO_SUMS, sums(100, 10_000, 200, 5)),
    ]);
    expect(fresh?.effects[0]?.factor).toBe('mix');
    const broken = decompose('cpa', [
      part('old', steady, steady),
      part('broken', steady, sums(100, 10_000, 200, 0)),
    ]);
    expect(broken?.effects[0]?.factor).toBe('cvr');
    expect(productOf(broken)).toBeCloseTo(1, 4);
    expect([...(broken?.effects[0]?.byPart ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0]).toBe('broken');
  });

  it('does without impressions where a file has none', () => {
    const bare = (cost: number, clicks: number, conversions: number): Sums => ({
      ...sums(cost, 0, clicks, conversions),
      impressions: null,
    });
    const result = decompose('cpa', [part('a', bare(100, 200, 20), bare(100, 100, 10))]);
    expect(result?.effects[0]?.factor).toBe('cpc');
    expect(productOf(result)).toBeCloseTo(1, 6);
  });

  it('explains conversions that fell to none by their rate, and spend by what it bought and at what price', () => {
    const gone = decompose('conversions', [part('a', sums(100, 10_000, 200, 20), sums(100, 10_000, 200, 0))]);
    expect(gone).toMatchObject({ change: -1 });
    expect(gone?.effects[0]?.factor).toBe('cvr');
    expect(effectOf(gone, 'ctr')).toBeCloseTo(0, 6);
    const dearer = decompose('cost', [part('a', sums(100, 10_000, 200, 20), sums(300, 15_000, 300, 30))]);
    expect(effectOf(dearer, 'impressions')).toBeCloseTo(0.5, 6);
    expect(effectOf(dearer, 'cpm')).toBeCloseTo(1, 6);
  });

  it('says nothing where there is no relative change', () => {
    expect(decompose('cpa', [part('a', sums(100, 10, 1, 0), sums(100, 10, 1, 1))])).toBeNull();
    expect(decompose('cpa', [])).toBeNull();
  });
});
