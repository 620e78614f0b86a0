import { describe, expect, it } from 'vitest';
import { fromMicros, toMicros } from './decimals.js';
import { readNumber } from './metrics.js';
import { type DecimalSign, evidenceOf, readNumberText, toDecimal } from './numbers.js';

const decimal = (text: string, sign: DecimalSign): string | null => {
  const number = readNumberText(text);
  return number.kind === 'number' ? toDecimal(number, sign) : number.kind;
};

describe('readNumberText and toDecimal', () => {
  it.each([
    ['62,312', '.', '62312'],
    ['2.206', ',', '2206'],
    ['275,03', ',', '275.03'],
    ['US$1.92', '.', '1.92'],
    ['R$\u00a012,34', ',', '12.34'],
    ['R$ 1.234,56', ',', '1234.56'],
    ['Rs. 1,19,427.50', '.', '119427.50'],
    ['₹1,19,427', '.', '119427'],
    ['1\u202f234,50 €', ',', '1234.50'],
    ['1’234.50 CHF', '.', '1234.50'],
    ["1'234'567", '.', '1234567'],
    ['12,50 kr.', ',', '12.50'],
    ['S/170.17', '.', '170.17'],
    ['.22', '.', '0.22'],
    ['(12.00)', '.', '-12.00'],
    ['-$5.00', '.', '-5.00'],
    ['5.00-', '.', '-5.00'],
    ['−3,5', ',', '-3.5'],
    ['1.2E+03', '.', '1200'],
    ['3.5e-7', '.', '0.00000035'],
    ['007', '.', '007'],
  ] as const)('reads %s', (text, sign, expected) => {
    expect(decimal(text, sign)).toBe(expected);
  });

  it.each(['', '-', '--', ' --', 'NA', 'n/a', 'NULL', '#DIV/0!', '—', 'NaN', '\u00a0'])(
    'takes %j for missing',
    (text) => {
      expect(readNumberText(text).kind).toBe('missing');
    },
  );

  it.each(['< 10%', '> 90 %', '≤5'])('takes %j for a bound', (text) => {
    expect(readNumberText(text).kind).toBe('bound');
  });

  it.each(['abc', '12abc', '1 of 2', '$€5', '=1+1', '1/2', '1:30', '2026-01-01', '--5--', '1e999'])(
    'does not read %j as a number',
    (text) => {
      const number = readNumberText(text);
      const value = number.kind === 'number' ? toDecimal(number, '.') : null;
      expect(value).toBeNull();
    },
  );

  it('refuses grouping that does not fit the decimal sign', () => {
    expect(decimal('12,34', '.')).toBeNull();
    expect(decimal('1,2345', '.')).toBeNull();
    expect(decimal('1.23.456', ',')).toBeNull();
    expect(decimal('1.234.56', '.')).toBeNull();
  });
});

describe('evidenceOf', () => {
  it.each([
    ['1,234.56', false, '.'],
    ['1.234,56', false, ','],
    ['1.234.567', false, ','],
    ['1,19,427', false, '.'],
    ['12,5', false, ','],
    ['0.123', false, '.'],
    ['12345.678', false, '.'],
    ['1.234', false, 'ambiguous'],
    ['1.234', true, ','],
    ['1 234,567', false, ','],
    ['1234', false, null],
  ] as const)('%s in a column of whole numbers: %s -> %s', (body, whole, expected) => {
    expect(evidenceOf(body, whole)).toBe(expected);
  });
});

describe('round trip through every locale', () => {
  it.each([
    ['en-US', 'USD', '.'],
    ['de-DE', 'EUR', ','],
    ['fr-FR', 'EUR', ','],
    ['es-ES', 'EUR', ','],
    ['pt-BR', 'BRL', ','],
    ['de-CH', 'CHF', '.'],
    ['en-IN', 'INR', '.'],
    ['sv-SE', 'SEK', ','],
    ['pl-PL', 'PLN', ','],
    ['ja-JP', 'JPY', '.'],
  ] as const)('%s', (locale, currency, sign) => {
    const plain = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const money = new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 2 });
    for (let cents = 1; cents < 4_000_000_000; cents = cents * 3 + 7) {
      for (const value of [cents / 100, -cents / 100]) {
        const micros = BigInt(Math.round(value * 100)) * 10_000n;
        expect(readNumber(plain.format(value), sign).micros).toBe(micros);
        expect(readNumber(money.format(value), sign)).toMatchObject({
          micros,
          currencies: expect.arrayContaining([currency]),
        });
      }
    }
  });
});

describe('decimals', () => {
  it('rounds half away from zero at six places and writes the shortest form', () => {
    expect(toMicros('1.4999995')).toBe(1_500_000n);
    expect(toMicros('-1.4999995')).toBe(-1_500_000n);
    expect(toMicros('589.84691149966693')).toBe(589_846_911n);
    expect(toMicros('12345678901234567890.5')).toBe(12_345_678_901_234_567_890_500_000n);
    expect(toMicros('1,5')).toBeNull();
    expect(toMicros('')).toBeNull();
    expect([0n, 11_000_000n, -500_000n, 1n].map(fromMicros)).toEqual(['0', '11', '-0.5', '0.000001']);
  });
});
