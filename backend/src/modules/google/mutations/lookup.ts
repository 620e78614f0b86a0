import type { ChangeTarget } from '@adwright/contracts';
import type { AccountAccess } from '../../../platforms/access.js';
import type { GoogleClient } from '../client/google.client.js';
import { id, ids, select } from '../gaql.js';
import type { Criterion, GoogleRow } from '../wire.js';
import { gone, refused } from './refusal.js';

/** What stands at a change's target now, in one row; the columns are those any change may need. */
export interface Located {
  readonly level: ChangeTarget['level'];
  readonly resourceName: string;
  readonly row: GoogleRow;
}

const campaignFields = [
  'campaign.resource_name',
  'campaign.id',
  'campaign.name',
  'campaign.status',
  'campaign.bidding_strategy_type',
];

function queryFor(target: ChangeTarget): string {
  switch (target.level) {
    case 'campaign':
      return select(
        [
          ...campaignFields,
          'campaign_budget.resource_name',
          'campaign_budget.id',
          'campaign_budget.amount_micros',
          'campaign_budget.total_amount_micros',
          'campaign_budget.explicitly_shared',
          'campaign_budget.reference_count',
          'campaign_budget.period',
        ],
        'campaign',
        `WHERE campaign.id = ${id(target.externalId)}`,
      );
    case 'ad_group':
      return select(
        [
          ...campaignFields,
          'ad_group.resource_name',
          'ad_group.id',
          'ad_group.name',
          'ad_group.status',
          'ad_group.cpc_bid_micros',
        ],
        'ad_group',
        `WHERE ad_group.id = ${id(target.externalId)}`,
      );
    case 'ad':
      return select(
        ['ad_group_ad.resource_name', 'ad_group_ad.ad.id', 'ad_group_ad.status'],
        'ad_group_ad',
        `WHERE ad_group_ad.ad.id = ${id(target.externalId)}`,
      );
    case 'keyword': {
      const [adGroupId = '', criterionId = ''] = ids(target.externalId, 2);
      return select(
        [
          ...campaignFields,
          'ad_group_criterion.resource_name',
          'ad_group_criterion.criterion_id',
          'ad_group_criterion.status',
          'ad_group_criterion.cpc_bid_micros',
          'ad_group_criterion.effective_cpc_bid_micros',
        ],
        'ad_group_criterion',
        `WHERE ad_group.id = ${adGroupId} AND ad_group_criterion.criterion_id = ${criterionId}`,
      );
    }
    default:
      throw refused('level', `Google Ads cannot change this at the level ${target.level}.`);
  }
}

function found(level: ChangeTarget['level'], row: GoogleRow): { name?: string; status?: string } {
  const of = (resource: { resourceName?: string; status?: string } | undefined) => ({
    ...(resource?.resourceName === undefined ? {} : { name: resource.resourceName }),
    ...(resource?.status === undefined ? {} : { status: resource.status }),
  });
  if (level === 'campaign') return of(row.campaign);
  if (level === 'ad_group') return of(row.adGroup);
  return level === 'ad' ? of(row.adGroupAd) : of(row.adGroupCriterion);
}

/** The target's row, or null when it is missing or removed: a removed entity cannot be changed any more. */
export async function findTarget(
  client: GoogleClient,
  access: AccountAccess,
  target: ChangeTarget,
): Promise<Located | null> {
  const [row] = await client.rows(access, queryFor(target));
  if (!row) return null;
  const { name, status } = found(target.level, row);
  if (name === undefined || status === 'REMOVED') return null;
  return { level: target.level, resourceName: name, row };
}

/** @throws PlatformError `not_found` */
export async function requireTarget(
  client: GoogleClient,
  access: AccountAccess,
  target: ChangeTarget,
): Promise<Located> {
  const located = await findTarget(client, access, target);
  if (!located) throw gone(target.level.replace('_', ' '));
  return located;
}

/** Names of the other living campaigns that draw on a campaign's budget. */
export async function budgetSharers(
  client: GoogleClient,
  access: AccountAccess,
  located: Located,
): Promise<string[]> {
  const budget = located.row.campaignBudget;
  if (!budget?.id || Number(budget.referenceCount ?? '1') < 2) return [];
  const rows = await client.rows(
    access,
    select(
      ['campaign.id', 'campaign.name'],
      'campaign',
      `WHERE campaign_budget.id = ${id(budget.id)} AND campaign.status != 'REMOVED'`,
    ),
  );
  const others = rows.filter((row) => row.campaign?.id !== located.row.campaign?.id);
  return others.map((row) => row.campaign?.name ?? '').sort();
}

export interface FoundNegative {
  readonly resourceName: string;
  readonly text: string;
  readonly matchType: string;
}

/** Every negative keyword that stands directly at a campaign or an ad group. */
export async function negativesAt(
  client: GoogleClient,
  access: AccountAccess,
  target: ChangeTarget,
): Promise<FoundNegative[]> {
  const byCampaign = target.level === 'campaign';
  if (!byCampaign && target.level !== 'ad_group')
    throw refused('level', 'A negative keyword belongs to a campaign or an ad group.');
  const from = byCampaign ? 'campaign_criterion' : 'ad_group_criterion';
  const fields = ['resource_name', 'keyword.text', 'keyword.match_type', 'status'];
  const rows = await client.rows(
    access,
    select(
      fields.map((field) => `${from}.${field}`),
      from,
      `WHERE ${target.level}.id = ${id(target.externalId)} AND ${from}.type = 'KEYWORD' AND ${from}.negative = TRUE`,
    ),
  );
  return rows
    .map((row): Criterion => (byCampaign ? row.campaignCriterion : row.adGroupCriterion) ?? {})
    .filter((criterion) => criterion.status !== 'REMOVED')
    .map((criterion) => ({
      resourceName: criterion.resourceName ?? '',
      text: criterion.keyword?.text ?? '',
      matchType: criterion.keyword?.matchType ?? '',
    }));
}

/** Google compares keywords without regard to case and to the number of spaces. */
const plainText = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

export function sameNegative(found: FoundNegative, wanted: { text: string; matchType: string }): boolean {
  return (
    plainText(found.text) === plainText(wanted.text) && found.matchType === wanted.matchType.toUpperCase()
  );
}
