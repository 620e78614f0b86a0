import { describe, expect, it } from 'vitest';
import { loweredBudget, raisedBudget } from './budget-step.js';

const units = (value: number) => BigInt(Math.round(value * 1_000_000));

describe('raisedBudget', () => {
  it.each([
    [40, 'EUR', 48],
    [43.27, 'EUR', 51.5],
    [60, 'USD', 72],
    [125, 'USD', 150],
    [1_234, 'EUR', 1_450],
    [5_000, 'JPY', 6_000],
    [5_300, 'JPY', 6_350],
    [7, 'JPY', 8],
    [0.05, 'EUR', 0.06],
  ])('raises %d %s by a fifth to %d', (from, currency, to) => {
    expect(raisedBudget(units(from), 0.2, currency)).toBe(units(to));
  });

  it('never exceeds the share, whatever the amount', () => {
    for (let cents = 1; cents < 200_000; cents += 37) {
      const from = BigInt(cents) * 10_000n;
      const to = raisedBudget(from, 0.2, 'EUR');
      if (to !== null) {
        expect(to * 10n <= from * 12n).toBe(true);
        expect(to % 10_000n).toBe(0n);
      }
    }
  });

  it('has no answer when the smallest step is too large', () => {
    expect(raisedBudget(units(3), 0.2, 'JPY')).toBeNull();
    expect(raisedBudget(0n, 0.2, 'EUR')).toBeNull();
  });
});

describe('loweredBudget', () => {
  it.each([
    [50, 'EUR', 40],
    [45, 'EUR', 36],
    [43.27, 'EUR', 35],
    [9_000, 'JPY', 7_200],
  ])('lowers %d %s by a fifth to %d', (from, currency, to) => {
    expect(loweredBudget(units(from), 0.2, currency)).toBe(units(to));
  });

  it('never falls by more than the share and never to zero', () => {
    for (let cents = 1; cents < 200_000; cents += 41) {
      const from = BigInt(cents) * 10_000n;
      const to = loweredBudget(from, 0.2, 'EUR');
      if (to !== null) {
        expect(to * 10n >= from * 8n).toBe(true);
        expect(to > 0n).toBe(true);
      }
    }
  });
});
