import type { Tally } from '../../world/conversions.js';
import { apportion } from '../../world/hash.js';
import type { AccountState } from '../../world/state.js';
import type { Sum } from './types.js';

type Weights = Readonly<Record<string, number>>;

/** Fixed shares of delivery: the simulator has no people, so every object has the same mix. */
export const SPLITS: Readonly<Record<string, Weights>> = {
  age: { '18-24': 0.08, '25-34': 0.26, '35-44': 0.27, '45-54': 0.2, '55-64': 0.12, '65+': 0.07 },
  gender: { female: 0.47, male: 0.51, unknown: 0.02 },
  publisher_platform: { facebook: 0.52, instagram: 0.39, audience_network: 0.07, messenger: 0.02 },
  device_platform: { mobile_app: 0.83, mobile_web: 0.05, desktop: 0.12 },
  country: {},
};

/** Breakdowns an account must opt in to since 2026-08: without it there are no rows. */
export const OPT_IN: readonly string[] = [
  'impression_device',
  'frequency_value',
  'hourly_stats_aggregated_by_audience_time_zone',
];

function countries(state: AccountState, sum: Sum): Weights {
  const group =
    state.get('adGroup', sum.adGroupId) ?? state.adGroupsOf(sum.campaignId)[0] ?? state.all('adGroup')[0];
  const targeting = group?.extra.targeting;
  const places = targeting && typeof targeting === 'object' && !Array.isArray(targeting) && targeting;
  const geo = places ? places.geo_locations : null;
  const list = geo && typeof geo === 'object' && !Array.isArray(geo) ? geo.countries : null;
  const codes = Array.isArray(list) && list.length > 0 ? list.map(String) : ['US'];
  return Object.fromEntries(codes.map((code, index) => [code, 1 / (index + 1)]));
}

/** Splits nested counts so that the one-day part never exceeds the seven-day part. */
function tallies(tally: Tally, weights: readonly number[], minorMicros: number): Tally[] {
  const rise = (values: readonly number[], unit: number) => {
    let before = 0;
    let sums = weights.map(() => 0);
    return values.map((value) => {
      const more = apportion(Math.round((value - before) / unit), weights);
      before = value;
      sums = sums.map((sum, index) => sum + (more[index] ?? 0) * unit);
      return sums;
    });
  };
  const [c1, c7, c28] = rise([tally.click1d, tally.click7d, tally.click28d], 1);
  const [v1, v7, v28] = rise([tally.value1d, tally.value7d, tally.value28d], minorMicros);
  const [seen] = rise([tally.view1d], 1);
  const [worth] = rise([tally.valueView], minorMicros);
  return weights.map((_weight, index) => ({
    actionId: tally.actionId,
    click1d: c1?.[index] ?? 0,
    click7d: c7?.[index] ?? 0,
    click28d: c28?.[index] ?? 0,
    view1d: seen?.[index] ?? 0,
    value1d: v1?.[index] ?? 0,
    value7d: v7?.[index] ?? 0,
    value28d: v28?.[index] ?? 0,
    valueView: worth?.[index] ?? 0,
  }));
}

function splitOne(state: AccountState, sum: Sum, name: string): Sum[] {
  const shares = name === 'country' ? countries(state, sum) : (SPLITS[name] ?? {});
  const weights = Object.values(shares);
  const { minorMicros } = state.account;
  const impressions = apportion(sum.impressions, weights);
  const clicks = apportion(sum.clicks, weights, impressions);
  const cost = apportion(Math.round(sum.costMicros / minorMicros), weights);
  const reach = apportion(sum.reach, weights, impressions);
  const conversions = sum.conversions.map((tally) => tallies(tally, weights, minorMicros));
  return Object.keys(shares).map((value, index) => ({
    ...sum,
    impressions: impressions[index] ?? 0,
    clicks: clicks[index] ?? 0,
    costMicros: (cost[index] ?? 0) * minorMicros,
    reach: reach[index] ?? 0,
    conversions: conversions.flatMap((list) => list[index] ?? []),
    parts: { ...sum.parts, [name]: value },
  }));
}

/** A sum cut along breakdowns; the parts add up to it. Parts without delivery are left out. */
export function split(state: AccountState, sum: Sum, breakdowns: readonly string[]): Sum[] {
  let parts = [sum];
  for (const name of breakdowns) parts = parts.flatMap((part) => splitOne(state, part, name));
  return parts.filter((part) => part.impressions > 0 || part.conversions.some((t) => t.view1d > 0));
}
