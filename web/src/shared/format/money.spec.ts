import { describe, expect, it } from 'vitest';
import { formatAmount, formatMoney, microsPer, microsToNumber, subtractMicros } from './money.js';

describe('money', () => {
  it('writes an amount with its currency on one line', () => {
    expect(formatMoney('48000000', 'EUR')).toBe('48.00\u00a0EUR');
  });

  it('uses the decimals of the currency', () => {
    expect(formatMoney('13000000000', 'JPY')).toBe('13,000\u00a0JPY');
    expect(formatMoney('1234567', 'KWD')).toBe('1.235\u00a0KWD');
  });

  it('keeps every digit of an amount beyond 2^53 micros', () => {
    expect(formatAmount('999999999999123456', 'EUR')).toBe('999,999,999,999.12');
    expect(formatAmount('90071992547409930000', 'EUR')).toBe('90,071,992,547,409.93');
  });

  it('tells nothing from zero', () => {
    expect(formatMoney(null, 'EUR')).toBe('–');
    expect(formatMoney('0', 'EUR')).toBe('0.00\u00a0EUR');
  });

  it('writes a code that is no currency instead of failing', () => {
    expect(formatMoney('1000000', '')).toBe('1.00\u00a0');
  });

  it('subtracts exactly', () => {
    expect(subtractMicros('90071992547409931', '1')).toBe('90071992547409930');
  });

  it('divides by fractional conversions, half up, and never by none', () => {
    expect(microsPer('10000000', 3)).toBe('3333333');
    expect(microsPer('10000000', 2.5)).toBe('4000000');
    expect(microsPer('1', 2)).toBe('1');
    expect(microsPer('10000000', 0)).toBeNull();
    expect(microsPer('10000000', null)).toBeNull();
    expect(microsPer(null, 3)).toBeNull();
  });

  it('gives charts a number', () => {
    expect(microsToNumber('1500000')).toBe(1.5);
    expect(microsToNumber(null)).toBeNull();
  });
});
