import type { AskedToolWindow, DayWindow, WindowPreset } from '@adwright/contracts';
import { addDays, checkWindow } from '../../metrics/window.js';

/** Monday of the week that `date` is in. */
function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

const lastDays = (days: number) => (through: string) => ({ from: addDays(through, 1 - days), to: through });

const presets: Record<WindowPreset, (through: string) => DayWindow> = {
  yesterday: lastDays(1),
  last_7_days: lastDays(7),
  last_14_days: lastDays(14),
  last_30_days: lastDays(30),
  last_90_days: lastDays(90),
  this_week: (through) => ({ from: mondayOf(through), to: through }),
  last_week: (through) => {
    // The day after the last complete one is today: a week that has just ended is "last week".
    const monday = mondayOf(addDays(through, 1));
    return { from: addDays(monday, -7), to: addDays(monday, -1) };
  },
  this_month: (through) => ({ from: `${through.slice(0, 7)}-01`, to: through }),
  last_month: (through) => {
    const end = addDays(`${addDays(through, 1).slice(0, 7)}-01`, -1);
    return { from: `${end.slice(0, 7)}-01`, to: end };
  },
};

/** The latest month of this number that has begun; the running one ends with the last complete day. */
function latestMonth(month: number, through: string): DayWindow {
  const [year = 0, current = 1] = through.split('-').map(Number);
  const from = new Date(Date.UTC(month <= current ? year : year - 1, month - 1, 1))
    .toISOString()
    .slice(0, 10);
  const end = addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1);
  return { from, to: end < through ? end : through };
}

/**
 * The days asked for, seen from the last complete day (`through`), both account-local.
 * @throws AppError `invalid_input` for a window that ends before it begins or is longer than 400 days.
 */
export function resolveWindow(asked: AskedToolWindow, through: string): DayWindow {
  if ('preset' in asked) return presets[asked.preset](through);
  if ('lastDays' in asked) return lastDays(asked.lastDays)(through);
  if ('month' in asked) return latestMonth(asked.month, through);
  checkWindow(asked);
  return { from: asked.from, to: asked.to };
}

function daysOf({ from, to }: DayWindow): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** The days of the same number right before. */
export function windowBefore(window: DayWindow): DayWindow {
  return { from: addDays(window.from, -daysOf(window)), to: addDays(window.from, -1) };
}
