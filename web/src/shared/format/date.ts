import { ABSENT, LOCALE } from './locale.js';

// An account-local day is a label, not an instant: it is formatted in UTC so that no zone can move it.
const dayFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const shortDayFormat = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const weekdayFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
});
const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

function asUtc(day: string): Date | null {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** `2026-11-20` -> `20 Nov 2026`. */
export function formatDate(day: string | null): string {
  const date = day === null ? null : asUtc(day);
  return date === null ? (day ?? ABSENT) : dayFormat.format(date);
}

/** `2026-11-20` -> `20 Nov`, for axes and dense tables. */
export function formatShortDate(day: string): string {
  const date = asUtc(day);
  return date === null ? day : shortDayFormat.format(date);
}

/** `2026-11-20` -> `Fri, 20 Nov`. */
export function formatWeekday(day: string): string {
  const date = asUtc(day);
  return date === null ? day : weekdayFormat.format(date);
}

/** `1 Nov – 7 Nov 2026`; the year is written once. */
export function formatRange(from: string, to: string): string {
  const first = asUtc(from);
  const last = asUtc(to);
  return first === null || last === null ? `${from} – ${to}` : dayFormat.formatRange(first, last);
}

/** An instant in the reader's own zone (or `timeZone`) with the zone named. */
export function formatInstant(instant: string | null, timeZone?: string): string {
  if (instant === null) return ABSENT;
  return new Intl.DateTimeFormat(LOCALE, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(instant));
}

/** Hours, minutes and seconds in the reader's zone, for the steps of one job. */
export function formatClock(instant: string): string {
  return new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(instant),
  );
}

const AGE_UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `12 min ago`, `in 3 days`; less than a minute is `now`. */
export function formatAge(instant: string, now: number = Date.now()): string {
  const distance = new Date(instant).getTime() - now;
  for (const [unit, size] of AGE_UNITS) {
    if (Math.abs(distance) >= size) return relativeFormat.format(Math.trunc(distance / size), unit);
  }
  return relativeFormat.format(0, 'second');
}

/** The day `days` after `day` (negative = before), as `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = asUtc(day);
  if (date === null) return day;
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
