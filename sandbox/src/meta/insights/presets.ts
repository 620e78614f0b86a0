import { weekday } from '../../world/calendar.js';
import type { Span } from './types.js';

const DAY_MS = 86_400_000;

export const PRESETS = [
  'today',
  'yesterday',
  'this_week_mon_today',
  'this_week_sun_today',
  'last_week_mon_sun',
  'last_week_sun_sat',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
  'last_3d',
  'last_7d',
  'last_14d',
  'last_28d',
  'last_30d',
  'last_90d',
  'maximum',
  'data_maximum',
] as const;

/** Day index of the first of a month; `month` counts from the January of `year` and may leave it. */
function monthStart(year: number, month: number): number {
  return Date.UTC(year, month, 1) / DAY_MS;
}

/** The days of a `date_preset`, both ends included; `oldest` is the first day there is. */
export function presetSpan(name: (typeof PRESETS)[number], today: number, oldest: number): Span {
  const date = new Date(today * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const quarter = month - (month % 3);
  const monday = today - weekday(today);
  const sunday = today - ((weekday(today) + 1) % 7);
  const until = (next: number) => next - 1;
  switch (name) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: today - 1, to: today - 1 };
    case 'this_week_mon_today':
      return { from: monday, to: today };
    case 'this_week_sun_today':
      return { from: sunday, to: today };
    case 'last_week_mon_sun':
      return { from: monday - 7, to: until(monday) };
    case 'last_week_sun_sat':
      return { from: sunday - 7, to: until(sunday) };
    case 'this_month':
      return { from: monthStart(year, month), to: today };
    case 'last_month':
      return { from: monthStart(year, month - 1), to: until(monthStart(year, month)) };
    case 'this_quarter':
      return { from: monthStart(year, quarter), to: today };
    case 'last_quarter':
      return { from: monthStart(year, quarter - 3), to: until(monthStart(year, quarter)) };
    case 'this_year':
      return { from: monthStart(year, 0), to: today };
    case 'last_year':
      return { from: monthStart(year - 1, 0), to: until(monthStart(year, 0)) };
    case 'maximum':
    case 'data_maximum':
      return { from: oldest, to: today };
    default:
      // `last_7d` and its like end yesterday.
      return { from: today - Number(/\d+/.exec(name)?.[0]), to: today - 1 };
  }
}
