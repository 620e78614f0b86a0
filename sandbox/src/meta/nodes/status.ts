import type { AccountState } from '../../world/state.js';
import type { Ad, AdGroup, Campaign, Status } from '../../world/types.js';

/** Virtual time a new or edited ad is under review. */
export const REVIEW_MS = 10 * 60_000;

const NAMES: Record<Status, string> = {
  ENABLED: 'ACTIVE',
  PAUSED: 'PAUSED',
  REMOVED: 'DELETED',
  ARCHIVED: 'ARCHIVED',
};

export const CONFIGURED = ['ACTIVE', 'PAUSED', 'DELETED', 'ARCHIVED'] as const;
export const EFFECTIVE = [
  ...CONFIGURED,
  'PENDING_REVIEW',
  'DISAPPROVED',
  'PREAPPROVED',
  'PENDING_BILLING_INFO',
  'CAMPAIGN_PAUSED',
  'ADSET_PAUSED',
  'IN_PROCESS',
  'WITH_ISSUES',
] as const;

/** What a person set. */
export function configured(status: Status): string {
  return NAMES[status];
}

/** The world's word for a status a caller sets. */
export function worldStatus(word: (typeof CONFIGURED)[number]): Status {
  const found = (Object.keys(NAMES) as Status[]).find((status) => NAMES[status] === word);
  return found ?? 'PAUSED';
}

const GONE: readonly Status[] = ['REMOVED', 'ARCHIVED'];

export function campaignStatus(campaign: Campaign): string {
  return configured(campaign.status);
}

/** Own deletion first, then the campaign's, then own pause, then the campaign's pause. */
export function adSetStatus(state: AccountState, group: AdGroup): string {
  const campaign = state.get('campaign', group.campaignId);
  if (GONE.includes(group.status)) return configured(group.status);
  if (campaign && GONE.includes(campaign.status)) return configured(campaign.status);
  if (group.status === 'PAUSED') return 'PAUSED';
  return campaign?.status === 'PAUSED' ? 'CAMPAIGN_PAUSED' : 'ACTIVE';
}

/** When an ad's review began: its creation or the last change of its creative. */
export function reviewedSince(ad: Ad): number {
  return ad.history.findLast((change) => change.field === 'creativeId')?.at ?? ad.createdAt;
}

export function adStatus(state: AccountState, ad: Ad, now: number): string {
  const group = state.get('adGroup', ad.adGroupId);
  const above = group ? adSetStatus(state, group) : 'DELETED';
  if (GONE.includes(ad.status)) return configured(ad.status);
  if (above === 'DELETED' || above === 'ARCHIVED') return above;
  if (now - reviewedSince(ad) < REVIEW_MS) return 'PENDING_REVIEW';
  if (ad.status === 'PAUSED') return 'PAUSED';
  if (above === 'PAUSED') return 'ADSET_PAUSED';
  return above === 'CAMPAIGN_PAUSED' ? 'CAMPAIGN_PAUSED' : 'ACTIVE';
}
