import { describe, expect, it } from 'vitest';
import { addDays, formatAge, formatDate, formatInstant, formatRange, formatWeekday } from './date.js';

describe('dates', () => {
  it('never moves an account-local day, whatever zone the reader is in', () => {
    expect(formatDate('2026-03-01')).toBe('1 Mar 2026');
    expect(formatWeekday('2026-11-20')).toBe('Fri 20 Nov');
  });

  it('writes what is no day as it came', () => {
    expect(formatDate('soon')).toBe('soon');
    expect(formatDate(null)).toBe('–');
  });

  it('writes a year once in a range', () => {
    expect(formatRange('2026-10-22', '2026-11-20').match(/2026/g)).toHaveLength(1);
  });

  it('names the zone of an instant', () => {
    expect(formatInstant('2026-11-20T23:30:00Z', 'Europe/Berlin')).toMatch(/21 Nov 2026.*00:30/);
  });

  it('tells an age in the largest whole unit', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(formatAge('2026-11-20T11:48:30Z', now)).toMatch(/^11 min/);
    expect(formatAge('2026-11-20T11:59:40Z', now)).toBe('now');
    expect(formatAge('2026-11-23T12:00:00Z', now)).toBe('in 3 days');
  });

  it('counts days over the end of a month and of summer time', () => {
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });
});
