import { AppError } from '../../common/app-error.js';

/** Longest window that one request may ask for, in days. */
export const MOST_WINDOW_DAYS = 400;
/** Days of the default window. */
export const DEFAULT_WINDOW_DAYS = 30;

/** What a caller asked for; each end may be left to the default. Account-local dates, inclusive. */
export interface AskedWindow {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The day `days` after `date`; both `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** @throws AppError `invalid_input` when the window ends before it begins or is longer than 400 days. */
export function checkWindow(asked: AskedWindow): void {
  const { from, to } = asked;
  if (from === undefined || to === undefined) return;
  if (from > to) {
    throw new AppError('invalid_input', 'The window ends before it begins.', {
      errors: [{ field: 'to', message: `a day not before ${from}` }],
    });
  }
  if (addDays(from, MOST_WINDOW_DAYS) <= to) {
    throw new AppError('invalid_input', `The window is longer than ${MOST_WINDOW_DAYS} days.`, {
      errors: [{ field: 'from', message: `a day after ${addDays(to, -MOST_WINDOW_DAYS)}` }],
    });
  }
}

/** PostgreSQL's text cannot hold NUL, so no stored text contains it. */
export function searchable(text: string): string {
  return text.replaceAll('\0', '');
}
