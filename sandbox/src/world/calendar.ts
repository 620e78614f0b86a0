const DAY_MS = 86_400_000;

const dates = new Map<number, string>();

/** `YYYY-MM-DD` of a day index (days since 1970-01-01); remembered, because every row of a report asks for it. */
export function dateOf(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  dates.set(day, date);
  return date;
}

/** Day index of `YYYY-MM-DD`; NaN when the text is not a date. */
export function dayIndex(date: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN;
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  return Number.isNaN(day) || dateOf(day) !== date ? Number.NaN : day;
}

/** 0 = Monday ... 6 = Sunday (1970-01-01 was a Thursday). */
export function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

const months = new Map<number, Month>();

export interface Month {
  first: number;
  length: number;
  /** 0 = January. */
  month: number;
}

/** First day index of the calendar month a day lies in, and that month's length. */
export function monthOf(day: number): Month {
  const known = months.get(day);
  if (known) return known;
  const date = new Date(day * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
  const month = { first, length: next - first, month: date.getUTCMonth() };
  months.set(day, month);
  return month;
}

/** Account-local days: where each begins in UTC, with daylight saving, cached because Intl is slow. */
export class Calendar {
  private readonly starts = new Map<number, number>();
  private readonly format: Intl.DateTimeFormat;

  constructor(readonly timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** Milliseconds that local time is ahead of UTC at an instant. */
  offsetAt(ms: number): number {
    const parts: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(ms)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
  }

  /** UTC instant at which a local day begins. */
  startOf(day: number): number {
    const known = this.starts.get(day);
    if (known !== undefined) return known;
    const guess = day * DAY_MS;
    const start = guess - this.offsetAt(guess - this.offsetAt(guess));
    this.starts.set(day, start);
    return start;
  }

  /** Local day index of a UTC instant. */
  dayOf(ms: number): number {
    const guess = Math.floor(ms / DAY_MS);
    for (const day of [guess + 1, guess]) if (ms >= this.startOf(day)) return day;
    return guess - 1;
  }

  /** `YYYY-MM-DD HH:mm:ss` in the account's own time, as Google prints date-times. */
  localDateTime(ms: number): string {
    return new Date(ms + this.offsetAt(ms)).toISOString().slice(0, 19).replace('T', ' ');
  }
}
