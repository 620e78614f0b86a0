import type { Field, RowContext, Sums } from './context.js';

export function emptySums(): Sums {
  return {
    impressions: 0,
    clicks: 0,
    costMicros: 0,
    conversions: 0,
    conversionsValue: 0,
    allConversions: 0,
    allConversionsValue: 0,
    viewThrough: 0,
    eligible: 0,
    lostBudget: 0,
    lostRank: 0,
  };
}

/** Ratio metrics are absent (not zero) where their base is zero, as on the platform. */
function ratio(top: number, bottom: number): number | undefined {
  return bottom > 0 ? top / bottom : undefined;
}

function of(kind: Field['kind'], pick: (s: Sums, row: RowContext) => number | undefined): Field {
  return { kind, get: (row) => (row.sums ? pick(row.sums, row) : undefined) };
}

/** Impression shares are reported for search campaigns only, and to the platform's floor of 0.0999. */
function share(pick: (s: Sums) => number): Field {
  return of('double', (s, row) => {
    if (row.campaign && row.campaign.channel !== 'SEARCH') return undefined;
    const value = ratio(pick(s), s.eligible);
    return value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
  });
}

export const METRICS: Record<string, Field> = {
  'metrics.impressions': of('int64', (s) => s.impressions),
  'metrics.clicks': of('int64', (s) => s.clicks),
  'metrics.cost_micros': of('int64', (s) => s.costMicros),
  'metrics.interactions': of('int64', (s) => s.clicks),
  'metrics.interaction_rate': of('double', (s) => ratio(s.clicks, s.impressions)),
  'metrics.conversions': of('double', (s) => s.conversions),
  'metrics.conversions_value': of('double', (s) => s.conversionsValue),
  'metrics.all_conversions': of('double', (s) => s.allConversions),
  'metrics.all_conversions_value': of('double', (s) => s.allConversionsValue),
  'metrics.view_through_conversions': of('int64', (s) => s.viewThrough),
  'metrics.ctr': of('double', (s) => ratio(s.clicks, s.impressions)),
  'metrics.average_cpc': of('double', (s) => ratio(s.costMicros, s.clicks)),
  'metrics.average_cost': of('double', (s) => ratio(s.costMicros, s.clicks)),
  'metrics.average_cpm': of('double', (s) => ratio(s.costMicros * 1000, s.impressions)),
  'metrics.cost_per_conversion': of('double', (s) => ratio(s.costMicros, s.conversions)),
  'metrics.cost_per_all_conversions': of('double', (s) => ratio(s.costMicros, s.allConversions)),
  'metrics.conversions_from_interactions_rate': of('double', (s) => ratio(s.conversions, s.clicks)),
  'metrics.value_per_conversion': of('double', (s) => ratio(s.conversionsValue, s.conversions)),
  'metrics.conversions_value_per_cost': of('double', (s) => ratio(s.conversionsValue * 1e6, s.costMicros)),
  'metrics.search_impression_share': share((s) => s.eligible - s.lostBudget - s.lostRank),
  'metrics.search_budget_lost_impression_share': share((s) => s.lostBudget),
  'metrics.search_rank_lost_impression_share': share((s) => s.lostRank),
};

/** Metrics that may be broken down by conversion action; all others refuse that segment. */
export const CONVERSION_METRICS: ReadonlySet<string> = new Set([
  'metrics.conversions',
  'metrics.conversions_value',
  'metrics.all_conversions',
  'metrics.all_conversions_value',
  'metrics.view_through_conversions',
  'metrics.value_per_conversion',
]);

/** Metrics that exist for whole campaigns and accounts only. */
export const CAMPAIGN_ONLY: ReadonlySet<string> = new Set(['metrics.search_budget_lost_impression_share']);
