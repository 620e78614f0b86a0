import { describe, expect, it } from 'vitest';
import { formatChange, formatCount, formatFigure, percentOf } from './number.js';

describe('numbers', () => {
  it('groups counts and keeps two decimals of modelled conversions', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatCount(12.345)).toBe('12.35');
    expect(formatCount(null)).toBe('–');
  });

  it('signs a change and says nothing when there is no base', () => {
    expect(formatChange(50, 40)).toBe('+25\u00a0%');
    expect(formatChange(30, 40)).toBe('−25\u00a0%');
    expect(formatChange(40, 40)).toBe('±0\u00a0%');
    expect(formatChange(5, 0)).toBe('–');
  });

  it('knows no share of nothing', () => {
    expect(percentOf(1, 0)).toBeNull();
    expect(percentOf(null, 10)).toBeNull();
  });

  it.each([
    ['48000000', 'micros', '48.00\u00a0EUR'],
    ['97.25', 'percent', '97.3\u00a0%'],
    ['4.1', 'ratio', '4.10'],
    ['0', 'ratio', '0.00'],
    ['0.0022', 'decimal', '0.002'],
    ['5.4e-12', 'decimal', '<\u00a00.001'],
    ['181', 'count', '181'],
    ['2026-11-20', 'date', '20 Nov 2026'],
    ['Search | Brand', 'text', 'Search | Brand'],
  ] as const)('writes the figure %s in %s', (value, unit, text) => {
    expect(formatFigure(value, unit, 'EUR')).toBe(text);
  });

  it('shows a figure it cannot read as it came, never as NaN', () => {
    expect(formatFigure('n/a', 'count', 'EUR')).toBe('n/a');
    expect(formatFigure('1.5', 'micros', 'EUR')).toBe('1.5');
    expect(formatFigure(null, 'micros', 'EUR')).toBe('–');
  });
});
