import { describe, expect, it } from 'vitest';
import { completeDays, lastWeekMicros } from './account-spend.js';

const series = Array.from({ length: 10 }, (_, index) => ({
  date: `2026-11-${String(11 + index).padStart(2, '0')}`,
  costMicros: index === 9 ? '1' : '1000000',
  conversions: null,
}));

describe('the last seven days of an account', () => {
  it('are complete ones: the first hours of today are left out', () => {
    expect(completeDays({ series, dataThrough: '2026-11-19' }).at(-1)?.date).toBe('2026-11-19');
    expect(lastWeekMicros({ series, dataThrough: '2026-11-19' })).toBe('7000000');
  });

  it('are unknown when none of them was reported', () => {
    const silent = series.map((day) => ({ ...day, costMicros: null }));
    expect(lastWeekMicros({ series: silent, dataThrough: '2026-11-19' })).toBeNull();
    expect(lastWeekMicros({ series: [], dataThrough: null })).toBeNull();
  });
});
