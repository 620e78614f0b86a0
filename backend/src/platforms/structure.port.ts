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

/** What one field was and became. */
export interface RemoteFieldChange {
  /** `status`, `budget`, `bid` or `name` where the platform's field is one of these, else the platform's own word. */
  readonly field: string;
  /** Status in our words, money in micros, else as the platform wrote it; null = not told, or nothing before. */
  readonly from: string | null;
  readonly to: string | null;
}

/** One change as the platform's own log has it, whoever made it. */
export interface RemoteChangeEvent {
  /** The log's id of the change. Several events share it where one resource serves several entities (shared budgets). */
  readonly id: string;
  /** By the platform's clock (DECISIONS 15). */
  readonly at: Date;
  readonly level: 'campaign' | 'ad_group' | 'ad' | 'keyword';
  readonly externalId: string;
  /** The campaign it lies in, where the log tells. */
  readonly campaignExternalId: string | null;
  /** What people call the entity, where the log tells. */
  readonly name: string | null;
  readonly operation: 'created' | 'changed' | 'removed';
  readonly changes: readonly RemoteFieldChange[];
  /** Who, as the platform names them. */
  readonly author: string | null;
  /** The program it was made with, in words. */
  readonly client: string | null;
  /** False when the log shows that it was made with another program than ours. */
  readonly maybeOurs: boolean;
}

/**
 * Entities below the campaigns that may have changed, as they stand now. Campaigns are few and carry what no log tells
 * (shared budgets, reasons for limited delivery): they are always read whole.
 */
export interface StructureDelta {
  adGroups(): AsyncIterable<readonly RemoteAdGroup[]>;
  ads(): AsyncIterable<readonly RemoteAd[]>;
  keywords(): AsyncIterable<readonly RemoteKeyword[]>;
  /** Ids that the log calls removed; those the reads above do not name any more are gone. */
  readonly removed: readonly { readonly level: 'ad_group' | 'ad' | 'keyword'; readonly externalId: string }[];
}

/** What changed in an account since an instant. */
export interface StructureChanges {
  /**
   * The next `since`: every change made before it is in this answer, or in a whole read that begins after it. Earlier
   * than the platform's now by as much as its log may lag.
   */
  readonly through: Date;
  /** Oldest first, as far back as the log goes; a change may come again in the next answer. */
  readonly events: readonly RemoteChangeEvent[];
  /** Null when the platform cannot tell what changed (no log, too long ago, too much): everything has to be read. */
  readonly delta: StructureDelta | null;
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
  /** @param since null before the first read: as far back as the log goes. */
  changesSince(access: AccountAccess, since: Date | null): Promise<StructureChanges>;
}
