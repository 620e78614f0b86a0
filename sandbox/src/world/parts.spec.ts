import { describe, expect, it } from 'vitest';
import { Calendar, dateOf, dayIndex, monthOf, weekday } from './calendar.js';
import { delayOf } from './conversions.js';
import { shareOfDay } from './demand.js';
import { apportion, poisson } from './hash.js';
import { blocks } from './matching.js';

describe('negative keywords', () => {
  it.each([
    ['BROAD', 'free bike', 'bike for free', true],
    ['BROAD', 'free', 'freestyle bike', false],
    ['PHRASE', 'free bike', 'get free bike now', true],
    ['PHRASE', 'free bike', 'free mountain bike', false],
    ['EXACT', 'free bike', 'free bike', true],
    ['EXACT', 'free bike', 'free bike now', false],
    ['BROAD', '  ', 'anything', false],
  ] as const)('%s "%s" against "%s" -> %s', (matchType, text, term, expected) => {
    expect(blocks({ matchType, text }, term)).toBe(expected);
  });
});

describe('the calendar', () => {
  const berlin = new Calendar('Europe/Berlin');

  it('begins local days at local midnight on both sides of a clock change', () => {
    const spring = dayIndex('2026-03-29');
    expect(new Date(berlin.startOf(spring)).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(berlin.startOf(spring + 1) - berlin.startOf(spring)).toBe(23 * 3_600_000);
    const autumn = dayIndex('2026-10-25');
    expect(berlin.startOf(autumn + 1) - berlin.startOf(autumn)).toBe(25 * 3_600_000);
  });

  it('knows whose day it is', () => {
    const at = Date.parse('2026-11-20T23:30:00Z');
    expect(dateOf(berlin.dayOf(at))).toBe('2026-11-21');
    expect(dateOf(new Calendar('America/Los_Angeles').dayOf(at))).toBe('2026-11-20');
    expect(dateOf(new Calendar('Asia/Tokyo').dayOf(at))).toBe('2026-11-21');
    expect(berlin.localDateTime(at)).toBe('2026-11-21 00:30:00');
  });

  it('refuses what is no date', () => {
    for (const text of ['2026-02-30', '20260101', '', '2026-13-01']) expect(dayIndex(text)).toBeNaN();
    expect(weekday(dayIndex('2026-11-20'))).toBe(4);
    expect(monthOf(dayIndex('2028-02-10')).length).toBe(29);
  });
});

describe('arithmetic', () => {
  it('apportions to the very total and within caps', () => {
    expect(apportion(10, [1, 1, 1]).reduce((a, b) => a + b)).toBe(10);
    expect(apportion(5, [9, 1, 1], [2, 9, 9])).toEqual([2, expect.any(Number), expect.any(Number)]);
    expect(apportion(5, [9, 1, 1], [2, 9, 9]).reduce((a, b) => a + b)).toBe(5);
    expect(apportion(7, [0, 0])).toEqual([0, 0]);
    expect(apportion(0, [1, 2])).toEqual([0, 0]);
  });

  it('draws more events for a higher rate, never fewer', () => {
    for (const u of [0.01, 0.3, 0.77, 0.999]) {
      let last = 0;
      for (let lambda = 0; lambda < 60; lambda += 0.25) {
        const count = poisson(lambda, u);
        if (lambda < 40) expect(count).toBeGreaterThanOrEqual(last);
        last = count;
      }
    }
    expect(poisson(0, 0.99)).toBe(0);
  });

  it('keeps conversion delays below 28 days', () => {
    for (let u = 0; u < 1; u += 0.001) {
      expect(delayOf(u, 1)).toBeGreaterThanOrEqual(0);
      expect(delayOf(u, 3)).toBeLessThan(28);
    }
    expect(shareOfDay(0)).toBe(0);
    expect(shareOfDay(1)).toBeCloseTo(1, 9);
    expect(shareOfDay(0.25)).toBeLessThan(0.25);
  });
});
