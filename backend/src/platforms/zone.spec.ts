import { expect, it } from 'vitest';
import { dateSpans } from './date-spans.js';
import { dayIn, fromWallClock, wallClock } from './zone.js';

it.each([
  ['2026-11-20T23:30:00Z', 'Europe/Berlin', '2026-11-21'],
  ['2026-11-20T04:30:00Z', 'America/New_York', '2026-11-19'],
  ['2026-11-20T12:00:00Z', 'Pacific/Kiritimati', '2026-11-21'],
  ['2026-11-20T18:20:00Z', 'Asia/Kathmandu', '2026-11-21'],
])('%s in %s is %s', (instant, zone, day) => {
  expect(dayIn(new Date(instant), zone)).toBe(day);
});

it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'])(
  'a wall clock in %s is read back to its instant all year',
  (zone) => {
    for (let hour = 0; hour < 365 * 24; hour += 5) {
      const instant = new Date(Date.UTC(2026, 0, 1, hour, 17, 3));
      const read = fromWallClock(wallClock(instant, zone), zone);
      // The hour that comes twice in autumn is read as the earlier one.
      const ambiguous = instant.getTime() - read.getTime();
      expect([0, 1_800_000, 3_600_000]).toContain(ambiguous);
      expect(wallClock(read, zone)).toBe(wallClock(instant, zone));
    }
  },
);

it('reads the second fraction as Google writes it', () => {
  expect(fromWallClock('2026-07-01 12:00:00.123456', 'Europe/Berlin').toISOString()).toBe(
    '2026-07-01T10:00:00.000Z',
  );
});

it('cuts a range into spans that neither overlap nor leave a day out', () => {
  expect(dateSpans({ from: '2026-10-24', to: '2026-10-27' }, 2)).toEqual([
    { from: '2026-10-24', to: '2026-10-25' },
    { from: '2026-10-26', to: '2026-10-27' },
  ]);
  expect(dateSpans({ from: '2026-01-01', to: '2026-01-01' }, 15)).toEqual([
    { from: '2026-01-01', to: '2026-01-01' },
  ]);
  expect(dateSpans({ from: '2026-01-02', to: '2026-01-01' }, 15)).toEqual([]);
});
