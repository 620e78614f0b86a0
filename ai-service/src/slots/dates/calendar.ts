/** Plain days as `YYYY-MM-DD`; no time zones, since a campaign's days are the account's. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

export function parseDay(text: string): Day {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return { year, month, day };
}

export function formatDay({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function exists({ year, month, day }: Day): boolean {
  return (
    year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

export function addDays(day: string, count: number): string {
  const { year, month, day: date } = parseDay(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** Calendar months later; a day the month does not have becomes its last one. */
export function addMonths(day: string, count: number): string {
  const from = parseDay(day);
  const months = from.year * 12 + from.month - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return formatDay({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

/** 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: string): number {
  const { year, month, day: date } = parseDay(day);
  return ((new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7) + 1;
}

export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day));
}

/** The first day on or after `today` with this month and day; null when no year has it. */
export function nextOn(today: string, month: number, day: number): string | null {
  const { year } = parseDay(today);
  for (let later = 0; later <= 8; later++) {
    const candidate: Day = { year: year + later, month, day };
    if (exists(candidate) && formatDay(candidate) >= today) return formatDay(candidate);
  }
  return null;
}

/** The first day on or after `today` that is the `day`th of a month; null when there is none. */
export function nextDayOfMonth(today: string, day: number): string | null {
  const from = parseDay(today);
  for (let later = 0; later < 12; later++) {
    const months = from.year * 12 + from.month - 1 + later;
    const candidate: Day = { year: Math.floor(months / 12), month: (months % 12) + 1, day };
    if (exists(candidate) && formatDay(candidate) >= today) return formatDay(candidate);
  }
  return null;
}
