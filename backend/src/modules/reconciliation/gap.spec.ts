import { describe, expect, it } from 'vitest';
import { gapOf, nextRun, rereadOf } from './gap.js';
import { millionths, noSums, toTotals } from './totals.js';

const account = {
  today: '2026-11-20',
  lookbackDays: { daily: 30, weekly: 90 },
  now: new Date('2026-11-20T09:30:00Z'),
};
const sums = (over: Partial<ReturnType<typeof noSums>>) => ({ ...noSums(), entities: 2, ...over });
const day = (date: string, lastRead: string | null, stored = {}, platform = {}) => ({
  date,
  lastRead,
  stored: sums(stored),
  platform: sums(platform),
});

describe('why totals differ', () => {
  it('is nothing when they do not', () => {
    expect(gapOf(day('2026-11-10', '2026-11-20', { clicks: 3n }, { clicks: 3n }), account)).toBeNull();
  });

  it.each([
    ['never read', day('2026-11-10', null, {}, { clicks: 1n }), 'never_read'],
    ['still open when read', day('2026-11-19', '2026-11-19', {}, { clicks: 1n }), 'open_day'],
    ['conversions late', day('2026-11-10', '2026-11-19', {}, { conversionMillionths: 1n }), 'restated'],
    [
      'clicks corrected within days',
      day('2026-11-18', '2026-11-20', { clicks: 2n }, { clicks: 1n }),
      'restated',
    ],
    ['clicks of a settled day', day('2026-11-10', '2026-11-19', {}, { clicks: 1n }), 'unexplained'],
    [
      'conversions after all look-back',
      day('2026-08-01', '2026-11-19', {}, { conversionMillionths: 1n }),
      'unexplained',
    ],
    ['an entity is gone', day('2026-11-10', '2026-11-19', { entities: 3, costMicros: 5n }), 'gone'],
  ])('%s', (_what, facts, reason) => {
    expect(gapOf(facts, account)?.reason).toBe(reason);
  });

  it('names the figures and when the day is read again', () => {
    const gap = gapOf(day('2026-11-10', '2026-11-19', {}, { conversionMillionths: 5n }), account);
    expect(gap).toEqual({
      figures: ['conversions'],
      reason: 'restated',
      reread: 'daily',
      rereadAt: '2026-11-21T03:22:00.000Z',
    });
  });

  it.each([
    ['2026-11-20', 'hourly', '2026-11-20T10:07:00.000Z'],
    ['2026-10-21', 'daily', '2026-11-21T03:22:00.000Z'],
    // A Friday: the next Monday.
    ['2026-10-20', 'weekly', '2026-11-23T04:37:00.000Z'],
    ['2026-08-21', null, undefined],
  ])('%s is read next by %s', (date, reread, at) => {
    expect(rereadOf(date, account)).toBe(reread);
    expect(nextRun(rereadOf(date, account), account.now)?.toISOString()).toBe(at);
  });
});

describe('sums', () => {
  it.each([
    ['1.5', 1_500_000n],
    ['0', 0n],
    ['-2.25', -2_250_000n],
    ['0.0000005', 1n],
    ['12345678901234.000001', 12_345_678_901_234_000_001n],
  ])('%s in millionths, exactly', (text, value) => {
    expect(millionths(text)).toBe(value);
  });
  it('are told as decimals', () => {
    expect(toTotals(sums({ conversionMillionths: 1_500_000n })).conversions).toBe('1.5');
    expect(toTotals(sums({ conversionMillionths: -1n })).conversions).toBe('-0.000001');
  });
});
