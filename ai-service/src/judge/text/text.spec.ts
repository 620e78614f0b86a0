import { describe, expect, it } from 'vitest';
import { dayOf } from '../account/days.js';
import { scoreOf } from '../score.js';
import { amount, count, dayText, money, percent } from './amounts.js';
import { counted, displayName, fitted, levelWord } from './words.js';

describe('amounts', () => {
  it('writes money as the currency does', () => {
    expect(money(1_250_000_000n, 'EUR')).toBe('1,250.00 EUR');
    expect(money(5_000_000_000, 'JPY')).toBe('5,000 JPY');
    expect(amount(-12_340_000n, 'USD')).toBe('-12.34');
    expect(money(0.4, 'EUR')).toBe('0.00 EUR');
  });

  it('writes counts, shares and days', () => {
    expect([count(3.456), count(1_204.6), percent(0.125), percent(0.0032), percent(1.5)]).toEqual([
      '3.5',
      '1,205',
      '12.5 %',
      '0.32 %',
      '150 %',
    ]);
    expect(dayText(dayOf('2026-11-12'))).toBe('12 Nov 2026');
    expect([counted(1, 'day'), counted(2, 'day'), counted(3.5, 'conversion')]).toEqual([
      '1 day',
      '2 days',
      '3.5 conversions',
    ]);
  });
});

describe('words', () => {
  it('uses the platform’s own', () => {
    expect(levelWord('ad_group', 'meta')).toBe('ad set');
    expect(levelWord('ad_group', 'google')).toBe('ad group');
    expect(levelWord('search_term', 'google')).toBe('search term');
  });

  it('makes any name fit to be read', () => {
    expect(displayName(' a\u202e\n\tb\u0000 ')).toBe('a b');
    expect(displayName('\u200b')).toBe('(no name)');
    expect([...displayName('😀'.repeat(100))]).toHaveLength(80);
    expect(fitted('x'.repeat(300))).toHaveLength(200);
    expect(fitted(`${'x'.repeat(198)}😀😀`)).toBe(`${'x'.repeat(198)}…`);
  });
});

describe('scoreOf', () => {
  it('grows with what is at stake, between 0 and 100', () => {
    expect(scoreOf(0, 100)).toBe(0);
    expect(scoreOf(5, 0)).toBe(0);
    expect(scoreOf(4, 100)).toBe(50);
    expect(scoreOf(1, 100)).toBeLessThan(scoreOf(2, 100));
    expect(scoreOf(1e12, 1)).toBeLessThanOrEqual(100);
  });
});
