import type { DateRange } from './reporting.port.js';

const DAY_MS = 86_400_000;

/** Cuts an inclusive range into inclusive spans of at most `days` days, oldest first. */
export function dateSpans(range: DateRange, days: number): DateRange[] {
  const spans: DateRange[] = [];
  const last = Date.parse(`${range.to}T00:00:00Z`);
  const text = (instant: number) => new Date(instant).toISOString().slice(0, 10);
  for (let from = Date.parse(`${range.from}T00:00:00Z`); from <= last; from += days * DAY_MS) {
    spans.push({ from: text(from), to: text(Math.min(last, from + (days - 1) * DAY_MS)) });
  }
  return spans;
}
