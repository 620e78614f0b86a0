import type { EntityStatus, MatchType } from '@adwright/contracts';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteBudget,
  RemoteCampaign,
  RemoteKeyword,
} from '../../../platforms/structure.port.js';
import type { Criterion, GoogleRow } from '../wire.js';

const statuses: Record<string, EntityStatus> = { ENABLED: 'enabled', PAUSED: 'paused', REMOVED: 'removed' };

/** A status we do not know counts as paused: nothing is judged as running that might not be. */
export function toStatus(status: string | undefined): EntityStatus {
  return statuses[status ?? ''] ?? 'paused';
}

const matchTypes: Record<string, MatchType> = { EXACT: 'exact', PHRASE: 'phrase', BROAD: 'broad' };

export function toMatchType(matchType: string | undefined): MatchType {
  return matchTypes[matchType ?? ''] ?? 'broad';
}

export function micros(value: string | undefined): bigint | null {
  return value === undefined ? null : BigInt(value);
}

/** Campaigns without an end carry this date in older accounts. */
const NO_END = '2037-12-30';

function day(dateTime: string | undefined): string | null {
  const text = dateTime?.slice(0, 10) ?? '';
  return text === '' || text === NO_END ? null : text;
}

export function toBudget(budget: GoogleRow['campaignBudget']): RemoteBudget | null {
  if (!budget?.id) return null;
  const lifetime = budget.period === 'CUSTOM_PERIOD';
  const amount = micros(lifetime ? budget.totalAmountMicros : budget.amountMicros);
  if (amount === null) return null;
  return {
    externalId: budget.id,
    amountMicros: amount,
    period: lifetime ? 'lifetime' : 'daily',
    sharedWith: Math.max(0, Number(budget.referenceCount ?? '1') - 1),
  };
}

export function toCampaign(row: GoogleRow): RemoteCampaign {
  const { campaign } = row;
  return {
    externalId: campaign?.id ?? '',
    name: campaign?.name ?? '',
    status: toStatus(campaign?.status),
    channel: campaign?.advertisingChannelType ?? null,
    objective: null,
    bidStrategy: campaign?.biddingStrategyType ?? null,
    statusReasons: campaign?.primaryStatusReasons ?? [],
    budgetOwner: 'campaign',
    budget: toBudget(row.campaignBudget),
    startDate: day(campaign?.startDateTime),
    endDate: day(campaign?.endDateTime),
  };
}

export function toAdGroup(row: GoogleRow): RemoteAdGroup {
  return {
    externalId: row.adGroup?.id ?? '',
    campaignExternalId: row.campaign?.id ?? '',
    name: row.adGroup?.name ?? '',
    status: toStatus(row.adGroup?.status),
    type: row.adGroup?.type ?? null,
    bidMicros: micros(row.adGroup?.cpcBidMicros),
    budget: null,
  };
}

const texts = (assets: { text?: string }[] | undefined) => (assets ?? []).map((asset) => asset.text ?? '');

export function toAd(row: GoogleRow): RemoteAd {
  const ad = row.adGroupAd?.ad;
  const headlines = texts(ad?.responsiveSearchAd?.headlines);
  return {
    externalId: ad?.id ?? '',
    adGroupExternalId: row.adGroup?.id ?? '',
    campaignExternalId: row.campaign?.id ?? '',
    // Search ads have no name of their own: people know them by their first headline.
    name: ad?.name ?? headlines[0] ?? `Ad ${ad?.id ?? ''}`,
    type: ad?.type ?? null,
    status: toStatus(row.adGroupAd?.status),
    reviewStatus:
      row.adGroupAd?.policySummary?.approvalStatus ?? row.adGroupAd?.policySummary?.reviewStatus ?? null,
    headlines,
    descriptions: texts(ad?.responsiveSearchAd?.descriptions),
    finalUrls: ad?.finalUrls ?? [],
  };
}

function toKeyword(row: GoogleRow, criterion: Criterion, externalId: string): RemoteKeyword {
  return {
    externalId,
    campaignExternalId: row.campaign?.id ?? '',
    adGroupExternalId: row.adGroup?.id ?? null,
    text: criterion.keyword?.text ?? '',
    matchType: toMatchType(criterion.keyword?.matchType),
    negative: criterion.negative ?? false,
    status: criterion.status === undefined ? 'enabled' : toStatus(criterion.status),
    // Without a bid of its own a keyword bids what its ad group says.
    bidMicros: micros(criterion.cpcBidMicros ?? criterion.effectiveCpcBidMicros),
    qualityScore: criterion.qualityInfo?.qualityScore ?? null,
  };
}

export function toAdGroupKeyword(row: GoogleRow): RemoteKeyword {
  const criterion = row.adGroupCriterion ?? {};
  return toKeyword(row, criterion, `${row.adGroup?.id ?? ''}~${criterion.criterionId ?? ''}`);
}

export function toCampaignNegative(row: GoogleRow): RemoteKeyword {
  const criterion = row.campaignCriterion ?? {};
  return toKeyword(row, criterion, `campaign:${row.campaign?.id ?? ''}~${criterion.criterionId ?? ''}`);
}
