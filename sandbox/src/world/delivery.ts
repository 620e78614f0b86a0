import { shareOfDay } from './demand.js';
import { apportion, noise, uniform } from './hash.js';
import type { Pacing } from './pacing.js';
import type { AdMix, GroupRates } from './rates.js';
import type { Traffic } from './traffic.js';
import type { AdGroup, Campaign } from './types.js';

/** Clicks and impressions fall slower than spend when a budget throttles: cheap auctions are kept (diminishing returns). */
export const RETURNS_EXPONENT = 0.85;

/** One stretch of a day as it contributes to an ad group's day. */
export interface Slice {
  rates: GroupRates;
  mix: AdMix;
  /** Instant whose state holds in the stretch. */
  at: number;
  /** Expected impressions, clicks, cost and conversions up to the as-of instant. */
  impressions: number;
  clicks: number;
  costMicros: number;
  conversions: number;
}

/** What an ad group did on a day as of an instant. Integers; cost is a whole multiple of the minor unit. */
export interface GroupDay {
  campaign: Campaign;
  group: AdGroup;
  day: number;
  impressions: number;
  clicks: number;
  costMicros: number;
  /** Impressions available, and those lost to budget and to rank (expected values). */
  eligible: number;
  lostBudget: number;
  lostRank: number;
  reach: number;
  /** Expected conversions of the whole day, whatever the as-of instant. */
  expectedConversions: number;
  slices: Slice[];
}

/** People reached by a number of impressions in an audience; never more than the impressions. */
export function reached(impressions: number, audience: number): number {
  if (audience <= 0) return 0;
  return Math.round(Math.min(impressions, audience * (1 - Math.exp(-impressions / (audience * 1.12)))));
}

export function deliver(
  traffic: Traffic,
  pacing: Pacing,
  seed: number,
  campaign: Campaign,
  group: AdGroup,
  day: number,
  asOf: number,
): GroupDay | null {
  const demand = traffic.demandOf(campaign, day);
  if (demand <= 0) return null;
  const groupNoise = noise(0.16, seed ^ group.key, day, 61);
  const byImpression = campaign.channel === 'SOCIAL';
  const sum = {
    impressions: 0,
    clicks: 0,
    cost: 0,
    eligible: 0,
    lostBudget: 0,
    whole: 0,
    wholeClicks: 0,
    fresh: 0,
  };
  const slices: Slice[] = [];
  const { calendar } = traffic.state;
  const start = calendar.startOf(day);
  const shareUntil = (at: number) => shareOfDay((at - start) / (calendar.startOf(day + 1) - start));
  for (const segment of pacing.segments(campaign, group, day)) {
    const { rates, mix } = traffic.at(campaign, group, day, segment.from);
    if (rates.impressions <= 0 || mix.ads.length === 0) continue;
    const kept = segment.fill ** RETURNS_EXPONENT;
    const base = demand * segment.weight;
    sum.whole += rates.conversions * mix.ctrFactor * mix.cvrFactor * base * kept;
    sum.wholeClicks += rates.clicks * mix.ctrFactor * base * kept;
    if (segment.from >= asOf) continue;
    // Today: only the part of the stretch that has passed.
    const weight = asOf >= segment.until ? segment.weight : shareUntil(asOf) - shareUntil(segment.from);
    const k = demand * weight;
    const slice: Slice = {
      rates,
      mix,
      at: segment.from,
      impressions: rates.impressions * k * kept * groupNoise,
      clicks: rates.clicks * mix.ctrFactor * k * kept,
      costMicros: rates.costMicros * (byImpression ? 1 : mix.ctrFactor) * k * segment.fill,
      conversions: rates.conversions * mix.ctrFactor * mix.cvrFactor * k * kept,
    };
    slices.push(slice);
    sum.impressions += slice.impressions;
    sum.clicks += slice.clicks;
    sum.cost += slice.costMicros;
    sum.eligible += rates.eligible * k * groupNoise;
    sum.lostBudget += rates.impressions * k * (1 - kept) * groupNoise;
    sum.fresh += mix.freshness * slice.impressions;
  }
  const impressions = Math.floor(sum.impressions + uniform(seed, group.key, day, 62));
  if (impressions <= 0) return null;
  const luck = noise(0.2, seed ^ group.key, day, 63);
  const clicks = Math.min(impressions, Math.floor(sum.clicks * luck + uniform(seed, group.key, day, 64)));
  const { minorMicros } = traffic.state.account;
  const costMicros = byImpression || clicks > 0 ? Math.floor(sum.cost / minorMicros + 0.5) * minorMicros : 0;
  const audience = group.model.audience * Math.max(0.05, sum.fresh / sum.impressions) ** 1.6;
  return {
    campaign,
    group,
    day,
    impressions,
    clicks,
    costMicros,
    eligible: sum.eligible,
    lostBudget: sum.lostBudget,
    lostRank: Math.max(0, sum.eligible - sum.lostBudget - impressions),
    reach: reached(impressions, audience),
    expectedConversions: sum.whole * luck,
    slices,
  };
}

export interface Share {
  impressions: number;
  clicks: number;
  costMicros: number;
}

/** Splits a total over weighted parts so that the parts sum to it exactly, in whole minor units. */
export function split(
  total: Share,
  impressionWeights: readonly number[],
  clickWeights: readonly number[],
  costWeights: readonly number[] | null,
  minorMicros: number,
): Share[] {
  const impressions = apportion(total.impressions, impressionWeights);
  const clicks = apportion(total.clicks, clickWeights, impressions);
  const perClick = clicks.map(
    (n, i) => (n * (costWeights?.[i] ?? 1)) / Math.max(clickWeights[i] ?? 0, 1e-12),
  );
  const weights = costWeights === null ? impressions : perClick.some((w) => w > 0) ? perClick : impressions;
  const cost = apportion(Math.round(total.costMicros / minorMicros), weights);
  return impressions.map((n, i) => ({
    impressions: n,
    clicks: clicks[i] ?? 0,
    costMicros: (cost[i] ?? 0) * minorMicros,
  }));
}
