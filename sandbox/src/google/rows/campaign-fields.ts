import { dateOf } from '../../world/calendar.js';
import type { Campaign } from '../../world/types.js';
import type { Field, RowContext } from './context.js';
import { bool, choice, date, double, extra, int64, message, STATUSES, text } from './kinds.js';
import { nameOf } from './names.js';

export const BIDDING = [
  'MANUAL_CPC',
  'MANUAL_CPM',
  'MAXIMIZE_CONVERSIONS',
  'MAXIMIZE_CONVERSION_VALUE',
  'TARGET_CPA',
  'TARGET_ROAS',
  'TARGET_SPEND',
  'TARGET_IMPRESSION_SHARE',
] as const;

/** Running, by its dates: SERVING, PENDING before the first day, ENDED after the last. */
function serving(row: RowContext, campaign: Campaign): string {
  if (campaign.status === 'REMOVED') return 'NONE';
  const today = dateOf(row.state.calendar.dayOf(row.now));
  if (campaign.endDate !== null && campaign.endDate < today) return 'ENDED';
  if (campaign.startDate !== null && campaign.startDate > today) return 'PENDING';
  return 'SERVING';
}

function reasons(row: RowContext): string[] {
  const { campaign } = row;
  if (!campaign) return [];
  if (campaign.status === 'REMOVED') return ['CAMPAIGN_REMOVED'];
  if (campaign.status === 'PAUSED') return ['CAMPAIGN_PAUSED'];
  const state = serving(row, campaign);
  if (state === 'ENDED') return ['CAMPAIGN_ENDED'];
  if (state === 'PENDING') return ['CAMPAIGN_PENDING'];
  const groups = row.state.adGroupsOf(campaign.id).filter((group) => group.status !== 'REMOVED');
  if (groups.length === 0) return ['NO_AD_GROUPS'];
  if (groups.every((group) => group.status === 'PAUSED')) return ['AD_GROUPS_PAUSED'];
  return row.limited?.(campaign.id) ? ['BUDGET_CONSTRAINED'] : [];
}

function primaryStatus(row: RowContext): string | undefined {
  const [reason] = reasons(row);
  if (!row.campaign) return undefined;
  if (!reason) return 'ELIGIBLE';
  const known: Record<string, string> = {
    CAMPAIGN_REMOVED: 'REMOVED',
    CAMPAIGN_PAUSED: 'PAUSED',
    CAMPAIGN_ENDED: 'ENDED',
    CAMPAIGN_PENDING: 'PENDING',
    BUDGET_CONSTRAINED: 'LIMITED',
  };
  return known[reason] ?? 'NOT_ELIGIBLE';
}

/** `network_settings` of a campaign, or the platform's default for its channel. */
function network(campaign: Campaign | undefined, key: string): unknown {
  const set = extra(campaign, 'networkSettings', key);
  if (set !== undefined || !campaign) return set;
  const search = campaign.channel === 'SEARCH';
  return key === 'targetContentNetwork' ? !search : key === 'targetPartnerSearchNetwork' ? false : search;
}

function targetOf(strategies: readonly string[]) {
  return (row: RowContext) =>
    row.campaign && strategies.includes(row.campaign.bidding)
      ? (row.campaign.targetCpaMicros ?? undefined)
      : undefined;
}

export const CAMPAIGN_FIELDS: Record<string, Field> = {
  'campaign.resource_name': text((r) => r.campaign && nameOf(r.state, 'campaigns', r.campaign.id)),
  'campaign.id': int64((r) => r.campaign?.id),
  'campaign.name': text((r) => r.campaign?.name),
  'campaign.status': choice(STATUSES, (r) => r.campaign?.status),
  'campaign.primary_status': choice(
    [
      'ELIGIBLE',
      'PAUSED',
      'REMOVED',
      'ENDED',
      'PENDING',
      'MISCONFIGURED',
      'LIMITED',
      'LEARNING',
      'NOT_ELIGIBLE',
    ],
    primaryStatus,
  ),
  'campaign.primary_status_reasons': choice(
    [
      'BUDGET_CONSTRAINED',
      'CAMPAIGN_PAUSED',
      'CAMPAIGN_REMOVED',
      'CAMPAIGN_ENDED',
      'CAMPAIGN_PENDING',
      'NO_AD_GROUPS',
    ],
    (r) => {
      const list = reasons(r);
      return list.length > 0 ? list : undefined;
    },
  ),
  'campaign.serving_status': choice(
    ['SERVING', 'NONE', 'ENDED', 'PENDING', 'SUSPENDED'],
    (r) => r.campaign && serving(r, r.campaign),
  ),
  'campaign.advertising_channel_type': choice(
    ['SEARCH', 'DISPLAY', 'SHOPPING', 'VIDEO', 'PERFORMANCE_MAX', 'DEMAND_GEN'],
    (r) => r.campaign?.channel,
  ),
  'campaign.bidding_strategy_type': choice(BIDDING, (r) => r.campaign?.bidding),
  'campaign.manual_cpc.enhanced_cpc_enabled': bool((r) =>
    r.campaign?.bidding === 'MANUAL_CPC'
      ? (extra(r.campaign, 'manualCpc', 'enhancedCpcEnabled') ?? false)
      : undefined,
  ),
  'campaign.maximize_conversions.target_cpa_micros': int64(targetOf(['MAXIMIZE_CONVERSIONS'])),
  'campaign.target_cpa.target_cpa_micros': int64(targetOf(['TARGET_CPA'])),
  'campaign.start_date_time': date((r) => r.campaign && startOf(r, r.campaign)),
  'campaign.end_date_time': date((r) =>
    r.campaign?.endDate ? (extra(r.campaign, 'endDateTime') ?? `${r.campaign.endDate} 23:59:59`) : undefined,
  ),
  'campaign.contains_eu_political_advertising': choice(
    ['CONTAINS_EU_POLITICAL_ADVERTISING', 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING'],
    (r) =>
      r.campaign &&
      (extra(r.campaign, 'containsEuPoliticalAdvertising') ?? 'DOES_NOT_CONTAIN_EU_POLITICAL_ADVERTISING'),
  ),
  'campaign.campaign_budget': text(
    (r) => r.campaign?.budgetId && nameOf(r.state, 'campaignBudgets', r.campaign.budgetId),
  ),
  'campaign.network_settings.target_google_search': bool((r) => network(r.campaign, 'targetGoogleSearch')),
  'campaign.network_settings.target_search_network': bool((r) => network(r.campaign, 'targetSearchNetwork')),
  'campaign.network_settings.target_content_network': bool((r) =>
    network(r.campaign, 'targetContentNetwork'),
  ),
  'campaign.network_settings.target_partner_search_network': bool((r) =>
    network(r.campaign, 'targetPartnerSearchNetwork'),
  ),
  'campaign.tracking_url_template': text((r) => extra(r.campaign, 'trackingUrlTemplate')),
  'campaign.final_url_suffix': text((r) => extra(r.campaign, 'finalUrlSuffix')),
  'campaign.experiment_type': choice(['BASE', 'DRAFT', 'EXPERIMENT'], (r) => r.campaign && 'BASE'),
  'campaign.optimization_score': double(() => undefined),
  'campaign.labels': message(() => undefined),
};

function startOf(row: RowContext, campaign: Campaign): unknown {
  const set = extra(campaign, 'startDateTime');
  if (set !== undefined) return set;
  const start = campaign.startDate ?? dateOf(row.state.calendar.dayOf(campaign.createdAt));
  return `${start} 00:00:00`;
}

export const BUDGET_FIELDS: Record<string, Field> = {
  'campaign_budget.resource_name': text((r) => r.budget && nameOf(r.state, 'campaignBudgets', r.budget.id)),
  'campaign_budget.id': int64((r) => r.budget?.id),
  'campaign_budget.name': text((r) => r.budget?.name),
  'campaign_budget.status': choice(['ENABLED', 'REMOVED'], (r) => r.budget?.status),
  'campaign_budget.amount_micros': int64((r) =>
    r.budget?.totalMicros === null ? r.budget.amountMicros : undefined,
  ),
  'campaign_budget.total_amount_micros': int64((r) => r.budget?.totalMicros ?? undefined),
  'campaign_budget.explicitly_shared': bool((r) => r.budget?.shared),
  'campaign_budget.reference_count': int64(
    (r) =>
      r.budget &&
      r.state.all('campaign').filter((c) => c.budgetId === r.budget?.id && c.status !== 'REMOVED').length,
  ),
  'campaign_budget.period': choice(
    ['DAILY', 'CUSTOM_PERIOD'],
    (r) => r.budget && (r.budget.totalMicros === null ? 'DAILY' : 'CUSTOM_PERIOD'),
  ),
  'campaign_budget.delivery_method': choice(
    ['STANDARD', 'ACCELERATED'],
    (r) => r.budget && (extra(r.budget, 'deliveryMethod') ?? 'STANDARD'),
  ),
  'campaign_budget.type': choice(['STANDARD', 'FIXED_CPA', 'SMART_CAMPAIGN'], (r) => r.budget && 'STANDARD'),
  'campaign_budget.has_recommended_budget': bool((r) => r.budget && false),
};
