import { atMostPValue } from '../stats/counts.js';
import { dispersionOf } from '../stats/dispersion.js';
import type { AccountView } from './account-view.js';
import { isClosed } from './business.js';
import type { Day } from './days.js';

/** Where conversions broke off although clicks kept coming. */
export interface TrackingBreak {
  entity: number;
  /** First day without the conversions that its clicks should have brought. */
  since: Day;
  clicks: number;
  expected: number;
  counted: number;
  /** Conversions per click of the weeks before. */
  usualRate: number;
  pValue: number;
}

export const TRACKING = {
  /** Weeks of normal days the usual rate is taken from. */
  baselineDays: 42,
  leastBaselineConversions: 25,
  /** A break older than this has become the new normal. */
  longestBreakDays: 35,
  /** Conversions the clicks since the break should have brought, at the least. */
  leastExpected: 8,
  /** Share of the expected conversions that still arrive, at the most. */
  mostRemaining: 0.2,
  /** The week before the break must have been normal: a slow decline is something else. */
  leastNormalBefore: 0.55,
  mostChance: 1e-5,
  dispersionCap: 5,
} as const;

/**
 * Share of a day's conversions that is known `age` days later. The true curve is unknown here; this one is deliberately
 * low, so that late conversions are never taken for lost ones.
 */
export function knownShare(age: number, lag: number): number {
  if (age >= lag) return 1;
  return 1 - 0.75 * (1 - age / lag) ** 2;
}

function daily(view: AccountView, entity: number, from: Day, to: Day) {
  const days: { day: Day; clicks: number; count: number; exposure: number }[] = [];
  for (let day = from; day <= to; day++) {
    const { clicks, conversions, missingConversions, missingClicks } = view.sum(entity, {
      from: day,
      to: day,
    });
    // What is missing on a day the business is closed is not lost.
    if (missingConversions + missingClicks > 0 || isClosed(view, day)) continue;
    days.push({ day, clicks, count: conversions, exposure: clicks * knownShare(view.asOf - day, view.lag) });
  }
  return days;
}

/** Looks for the sharpest day after which an entity's conversions are (nearly) gone while its clicks are not. */
function breakOf(view: AccountView, entity: number): TrackingBreak | null {
  const first = view.asOf - TRACKING.longestBreakDays - TRACKING.baselineDays + 1;
  const days = daily(view, entity, Math.max(first, view.firstDay), view.asOf);
  let best: TrackingBreak | null = null;
  const earliest = view.asOf - TRACKING.longestBreakDays + 1;
  for (let since = earliest; since <= view.asOf; since++) {
    const before = days.filter((d) => d.day < since && d.day >= since - TRACKING.baselineDays);
    const after = days.filter((d) => d.day >= since);
    const known = before.reduce((sum, d) => sum + d.count, 0);
    const exposure = before.reduce((sum, d) => sum + d.exposure, 0);
    if (known < TRACKING.leastBaselineConversions || exposure <= 0) continue;
    const usualRate = known / exposure;
    const expected = after.reduce((sum, d) => sum + d.exposure, 0) * usualRate;
    const counted = after.reduce((sum, d) => sum + d.count, 0);
    if (expected < TRACKING.leastExpected || counted > TRACKING.mostRemaining * expected) continue;
    const lastWeek = before.filter((d) => d.day >= since - 7);
    const lastExpected = lastWeek.reduce((sum, d) => sum + d.exposure, 0) * usualRate;
    if (lastWeek.reduce((sum, d) => sum + d.count, 0) < TRACKING.leastNormalBefore * lastExpected) continue;
    const pValue = atMostPValue(counted, expected, dispersionOf(before, TRACKING.dispersionCap));
    if (pValue > TRACKING.mostChance || (best !== null && pValue >= best.pValue)) continue;
    const clicks = after.reduce((sum, d) => sum + d.clicks, 0);
    best = { entity, since, clicks, expected, counted, usualRate, pValue };
  }
  return best;
}

/** Breaks of tracking on one day: the whole account's, or those of single campaigns. */
export interface TrackingState {
  account: TrackingBreak | null;
  campaigns: ReadonlyMap<number, TrackingBreak>;
}

/** True when a campaign with enough clicks since the break still brings what it used to: then it is not the account. */
function stillConverts(view: AccountView, campaign: number, since: Day): boolean {
  const before = daily(view, campaign, since - TRACKING.baselineDays, since - 1);
  const after = daily(view, campaign, since, view.asOf);
  const sum = (days: typeof after, key: 'count' | 'exposure') => days.reduce((total, d) => total + d[key], 0);
  if (sum(before, 'exposure') <= 0) return false;
  const expected = (sum(after, 'exposure') * sum(before, 'count')) / sum(before, 'exposure');
  return expected >= 3 && sum(after, 'count') >= 0.5 * expected;
}

/**
 * Broken conversion tracking as of the view's day. A seasonal dip lowers clicks and conversions together and is none:
 * expectations follow the clicks. It is the whole account's when no campaign goes on converting.
 */
export function trackingOf(view: AccountView): TrackingState {
  return view.once('tracking', () => {
    const campaigns = new Map<number, TrackingBreak>();
    const running = view.entitiesAt('campaign').filter((c) => view.sum(c, view.recent(7)).clicks > 0);
    for (const campaign of running) {
      const found = breakOf(view, campaign);
      if (found) campaigns.set(campaign, found);
    }
    const whole = breakOf(view, view.account);
    const account = whole && !running.some((c) => stillConverts(view, c, whole.since)) ? whole : null;
    return { account, campaigns };
  });
}
