import type { EntityStatus } from '@adwright/contracts';
import type {
  RemoteAd,
  RemoteAdGroup,
  RemoteBudget,
  RemoteCampaign,
} from '../../../platforms/structure.port.js';
import { fromMinor } from '../money.js';
import type { AdNode, AdSetNode, CampaignNode } from '../wire.js';

const statuses: Record<string, EntityStatus> = {
  ACTIVE: 'enabled',
  PAUSED: 'paused',
  DELETED: 'removed',
  ARCHIVED: 'removed',
};

/** What a person set, not what follows from the parents; unknown counts as paused. */
export function toStatus(status: string | undefined): EntityStatus {
  return statuses[status ?? ''] ?? 'paused';
}

/** Null where the object owns no budget: Meta leaves the fields out, or sends "0". */
export function toBudget(
  node: { id?: string; daily_budget?: string; lifetime_budget?: string },
  currency: string,
): RemoteBudget | null {
  const daily = node.daily_budget ?? '0';
  const lifetime = node.lifetime_budget ?? '0';
  const period = daily !== '0' ? 'daily' : lifetime !== '0' ? 'lifetime' : null;
  if (period === null) return null;
  return {
    externalId: node.id ?? '',
    amountMicros: fromMinor(period === 'daily' ? daily : lifetime, currency),
    period,
    sharedWith: 0,
  };
}

/** The account-local day of a time such as `2026-12-01T08:00:00+0100`, which Meta writes in the account's zone. */
function day(time: string | undefined): string | null {
  return time?.slice(0, 10) ?? null;
}

export function toCampaign(node: CampaignNode, currency: string): RemoteCampaign {
  const budget = toBudget(node, currency);
  const issues = (node.issues_info ?? []).map((issue) => issue.error_summary ?? String(issue.error_code));
  return {
    externalId: node.id ?? '',
    name: node.name ?? '',
    status: toStatus(node.status),
    channel: node.buying_type ?? null,
    objective: node.objective ?? null,
    bidStrategy: node.bid_strategy ?? null,
    statusReasons: [
      ...(node.effective_status && node.effective_status !== node.status ? [node.effective_status] : []),
      ...issues,
    ],
    budgetOwner: budget ? 'campaign' : 'ad_group',
    budget,
    startDate: day(node.start_time),
    endDate: day(node.stop_time),
  };
}

export function toAdGroup(node: AdSetNode, currency: string): RemoteAdGroup {
  return {
    externalId: node.id ?? '',
    campaignExternalId: node.campaign_id ?? '',
    name: node.name ?? '',
    status: toStatus(node.status),
    type: node.optimization_goal ?? null,
    bidMicros: node.bid_amount === undefined ? null : fromMinor(String(node.bid_amount), currency),
    budget: toBudget(node, currency),
  };
}

const reviews = new Set([
  'PENDING_REVIEW',
  'DISAPPROVED',
  'PREAPPROVED',
  'PENDING_BILLING_INFO',
  'WITH_ISSUES',
]);
const present = (values: readonly (string | undefined)[]) =>
  values.filter((value): value is string => value !== undefined && value !== '');

export function toAd(node: AdNode): RemoteAd {
  const link = node.creative?.object_story_spec?.link_data;
  const feed = node.creative?.asset_feed_spec;
  return {
    externalId: node.id ?? '',
    adGroupExternalId: node.adset_id ?? '',
    campaignExternalId: node.campaign_id ?? '',
    name: node.name ?? '',
    type: node.creative?.object_type ?? null,
    status: toStatus(node.status),
    reviewStatus: reviews.has(node.effective_status ?? '') ? (node.effective_status ?? null) : null,
    headlines: present([link?.name, ...(feed?.titles ?? []).map((title) => title.text)]),
    descriptions: present([
      link?.message,
      link?.description,
      ...(feed?.bodies ?? []).map((body) => body.text),
    ]),
    finalUrls: present([link?.link, ...(feed?.link_urls ?? []).map((url) => url.website_url)]),
  };
}
