import type { Context } from '../../http/context.js';
import type { AccountState } from '../../world/state.js';
import { execute } from '../gaql/execute.js';

/** Fields a MUTABLE_RESOURCE reply shows, per collection. */
const FIELDS: Readonly<Record<string, [resource: string, key: string, fields: readonly string[]]>> = {
  campaigns: [
    'campaign',
    'campaign',
    ['id', 'name', 'status', 'campaign_budget', 'advertising_channel_type'],
  ],
  campaignBudgets: [
    'campaign_budget',
    'campaignBudget',
    ['id', 'name', 'amount_micros', 'explicitly_shared'],
  ],
  adGroups: ['ad_group', 'adGroup', ['id', 'name', 'status', 'cpc_bid_micros', 'campaign']],
  adGroupAds: ['ad_group_ad', 'adGroupAd', ['status', 'ad_group', 'ad.id', 'ad.final_urls']],
  adGroupCriteria: [
    'ad_group_criterion',
    'adGroupCriterion',
    ['criterion_id', 'status', 'negative', 'keyword.text', 'keyword.match_type', 'cpc_bid_micros'],
  ],
  campaignCriteria: [
    'campaign_criterion',
    'campaignCriterion',
    ['criterion_id', 'negative', 'keyword.text', 'keyword.match_type', 'location.geo_target_constant'],
  ],
};

/** The resource as it stands after the write, for `responseContentType: MUTABLE_RESOURCE`. */
export function resourceBody(
  context: Context,
  state: AccountState,
  collection: string,
  name: string,
): unknown {
  const entry = FIELDS[collection];
  if (!entry) return undefined;
  const [resource, key, fields] = entry;
  const select = fields.map((field) => `${resource}.${field}`).join(', ');
  const query = `SELECT ${select} FROM ${resource} WHERE ${resource}.resource_name = '${name}'`;
  const { rows } = execute(context.runtime.world, state, [], query, context.runtime.now());
  return rows.next().value?.[key];
}
