/**
 * The world's own words. Both vendor protocols are views of these entities.
 * Money is integer micros held in a `number` (safe to 9 * 10^15): the simulator adds millions of cells, and
 * every amount is a whole multiple of the account's minor unit.
 */
export type Platform = 'google' | 'meta';
export type Status = 'ENABLED' | 'PAUSED' | 'REMOVED' | 'ARCHIVED';
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Extra = { [key: string]: Json };
export type Channel = 'SEARCH' | 'DISPLAY' | 'SOCIAL';
export type MatchType = 'EXACT' | 'PHRASE' | 'BROAD';

/** One field's value before and after an instant; the newest is last. */
export interface Change {
  at: number;
  field: string;
  from: unknown;
  to: unknown;
}

interface Base {
  id: string;
  /** What noise is hashed with. */
  key: number;
  name: string;
  status: Status;
  createdAt: number;
  updatedAt: number;
  history: Change[];
  /** Vendor attributes the simulator does not interpret; kept as written. */
  extra: Extra;
}

export interface Budget extends Base {
  amountMicros: number;
  /** Set for a lifetime (Meta) or custom-period (Google) budget; `amountMicros` is 0 then. */
  totalMicros: number | null;
  shared: boolean;
}

/** A planted cause. Days are local day indices; `until` null = it lasts. */
export interface Story {
  kind: 'demand' | 'cvr' | 'recorded' | 'pacing';
  from: number;
  until: number | null;
  factor: number;
  /** Days over which the factor sets in (and fades after `until`). */
  ramp: number;
  /** Repeats on the same days of each year. */
  yearly?: boolean;
  /** Only for `recorded`: the conversion action concerned. */
  actionId?: string;
}

export interface ActionShare {
  actionId: string;
  /** Events of this action per primary conversion. */
  rate: number;
  /** Mean value of one event in micros; 0 = the action has no value. */
  valueMicros: number;
}

export interface CampaignModel {
  week: 'retail' | 'office' | 'local' | 'flat';
  /** Amplitude (0..1) and peak day of year of the yearly shape. */
  yearAmplitude: number;
  yearPeak: number;
  actions: ActionShare[];
  stories: Story[];
}

export interface Campaign extends Base {
  channel: Channel;
  budgetId: string | null;
  bidding: string;
  targetCpaMicros: number | null;
  startDate: string | null;
  endDate: string | null;
  objective: string | null;
  model: CampaignModel;
}

/** Rates at demand 1 and at the reference bid; see `rates.ts` for how they combine. */
export interface TrafficModel {
  /** Impressions a day that could be had. */
  impressions: number;
  ctr: number;
  /** Cost per click (search) or per thousand impressions (social) in micros. */
  priceMicros: number;
  cvr: number;
  /** The bid at which half of the auctions are won. */
  refBidMicros: number;
}

export interface AdGroupModel extends TrafficModel {
  /** People who can be reached (social); 0 where reach is not measured. */
  audience: number;
  /** Share of conversions after a view without a click. */
  viewShare: number;
  /** Multiplies conversion delay: 1 = 60 % within a day. */
  delay: number;
}

export interface AdGroup extends Base {
  campaignId: string;
  budgetId: string | null;
  bidMicros: number | null;
  targetCpaMicros: number | null;
  /** Own bid strategy; null = the campaign's. */
  bidding: string | null;
  /** Delivers only between these instants; null = no bound. */
  startAt: number | null;
  endAt: number | null;
  kind: string;
  model: AdGroupModel;
}

export interface AdContent {
  finalUrls: string[];
  headlines: string[];
  descriptions: string[];
  path1: string;
  path2: string;
}

export interface AdModel {
  ctrFactor: number;
  cvrFactor: number;
  /** Local day from which the audience tires of the ad; null = never. */
  fatigueFrom: number | null;
  fatigueDays: number;
  fatigueFloor: number;
}

export interface Ad extends Base {
  campaignId: string;
  adGroupId: string;
  creativeId: string | null;
  content: AdContent;
  model: AdModel;
}

export interface Term {
  text: string;
  weight: number;
  ctrFactor: number;
  cvrFactor: number;
}

export interface Keyword extends Base {
  campaignId: string;
  adGroupId: string;
  text: string;
  matchType: MatchType;
  bidMicros: number | null;
  qualityScore: number;
  model: TrafficModel;
  /** Null = derived from the text. */
  terms: Term[] | null;
}

export interface Negative extends Base {
  campaignId: string;
  /** Null = campaign level. */
  adGroupId: string | null;
  text: string;
  matchType: MatchType;
}

/** A positive campaign criterion such as a location or a language. */
export interface Target extends Base {
  campaignId: string;
  kind: string;
  value: string;
}

export interface Creative extends Base {}

/** An uploaded picture (Meta); hash, size and address are in `extra`. */
export interface Image extends Base {}

export interface ConversionAction extends Base {
  category: string;
  /** Counts into the headline conversions figure. */
  primary: boolean;
  origin: string;
}

export interface Account {
  id: string;
  key: number;
  platform: Platform;
  name: string;
  currency: string;
  /** Micros of the smallest unit the platform counts in: 10,000 (offset 100) or 1,000,000 (offset 1). */
  minorMicros: number;
  timeZone: string;
  managerId: string | null;
  isManager: boolean;
  status: 'ENABLED' | 'SUSPENDED' | 'CANCELED';
  /** Google: put away by its manager; still there. */
  hidden?: boolean;
  /** First day with data. */
  startDay: number;
  /** Stories are placed relative to this local day: the day the world was first booted. */
  anchorDay: number;
  /** First numeric id of things created in this account. */
  idBase: number;
  /** What traffic is worth here: the model of campaigns and keywords that are created later. */
  typical: TrafficModel & { valueMicros: number };
  /** Meta: business, page, pixel. Google: conversion customer. */
  extra: Extra;
}

export interface Entities {
  campaign: Campaign;
  budget: Budget;
  adGroup: AdGroup;
  ad: Ad;
  keyword: Keyword;
  negative: Negative;
  target: Target;
  creative: Creative;
  image: Image;
  conversionAction: ConversionAction;
}
export type EntityType = keyof Entities;
export type AnyEntity = Entities[EntityType];
