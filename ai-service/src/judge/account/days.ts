const DAY_MS = 86_400_000;

/** A calendar day as days since 1970-01-01, so that windows are integer arithmetic. */
export type Day = number;

/** Reads `YYYY-MM-DD`. */
export function dayOf(date: string): Day {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** Writes `YYYY-MM-DD`. */
export function dateOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Monday to 6 = Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** First day of the calendar month of `day` and the number of days it has. */
export function monthOf(day: Day): { first: Day; length: number } {
  const date = new Date(day * DAY_MS);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / DAY_MS;
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY_MS;
  return { first, length: next - first };
}

/** An inclusive span of days. */
export interface Span {
  from: Day;
  to: Day;
}

export function lengthOf(span: Span): number {
  return Math.max(0, span.to - span.from + 1);
}
