import type { GapReason, ReconciledDay } from '@adwright/contracts';
import { addDays } from '../metrics/window.js';
import type { DaySums } from './totals.js';

type Gap = NonNullable<ReconciledDay['gap']>;
type Figure = Gap['figures'][number];

/** What is known of a day when its totals are compared. */
export interface DayFacts {
  readonly date: string;
  readonly stored: DaySums;
  readonly platform: DaySums;
  /** The platform's day on which a sync last read it; null = never. */
  readonly lastRead: string | null;
}

/** What is known of the account. */
export interface AccountFacts {
  /** The platform's today. */
  readonly today: string;
  readonly lookbackDays: { readonly daily: number; readonly weekly: number };
  /** Real time, for the schedule. */
  readonly now: Date;
}

/**
 * Deliveries are counted within hours, corrections for invalid clicks follow within days (PLATFORMS.md A2): a day that
 * was read later than this is taken to have had its final traffic.
 */
const TRAFFIC_SETTLES_DAYS = 2;

const TRAFFIC: readonly Figure[] = ['impressions', 'clicks', 'costMicros'];

function figuresOf({ stored, platform }: DayFacts): Figure[] {
  const same: Record<Figure, boolean> = {
    impressions: stored.impressions === platform.impressions,
    clicks: stored.clicks === platform.clicks,
    costMicros: stored.costMicros === platform.costMicros,
    conversions: stored.conversionMillionths === platform.conversionMillionths,
    conversionValueMicros: stored.conversionValueMicros === platform.conversionValueMicros,
  };
  return (Object.keys(same) as Figure[]).filter((figure) => !same[figure]);
}

function reasonOf(day: DayFacts, figures: readonly Figure[], account: AccountFacts): GapReason {
  const { date, lastRead, stored, platform } = day;
  if (lastRead === null) return 'never_read';
  if (lastRead <= date) return 'open_day';
  if (stored.entities > platform.entities) return 'gone';
  const trafficMoved = figures.some((figure) => TRAFFIC.includes(figure));
  const final = addDays(date, trafficMoved ? TRAFFIC_SETTLES_DAYS : account.lookbackDays.weekly);
  return lastRead <= final ? 'restated' : 'unexplained';
}

/** Which of the schedules of `sync.cron.ts` covers a day next. */
export function rereadOf(date: string, { today, lookbackDays }: AccountFacts): Gap['reread'] {
  if (date >= addDays(today, -1)) return 'hourly';
  if (date >= addDays(today, -lookbackDays.daily)) return 'daily';
  return date >= addDays(today, -lookbackDays.weekly) ? 'weekly' : null;
}

/** When that schedule strikes next (UTC), as `sync.cron.ts` has it. */
export function nextRun(reread: Gap['reread'], now: Date): Date | null {
  if (reread === null) return null;
  const at = new Date(now);
  at.setUTCSeconds(0, 0);
  if (reread === 'hourly') {
    at.setUTCMinutes(7);
    if (at <= now) at.setUTCHours(at.getUTCHours() + 1);
    return at;
  }
  if (reread === 'daily') at.setUTCHours(3, 22);
  else at.setUTCHours(4, 37);
  const stepDays = reread === 'daily' ? 1 : 7;
  if (reread === 'weekly') at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  while (at <= now) at.setUTCDate(at.getUTCDate() + stepDays);
  return at;
}

/** The gap of a day with its reason; null when both sides agree on every figure. Money and counts are compared exactly. */
export function gapOf(day: DayFacts, account: AccountFacts): Gap | null {
  const figures = figuresOf(day);
  if (figures.length === 0) return null;
  const reread = rereadOf(day.date, account);
  return {
    figures,
    reason: reasonOf(day, figures, account),
    reread,
    rereadAt: nextRun(reread, account.now)?.toISOString() ?? null,
  };
}
