import type { Tally } from '../../world/conversions.js';
import type { Filter } from '../filtering.js';

export type InsightsLevel = 'account' | 'campaign' | 'adset' | 'ad';

/** One report: everything a row depends on, apart from the world. Days are account-local day indices. */
export interface InsightsQuery {
  accountId: string;
  /** What the report is of: the account, or one object in it. */
  nodeType: string;
  nodeId: string;
  level: InsightsLevel;
  /** Spans that become one row per object each. */
  spans: Span[];
  fields: string[];
  windows: string[];
  breakdowns: string[];
  filters: Filter[];
  /** Rows by a number of theirs; null = as the simulator makes them. */
  order: { field: string; descending: boolean } | null;
}

export interface Span {
  from: number;
  to: number;
}

/** One object over one span: the row before it is written in the vendor's words. Cost is micros. */
export interface Sum {
  span: Span;
  campaignId: string;
  adGroupId: string;
  adId: string;
  impressions: number;
  clicks: number;
  costMicros: number;
  reach: number;
  conversions: Tally[];
  /** Values of the breakdowns this part stands for. */
  parts: Record<string, string>;
}
