import type { SyncMode } from '@adwright/contracts';
import { addDays } from '../metrics/window.js';

/** Days that a full sync reads back. */
export const FULL_DAYS = 90;

export interface RangeInput {
  readonly mode: SyncMode;
  /** Account-local today by the platform's clock (DECISIONS 15). */
  readonly today: string;
  /** Last complete day that is stored; null before the first sync. */
  readonly dataThrough: string | null;
  /** Days whose conversions the platform may still restate. */
  readonly lookbackDays: { readonly daily: number; readonly weekly: number };
}

/**
 * The days a run reads, inclusive, today included: an hour's run today and yesterday, a day's run the days that are
 * often restated, a week's run all that may be. A gap since the last sync is closed by any of them.
 */
export function syncRange(input: RangeInput): { from: string; to: string } {
  const { mode, today, dataThrough, lookbackDays } = input;
  const back = { hourly: 1, daily: lookbackDays.daily, weekly: lookbackDays.weekly, full: FULL_DAYS };
  const usual = addDays(today, -(dataThrough === null ? FULL_DAYS : back[mode]));
  const unread = dataThrough === null ? usual : addDays(dataThrough, 1);
  const oldest = addDays(today, -Math.max(FULL_DAYS, lookbackDays.weekly));
  const [first] = [unread, usual].sort();
  const [, from] = [first ?? usual, oldest].sort();
  return { from: from ?? usual, to: today };
}
