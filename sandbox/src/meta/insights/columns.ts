import { dateOf } from '../../world/calendar.js';
import type { AccountState } from '../../world/state.js';
import { GraphError, parameter } from '../errors.js';
import { major, ratio } from '../money.js';
import { ABSENT } from '../nodes/absent.js';
import type { Params } from '../params.js';
import { graphTime } from '../time.js';
import { actions, actionValues, costPerAction, roas } from './actions.js';
import type { InsightsLevel, InsightsQuery, Sum } from './types.js';

type Column = (state: AccountState, sum: Sum, query: InsightsQuery) => unknown;

const perClick = (sum: Sum) => (sum.clicks > 0 ? ratio(sum.costMicros / 1e6 / sum.clicks) : undefined);
const rate = (sum: Sum) => (sum.impressions > 0 ? ratio((100 * sum.clicks) / sum.impressions) : undefined);
const nonZero = (value: number) => (value > 0 ? String(value) : undefined);

/** Columns that carry the name of a level, and the level at which they first make sense. */
const NAMED: Readonly<Record<string, InsightsLevel>> = {
  campaign_id: 'campaign',
  campaign_name: 'campaign',
  objective: 'campaign',
  adset_id: 'adset',
  adset_name: 'adset',
  optimization_goal: 'adset',
  ad_id: 'ad',
  ad_name: 'ad',
};
const DEPTH: Record<InsightsLevel, number> = { account: 0, campaign: 1, adset: 2, ad: 3 };

const COLUMNS: Readonly<Record<string, Column>> = {
  account_id: ({ account }) => account.id,
  account_name: ({ account }) => account.name,
  account_currency: ({ account }) => account.currency,
  campaign_id: (_state, sum) => sum.campaignId,
  campaign_name: (state, sum) => state.get('campaign', sum.campaignId)?.name,
  adset_id: (_state, sum) => sum.adGroupId,
  adset_name: (state, sum) => state.get('adGroup', sum.adGroupId)?.name,
  ad_id: (_state, sum) => sum.adId,
  ad_name: (state, sum) => state.get('ad', sum.adId)?.name,
  objective: (state, sum) => state.get('campaign', sum.campaignId)?.objective ?? undefined,
  optimization_goal: (state, sum) => state.get('adGroup', sum.adGroupId)?.extra.optimization_goal,
  buying_type: () => 'AUCTION',
  attribution_setting: () => '7d_click_or_1d_view',
  impressions: (_state, sum) => String(sum.impressions),
  clicks: (_state, sum) => String(sum.clicks),
  reach: (_state, sum) => String(sum.reach),
  frequency: (_state, sum) => (sum.reach > 0 ? ratio(sum.impressions / sum.reach) : '0'),
  spend: ({ account }, sum) => major(account, sum.costMicros),
  social_spend: () => '0',
  cpc: (_state, sum) => perClick(sum),
  cpm: (_state, sum) => (sum.impressions > 0 ? ratio(sum.costMicros / 1e3 / sum.impressions) : undefined),
  cpp: (_state, sum) => (sum.reach > 0 ? ratio(sum.costMicros / 1e3 / sum.reach) : undefined),
  ctr: (_state, sum) => rate(sum),
  inline_link_clicks: (_state, sum) => nonZero(sum.clicks),
  inline_post_engagement: (_state, sum) => nonZero(sum.clicks),
  inline_link_click_ctr: (_state, sum) => (sum.clicks > 0 ? rate(sum) : undefined),
  cost_per_inline_link_click: (_state, sum) => perClick(sum),
  outbound_clicks: (_state, sum) =>
    sum.clicks > 0 ? [{ action_type: 'outbound_click', value: String(sum.clicks) }] : undefined,
  actions: (state, sum, query) => actions(state, sum, query.windows),
  action_values: (state, sum, query) => actionValues(state, sum, query.windows),
  cost_per_action_type: (state, sum) => costPerAction(state, sum),
  purchase_roas: (state, sum) => roas(state, sum, 'omni_purchase'),
  website_purchase_roas: (state, sum) => roas(state, sum, 'offsite_conversion.fb_pixel_purchase'),
  created_time: (state, sum) => entityTime(state, sum, 'createdAt'),
  updated_time: (state, sum) => entityTime(state, sum, 'updatedAt'),
  date_start: (_state, sum) => dateOf(sum.span.from),
  date_stop: (_state, sum) => dateOf(sum.span.to),
};

const DEFAULT_FIELDS = ['account_id', 'impressions', 'spend'];

function entityTime(state: AccountState, sum: Sum, field: 'createdAt' | 'updatedAt'): string | undefined {
  const entity =
    state.get('ad', sum.adId) ?? state.get('adGroup', sum.adGroupId) ?? state.get('campaign', sum.campaignId);
  return entity && graphTime(state, entity[field]).slice(0, 10);
}

/** The columns asked for. Throws code 100 for names that do not exist. */
export function checkFields(params: Params): string[] {
  const fields = params.list('fields')?.map(String).filter(Boolean) ?? DEFAULT_FIELDS;
  for (const field of fields) {
    if (Object.hasOwn(COLUMNS, field) || ABSENT.insights.has(field)) continue;
    if (/[{}().]/.test(field)) throw new GraphError(2500, `Syntax error in fields at "${field}"`);
    throw parameter(`${field} is not valid for fields param. please check the insights field documentation`);
  }
  return fields;
}

/** One row as the vendor writes it: numbers in text, empty columns left out, breakdowns and dates at the end. */
export function writeRow(state: AccountState, sum: Sum, query: InsightsQuery): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const field of query.fields) {
    const named = NAMED[field];
    if (named && DEPTH[named] > DEPTH[query.level]) continue;
    const value = COLUMNS[field]?.(state, sum, query);
    if (value !== undefined && value !== '') row[field] = value;
  }
  row.date_start = dateOf(sum.span.from);
  row.date_stop = dateOf(sum.span.to);
  return { ...row, ...sum.parts };
}

/** A number of a row by name, for filters such as `spend GREATER_THAN 0`. */
export function metric(state: AccountState, sum: Sum, query: InsightsQuery, field: string): unknown {
  return COLUMNS[field]?.(state, sum, query);
}
