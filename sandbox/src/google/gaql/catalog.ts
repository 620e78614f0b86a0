import type { Level } from '../../world/report.js';
import type { Client } from '../access.js';
import { ACTION_FIELDS, CLIENT_FIELDS, CUSTOMER_FIELDS } from '../rows/account-fields.js';
import { BUDGET_FIELDS, CAMPAIGN_FIELDS } from '../rows/campaign-fields.js';
import { CHANGE_FIELDS, resourceOf, STATUS_FIELDS } from '../rows/change-fields.js';
import type { Field, RowContext } from '../rows/context.js';
import {
  AD_FIELDS,
  CAMPAIGN_CRITERION_FIELDS,
  CRITERION_FIELDS,
  GROUP_FIELDS,
  VIEW_FIELDS,
} from '../rows/group-fields.js';
import { METRICS } from '../rows/metrics.js';
import { SEGMENTS } from '../rows/segments.js';

/** All fields that can be named in a query, by their path. */
export const FIELDS: Readonly<Record<string, Field>> = {
  ...CUSTOMER_FIELDS,
  ...CLIENT_FIELDS,
  ...ACTION_FIELDS,
  ...CAMPAIGN_FIELDS,
  ...BUDGET_FIELDS,
  ...GROUP_FIELDS,
  ...AD_FIELDS,
  ...CRITERION_FIELDS,
  ...CAMPAIGN_CRITERION_FIELDS,
  ...VIEW_FIELDS,
  ...CHANGE_FIELDS,
  ...STATUS_FIELDS,
  ...METRICS,
  ...SEGMENTS,
};

/** What a resource named in FROM can be joined with and how its rows come about. */
export interface Resource {
  /** Other resources whose fields may be selected. */
  with: readonly string[];
  /** Level of its metrics; null = no metrics. */
  level: Level | null;
  /** Rows without metrics; search terms exist only where there was traffic. */
  list: (base: RowContext, below: readonly Client[]) => RowContext[];
}

function budgetOf(base: RowContext, budgetId: string | null): Pick<RowContext, 'budget'> {
  return { budget: budgetId === null ? undefined : base.state.get('budget', budgetId) };
}

function campaigns(base: RowContext): RowContext[] {
  return base.state
    .all('campaign')
    .map((campaign) => ({ ...base, campaign, ...budgetOf(base, campaign.budgetId) }));
}

function groups(base: RowContext): RowContext[] {
  return campaigns(base).flatMap((row) =>
    base.state.adGroupsOf(row.campaign?.id ?? '').map((group) => ({ ...row, group })),
  );
}

function ads(base: RowContext): RowContext[] {
  return groups(base).flatMap((row) => base.state.adsOf(row.group?.id ?? '').map((ad) => ({ ...row, ad })));
}

function keywords(base: RowContext): RowContext[] {
  return groups(base).flatMap((row) =>
    base.state.keywordsOf(row.group?.id ?? '').map((criterion) => ({ ...row, criterion })),
  );
}

function adGroupCriteria(base: RowContext): RowContext[] {
  const negatives = groups(base).flatMap((row) =>
    base.state.negativesOf(row.group?.id ?? '').map((criterion) => ({ ...row, criterion })),
  );
  return [...keywords(base), ...negatives];
}

function campaignCriteria(base: RowContext): RowContext[] {
  return campaigns(base).flatMap((row) => {
    const id = row.campaign?.id ?? '';
    const targets = base.state.all('target').filter((target) => target.campaignId === id);
    return [...base.state.negativesOf(id), ...targets].map((criterion) => ({ ...row, criterion }));
  });
}

/** Change events lag up to three minutes. */
const CHANGE_LAG_MS = 180_000;

function changes(base: RowContext): RowContext[] {
  return base.state.changes
    .filter((change) => change.at <= base.now - CHANGE_LAG_MS && resourceOf(change))
    .map((change) => ({ ...base, ...parents(base, change.campaignId, change.adGroupId), change }));
}

function parents(base: RowContext, campaignId: string | null, groupId: string | null): Partial<RowContext> {
  const campaign = campaignId === null ? undefined : base.state.get('campaign', campaignId);
  const group = groupId === null ? undefined : base.state.get('adGroup', groupId);
  return { ...(campaign ? { campaign } : {}), ...(group ? { group } : {}) };
}

function changeStatus(base: RowContext): RowContext[] {
  const latest = new Map<string, RowContext>();
  for (const row of changes(base)) {
    const key = `${row.change?.type}/${row.change?.id}`;
    latest.delete(key);
    latest.set(key, row);
  }
  return [...latest.values()];
}

function clients(base: RowContext, below: readonly Client[]): RowContext[] {
  return [{ state: base.state, level: 0 }, ...below].map((client) => ({ ...base, client }));
}

const PARENTS = ['customer', 'campaign', 'campaign_budget'];

export const RESOURCES: Readonly<Record<string, Resource>> = {
  customer: { with: [], level: 'account', list: (base) => [base] },
  customer_client: { with: ['customer'], level: null, list: clients },
  campaign: { with: ['customer', 'campaign_budget'], level: 'campaign', list: campaigns },
  campaign_budget: {
    with: ['customer'],
    level: null,
    list: (base) => base.state.all('budget').map((budget) => ({ ...base, budget })),
  },
  ad_group: { with: PARENTS, level: 'adGroup', list: groups },
  ad_group_ad: { with: [...PARENTS, 'ad_group'], level: 'ad', list: ads },
  ad_group_criterion: { with: [...PARENTS, 'ad_group'], level: null, list: adGroupCriteria },
  campaign_criterion: { with: PARENTS, level: null, list: campaignCriteria },
  keyword_view: { with: [...PARENTS, 'ad_group', 'ad_group_criterion'], level: 'keyword', list: keywords },
  search_term_view: { with: [...PARENTS, 'ad_group'], level: 'searchTerm', list: () => [] },
  change_event: { with: ['customer', 'campaign', 'ad_group'], level: null, list: changes },
  change_status: { with: ['customer', 'campaign', 'ad_group'], level: null, list: changeStatus },
  conversion_action: {
    with: ['customer'],
    level: null,
    list: (base) => base.state.all('conversionAction').map((action) => ({ ...base, action })),
  },
};
