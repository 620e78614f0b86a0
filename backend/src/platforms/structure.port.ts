import type { EntityStatus, MatchType } from '@adwright/contracts';
import type { AccountAccess } from './access.js';

export interface RemoteBudget {
  readonly externalId: string;
  readonly amountMicros: bigint;
  readonly period: 'daily' | 'lifetime';
  /** How many other campaigns draw on it. */
  readonly sharedWith: number;
}

export interface RemoteCampaign {
  readonly externalId: string;
  readonly name: string;
  readonly status: EntityStatus;
  readonly channel: string | null;
  readonly objective: string | null;
  readonly bidStrategy: string | null;
  readonly statusReasons: readonly string[];
  readonly budgetOwner: 'campaign' | 'ad_group';
  /** Null when the ad groups own the budgets. */
  readonly budget: RemoteBudget | null;
  /** Account-local dates. */
  readonly startDate: string | null;
  readonly endDate: string | null;
}

export interface RemoteAdGroup {
  readonly externalId: string;
  readonly campaignExternalId: string;
  readonly name: string;
  readonly status: EntityStatus;
  readonly type: string | null;
  readonly bidMicros: bigint | null;
  readonly budget: RemoteBudget | null;
}

export interface RemoteAd {
  readonly externalId: string;
  readonly adGroupExternalId: string;
  readonly campaignExternalId: string;
  readonly name: string;
  readonly type: string | null;
  readonly status: EntityStatus;
  readonly reviewStatus: string | null;
  readonly headlines: readonly string[];
  readonly descriptions: readonly string[];
  readonly finalUrls: readonly string[];
}

export interface RemoteKeyword {
  /** Unique in the account: Google `adGroupId~criterionId`, campaign negatives `campaign:campaignId~criterionId`. */
  readonly externalId: string;
  readonly campaignExternalId: string;
  readonly adGroupExternalId: string | null;
  readonly text: string;
  readonly matchType: MatchType;
  readonly negative: boolean;
  readonly status: EntityStatus;
  readonly bidMicros: bigint | null;
  readonly qualityScore: number | null;
}

/** A change somebody made on the platform itself, for drift. */
export interface RemoteChangeEvent {
  readonly at: Date;
  readonly level: 'campaign' | 'ad_group' | 'ad' | 'keyword';
  readonly externalId: string;
  readonly fields: readonly string[];
  readonly author: string | null;
  readonly client: string | null;
}

/** What stands in an account now. Each method yields pages, so that memory stays flat however large the account is. */
export interface StructurePort {
  campaigns(access: AccountAccess): AsyncIterable<readonly RemoteCampaign[]>;
  adGroups(access: AccountAccess): AsyncIterable<readonly RemoteAdGroup[]>;
  ads(access: AccountAccess): AsyncIterable<readonly RemoteAd[]>;
  /** Keywords and negatives; nothing where the platform has none. */
  keywords(access: AccountAccess): AsyncIterable<readonly RemoteKeyword[]>;
  /** Account-local today by the platform's own clock (DECISIONS 15). */
  today(access: AccountAccess): Promise<string>;
  /** Changes since an instant, where there is a feed; null where there is none. */
  changesSince(access: AccountAccess, since: Date): Promise<readonly RemoteChangeEvent[] | null>;
}
