import type { Change } from '@adwright/contracts';
import type { AccountAccess } from '../../../platforms/access.js';
import type { GoogleClient } from '../client/google.client.js';
import { id } from '../gaql.js';
import { campaignOperations } from './blueprint.js';
import { type Located, negativesAt, requireTarget, sameNegative } from './lookup.js';
import { gone, refused } from './refusal.js';

/** One request of the vendor: where it goes and its operations. */
export interface MutateRequest {
  readonly path: string;
  readonly key: 'operations' | 'mutateOperations';
  readonly operations: readonly object[];
}

const collections = {
  campaign: 'campaigns',
  ad_group: 'adGroups',
  ad: 'adGroupAds',
  keyword: 'adGroupCriteria',
} as const;

function update(collection: string, mask: string, resource: object): MutateRequest {
  return {
    path: `${collection}:mutate`,
    key: 'operations',
    operations: [{ updateMask: mask, update: resource }],
  };
}

function collectionOf(located: Located): string {
  const collection = Object.entries(collections).find(([level]) => level === located.level)?.[1];
  if (!collection) throw refused('level', `Google Ads cannot change this at the level ${located.level}.`);
  return collection;
}

function budgetRequest(located: Located, change: Extract<Change, { kind: 'set_budget' }>): MutateRequest {
  const budget = located.row.campaignBudget;
  if (located.level !== 'campaign' || !budget?.resourceName)
    throw refused('level', 'Google Ads holds budgets at campaigns only.');
  const period = budget.period === 'CUSTOM_PERIOD' ? 'lifetime' : 'daily';
  if (period !== change.period)
    throw refused('period', `This campaign's budget is ${period}, not ${change.period}.`, 'period');
  const field = period === 'lifetime' ? 'totalAmountMicros' : 'amountMicros';
  return update('campaignBudgets', field, { resourceName: budget.resourceName, [field]: change.to });
}

/** Bids are kept but not used by Google under its own bidding: saying "done" would mislead. */
function bidRequest(located: Located, change: Extract<Change, { kind: 'set_bid' }>): MutateRequest {
  if (located.level !== 'ad_group' && located.level !== 'keyword')
    throw refused('level', 'Google Ads holds bids at ad groups and keywords.');
  const strategy = located.row.campaign?.biddingStrategyType;
  if (strategy !== 'MANUAL_CPC')
    throw refused(
      'bid_not_used',
      `The campaign bids by ${strategy ?? 'itself'}; a bid set here would have no effect.`,
    );
  return update(collectionOf(located), 'cpcBidMicros', {
    resourceName: located.resourceName,
    cpcBidMicros: change.to,
  });
}

function renameRequest(located: Located, change: Extract<Change, { kind: 'rename' }>): MutateRequest {
  if (located.level !== 'campaign' && located.level !== 'ad_group')
    throw refused('level', 'Only campaigns and ad groups have names on Google Ads.');
  return update(collectionOf(located), 'name', { resourceName: located.resourceName, name: change.to });
}

function negativeRequest(
  access: AccountAccess,
  located: Located,
  keyword: { text: string; matchType: string },
): MutateRequest {
  const parent = `customers/${id(access.externalId)}/${collectionOf(located)}/${id(
    (located.level === 'campaign' ? located.row.campaign?.id : located.row.adGroup?.id) ?? '',
  )}`;
  const criterion = {
    negative: true,
    keyword: { text: keyword.text, matchType: keyword.matchType.toUpperCase() },
  };
  return located.level === 'campaign'
    ? {
        path: 'campaignCriteria:mutate',
        key: 'operations',
        operations: [{ create: { campaign: parent, ...criterion } }],
      }
    : {
        path: 'adGroupCriteria:mutate',
        key: 'operations',
        operations: [{ create: { adGroup: parent, ...criterion } }],
      };
}

/**
 * The vendor's request for a change. Reads what is needed to address it, changes nothing.
 * @throws PlatformError `not_found` when the target is gone, `rejected` when the change makes no sense there.
 */
export async function requestFor(
  client: GoogleClient,
  access: AccountAccess,
  change: Change,
  marker: string,
): Promise<MutateRequest> {
  if (change.kind === 'create_campaign') {
    return {
      path: 'googleAds:mutate',
      key: 'mutateOperations',
      operations: campaignOperations(id(access.externalId), change.to, marker),
    };
  }
  if (change.kind === 'remove_negative_keyword') {
    const negatives = await negativesAt(client, access, change.target);
    const hit = negatives.find((negative) => sameNegative(negative, change.from));
    if (!hit) throw gone('negative keyword');
    const path = change.target.level === 'campaign' ? 'campaignCriteria:mutate' : 'adGroupCriteria:mutate';
    return { path, key: 'operations', operations: [{ remove: hit.resourceName }] };
  }
  const located = await requireTarget(client, access, change.target);
  switch (change.kind) {
    case 'set_status':
      return update(collectionOf(located), 'status', {
        resourceName: located.resourceName,
        status: change.to.toUpperCase(),
      });
    case 'set_budget':
      return budgetRequest(located, change);
    case 'set_bid':
      return bidRequest(located, change);
    case 'rename':
      return renameRequest(located, change);
    case 'add_negative_keyword':
      if (located.level !== 'campaign' && located.level !== 'ad_group')
        throw refused('level', 'A negative keyword belongs to a campaign or an ad group.');
      return negativeRequest(access, located, change.to);
  }
}
