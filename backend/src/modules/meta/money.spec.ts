import { describe, expect, it } from 'vitest';
import { fromMinor, minorMicros, toMinor } from './money.js';

describe("Meta's minor units", () => {
  it.each([
    ['EUR', '5000', 50_000_000n],
    ['USD', '1', 10_000n],
    ['JPY', '5000', 5_000_000_000n],
    ['HUF', '100', 100_000_000n],
    ['TWD', '1', 1_000_000n],
    ['COP', '7', 7_000_000n],
    // Three decimals in ISO 4217, two at Meta.
    ['BHD', '5000', 50_000_000n],
    ['JOD', '1', 10_000n],
  ])('%s %s is %s micros and back', (currency, minor, micros) => {
    expect(fromMinor(minor, currency)).toBe(micros);
    expect(toMinor(micros, currency)).toBe(minor);
  });

  it('are not guessed for a currency that is not known', () => {
    for (const currency of ['XXX', 'BTC', '', 'eur'])
      expect(() => minorMicros(currency)).toThrow(expect.objectContaining({ kind: 'rejected' }));
  });

  it('are not rounded: an amount that does not fit is refused', () => {
    expect(() => toMinor(10_001n, 'EUR')).toThrow(expect.objectContaining({ kind: 'rejected' }));
    expect(() => toMinor(5_500_000n, 'JPY')).toThrow(expect.objectContaining({ kind: 'rejected' }));
  });
});
