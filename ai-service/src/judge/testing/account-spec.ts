import type { Capability, Platform, Snapshot } from '@adwright/contracts';

/** What a planted cause does to a leaf on a day that lies `age` days before the last one (0 = the last day). */
export interface Effect {
  clicks?: number;
  ctr?: number;
  cvr?: number;
  cpc?: number;
}

/** Something that is clicked: a search term, or an ad. Rates are true rates; amounts in units of the currency. */
export interface Leaf {
  name: string;
  clicksPerDay: number;
  ctr?: number;
  cpc?: number;
  cvr?: number;
  /** Impressions over reach on a day. */
  frequency?: (age: number) => number;
  effect?: (age: number) => Effect;
  statusReasons?: string[];
  /** Age in days of the first day it delivers; default the whole span. */
  since?: number;
}

export interface KeywordSpec {
  name: string;
  terms: Leaf[];
}

export interface AdGroupSpec {
  name: string;
  budget?: number;
  keywords?: KeywordSpec[];
  ads?: Leaf[];
}

export interface CampaignSpec {
  name: string;
  /** Daily budget in units; spend does not follow from it here, so that a test says exactly what it means. */
  budget?: number;
  sharedWith?: number;
  lost?: number;
  statusReasons?: string[];
  status?: 'enabled' | 'paused';
  effect?: (age: number) => Effect;
  adGroups: AdGroupSpec[];
}

export interface AccountSpec {
  seed: number;
  platform?: Platform;
  currency?: string;
  asOf?: string;
  days?: number;
  lag?: number;
  cvr?: number;
  cpc?: number;
  ctr?: number;
  writable?: boolean;
  capabilities?: Capability[];
  /** Rules of the business in force. */
  constraints?: Snapshot['constraints'];
  history?: { campaign: string; from: string; budget: number }[];
  campaigns: CampaignSpec[];
}

export const ALL_CAPABILITIES: Capability[] = [
  'budget.campaign',
  'budget.ad_group',
  'status.campaign',
  'status.ad_group',
  'status.ad',
  'status.keyword',
  'keyword.negative',
];
