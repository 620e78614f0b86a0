import type { AccountAccess } from './access.js';

export type ReportLevel = 'account' | 'campaign' | 'ad_group' | 'ad' | 'keyword';

/** One entity's day. `null` is "the platform did not report it", never zero. */
export interface RemoteDailyMetric {
  /** The platform's id of the entity (for keywords as in `RemoteKeyword.externalId`; the account's own id at account level). */
  readonly entityKey: string;
  readonly entityName: string;
  /** The parent's platform id, null at account level. */
  readonly parentKey: string | null;
  /** Account-local day. */
  readonly date: string;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly costMicros: bigint | null;
  /** Decimal text, at most six decimals. */
  readonly conversions: string | null;
  readonly conversionValueMicros: bigint | null;
  readonly leads: string | null;
  readonly reach: number | null;
  readonly frequency: string | null;
  /** 0 to 1, where the platform tells. */
  readonly lostToBudget: string | null;
  /** Conversions by action and attribution window; the source `conversions` is chosen from (DECISIONS 12). */
  readonly actions: readonly RemoteAction[];
}

export interface RemoteAction {
  readonly action: string;
  readonly window: string;
  readonly count: string;
  readonly valueMicros: bigint | null;
}

export interface RemoteSearchTerm {
  readonly campaignExternalId: string;
  readonly adGroupExternalId: string | null;
  readonly keywordExternalId: string | null;
  readonly term: string;
  readonly date: string;
  readonly impressions: number | null;
  readonly clicks: number | null;
  readonly costMicros: bigint | null;
  readonly conversions: string | null;
}

/** Inclusive account-local dates. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

export interface ReportingPort {
  /** Levels whose days the platform tells; of others nothing is asked, synced or compared. */
  readonly levels: readonly ReportLevel[];
  /** Daily rows of a level, in pages. `conversionGoal` is the account's choice; `default` is the platform's own. */
  daily(
    access: AccountAccess,
    level: ReportLevel,
    range: DateRange,
    conversionGoal: string,
  ): AsyncIterable<readonly RemoteDailyMetric[]>;
  /** Only with the capability `search_terms.read`. */
  searchTerms(access: AccountAccess, range: DateRange): AsyncIterable<readonly RemoteSearchTerm[]>;
}
