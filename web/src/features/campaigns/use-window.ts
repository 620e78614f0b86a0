import { addDays } from '../../shared/format/date.js';
import { useSearchParam } from '../../shared/hooks/use-search-param.js';

/** Account-local days, both inclusive; empty = the server's own default, the last 30 complete days. */
export interface Window {
  readonly from?: string;
  readonly to?: string;
}

export const WINDOW_DAYS = [7, 14, 90] as const;

/** The last `days` complete days before `today` (`YYYY-MM-DD`). */
export function windowOf(days: number, today: string): Window {
  return { from: addDays(today, -days), to: addDays(today, -1) };
}

/** The window in the address bar, as `days`. */
export function useWindow(): Window {
  const [text] = useSearchParam('days');
  const days = WINDOW_DAYS.find((choice) => String(choice) === text);
  return days === undefined ? {} : windowOf(days, new Date().toISOString().slice(0, 10));
}
