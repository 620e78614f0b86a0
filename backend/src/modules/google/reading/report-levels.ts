import type { ReportLevel } from '../../../platforms/reporting.port.js';
import type { GoogleRow } from '../wire.js';

interface LevelPlan {
  readonly from: string;
  /** Attributes that name the entity. */
  readonly fields: readonly string[];
  /** Metrics that exist at this level only. */
  readonly metrics: readonly string[];
  readonly key: (row: GoogleRow) => string;
  readonly name: (row: GoogleRow) => string;
  readonly parent: (row: GoogleRow) => string | null;
  /**
   * Days per pair of queries. Conversions per action come in a query of their own and are held in memory until their
   * metrics pass by, so the finer the level, the shorter the span.
   */
  readonly days: number;
}

export const reportLevels: Record<ReportLevel, LevelPlan> = {
  account: {
    from: 'customer',
    fields: ['customer.id', 'customer.descriptive_name'],
    metrics: [],
    key: (row) => row.customer?.id ?? '',
    name: (row) => row.customer?.descriptiveName ?? '',
    parent: () => null,
    days: 400,
  },
  campaign: {
    from: 'campaign',
    fields: ['campaign.id', 'campaign.name', 'customer.id'],
    metrics: ['metrics.search_budget_lost_impression_share'],
    key: (row) => row.campaign?.id ?? '',
    name: (row) => row.campaign?.name ?? '',
    parent: (row) => row.customer?.id ?? null,
    days: 100,
  },
  ad_group: {
    from: 'ad_group',
    fields: ['ad_group.id', 'ad_group.name', 'campaign.id'],
    metrics: [],
    key: (row) => row.adGroup?.id ?? '',
    name: (row) => row.adGroup?.name ?? '',
    parent: (row) => row.campaign?.id ?? null,
    days: 31,
  },
  ad: {
    from: 'ad_group_ad',
    fields: ['ad_group_ad.ad.id', 'ad_group_ad.ad.name', 'ad_group.id'],
    metrics: [],
    key: (row) => row.adGroupAd?.ad?.id ?? '',
    name: (row) => row.adGroupAd?.ad?.name ?? `Ad ${row.adGroupAd?.ad?.id ?? ''}`,
    parent: (row) => row.adGroup?.id ?? null,
    days: 15,
  },
  keyword: {
    from: 'keyword_view',
    fields: ['ad_group_criterion.criterion_id', 'ad_group_criterion.keyword.text', 'ad_group.id'],
    metrics: [],
    key: (row) => `${row.adGroup?.id ?? ''}~${row.adGroupCriterion?.criterionId ?? ''}`,
    name: (row) => row.adGroupCriterion?.keyword?.text ?? '',
    parent: (row) => row.adGroup?.id ?? null,
    days: 15,
  },
};
