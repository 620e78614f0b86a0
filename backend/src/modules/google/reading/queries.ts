import { select } from '../gaql.js';

/**
 * Removed entities stay in the answers: past days still have their spend, and a removal must be seen. Those below the
 * campaigns take a further condition, which must be made of checked ids alone.
 */
export const campaignsQuery = select(
  [
    'campaign.id',
    'campaign.name',
    'campaign.status',
    'campaign.primary_status_reasons',
    'campaign.advertising_channel_type',
    'campaign.bidding_strategy_type',
    'campaign.start_date_time',
    'campaign.end_date_time',
    'campaign_budget.id',
    'campaign_budget.amount_micros',
    'campaign_budget.total_amount_micros',
    'campaign_budget.reference_count',
    'campaign_budget.period',
  ],
  'campaign',
);

export const adGroupsQuery = (where = '') =>
  select(
    [
      'ad_group.id',
      'ad_group.name',
      'ad_group.status',
      'ad_group.type',
      'ad_group.cpc_bid_micros',
      'campaign.id',
    ],
    'ad_group',
    where === '' ? '' : `WHERE ${where}`,
  );

export const adsQuery = (where = '') =>
  select(
    [
      'ad_group_ad.ad.id',
      'ad_group_ad.ad.name',
      'ad_group_ad.ad.type',
      'ad_group_ad.ad.final_urls',
      'ad_group_ad.ad.responsive_search_ad.headlines',
      'ad_group_ad.ad.responsive_search_ad.descriptions',
      'ad_group_ad.status',
      'ad_group_ad.policy_summary.approval_status',
      'ad_group_ad.policy_summary.review_status',
      'ad_group.id',
      'campaign.id',
    ],
    'ad_group_ad',
    where === '' ? '' : `WHERE ${where}`,
  );

export const keywordsQuery = (where = '') =>
  select(
    [
      'ad_group_criterion.criterion_id',
      'ad_group_criterion.keyword.text',
      'ad_group_criterion.keyword.match_type',
      'ad_group_criterion.status',
      'ad_group_criterion.negative',
      'ad_group_criterion.cpc_bid_micros',
      'ad_group_criterion.effective_cpc_bid_micros',
      'ad_group_criterion.quality_info.quality_score',
      'ad_group.id',
      'campaign.id',
    ],
    'ad_group_criterion',
    `WHERE ad_group_criterion.type = 'KEYWORD'${where === '' ? '' : ` AND ${where}`}`,
  );

export const campaignNegativesQuery = (where = '') =>
  select(
    [
      'campaign_criterion.criterion_id',
      'campaign_criterion.keyword.text',
      'campaign_criterion.keyword.match_type',
      'campaign_criterion.status',
      'campaign_criterion.negative',
      'campaign.id',
    ],
    'campaign_criterion',
    `WHERE campaign_criterion.type = 'KEYWORD' AND campaign_criterion.negative = TRUE${where === '' ? '' : ` AND ${where}`}`,
  );

/** The smallest query there is; it is sent for the reply's `Date` header. */
export const heartbeatQuery = select(['customer.id'], 'customer', 'LIMIT 1');
