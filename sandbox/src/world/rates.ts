import { termsOf } from './defaults.js';
import { fieldAt, liveAt } from './history.js';
import { blocks, type Pattern } from './matching.js';
import type { AccountState } from './state.js';
import type { Ad, AdGroup, Campaign, Keyword, TrafficModel } from './types.js';

/** Expected traffic of one keyword (or of a whole audience) on a day of demand 1 with no budget limit. */
export interface Part {
  keyword: Keyword | null;
  impressions: number;
  clicks: number;
  costMicros: number;
  conversions: number;
  /** Impressions that were there to be won. */
  eligible: number;
}

export interface GroupRates extends Omit<Part, 'keyword'> {
  parts: Part[];
}

export const NO_TRAFFIC: GroupRates = {
  parts: [],
  impressions: 0,
  clicks: 0,
  costMicros: 0,
  conversions: 0,
  eligible: 0,
};

/** Share of auctions won at a bid relative to the reference bid: 0.5 at 1, saturating below 0.9. */
export function winShare(ratio: number): number {
  return (0.9 * ratio) / (ratio + 0.8);
}

/** Bid relative to the reference. Automated bidding bids the reference unless a target or cap says otherwise. */
function bidRatio(
  bidding: string,
  bid: number | null,
  targetCpa: number | null,
  model: TrafficModel,
): number {
  if (bidding === 'MANUAL_CPC' || bidding.endsWith('_CAP')) {
    return bid === null ? 1 : bid / model.refBidMicros;
  }
  if (targetCpa === null || model.cvr <= 0) return 1;
  const natural = model.priceMicros / model.cvr;
  return Math.min(2.2, Math.max(0.25, targetCpa / natural));
}

function part(keyword: Keyword | null, model: TrafficModel, ratio: number, byImpression: boolean): Part {
  const win = winShare(ratio);
  const impressions = model.impressions * win;
  const ctr = model.ctr * ratio ** 0.12;
  const clicks = impressions * ctr;
  const price = model.priceMicros * ratio ** 0.7;
  return {
    keyword,
    impressions,
    clicks,
    costMicros: byImpression ? (impressions * price) / 1000 : clicks * price,
    conversions: clicks * model.cvr,
    eligible: model.impressions,
  };
}

function negativesAt(state: AccountState, campaignId: string, groupId: string, at: number): Pattern[] {
  return [...state.negativesOf(campaignId), ...state.negativesOf(groupId)].filter((n) => liveAt(n, at));
}

/** The keyword's model after blocked search terms are taken out. */
function unblocked(keyword: Keyword, negatives: readonly Pattern[]): TrafficModel {
  let weight = 0;
  let ctr = 0;
  let cvr = 0;
  let total = 0;
  for (const term of termsOf(keyword)) {
    total += term.weight;
    if (negatives.some((negative) => blocks(negative, term.text))) continue;
    weight += term.weight;
    ctr += term.weight * term.ctrFactor;
    cvr += term.weight * term.ctrFactor * term.cvrFactor;
  }
  const { model } = keyword;
  if (weight <= 0) return { ...model, impressions: 0 };
  return {
    ...model,
    impressions: (model.impressions * weight) / total,
    ctr: (model.ctr * ctr) / weight,
    cvr: ctr > 0 ? (model.cvr * cvr) / ctr : 0,
  };
}

function scheduled(group: AdGroup, at: number): boolean {
  const start = fieldAt(group, 'startAt', at);
  const end = fieldAt(group, 'endAt', at);
  return (start === null || start <= at) && (end === null || at < end);
}

/** What an ad group can get at an instant, from the state that held then. */
export function groupRates(state: AccountState, campaign: Campaign, group: AdGroup, at: number): GroupRates {
  if (!liveAt(campaign, at) || !liveAt(group, at) || !scheduled(group, at)) return NO_TRAFFIC;
  const bidding = fieldAt(group, 'bidding', at) ?? fieldAt(campaign, 'bidding', at);
  const target = fieldAt(group, 'targetCpaMicros', at) ?? fieldAt(campaign, 'targetCpaMicros', at);
  const groupBid = fieldAt(group, 'bidMicros', at);
  const byImpression = campaign.channel === 'SOCIAL';
  const parts: Part[] = [];
  if (campaign.channel === 'SEARCH') {
    const negatives = negativesAt(state, campaign.id, group.id, at);
    for (const keyword of state.keywordsOf(group.id)) {
      if (!liveAt(keyword, at)) continue;
      const bid = fieldAt(keyword, 'bidMicros', at) ?? groupBid;
      const model = unblocked(keyword, negatives);
      parts.push(part(keyword, model, bidRatio(bidding, bid, target, model), false));
    }
  } else {
    parts.push(part(null, group.model, bidRatio(bidding, groupBid, target, group.model), byImpression));
  }
  const sum: GroupRates = { ...NO_TRAFFIC, parts };
  for (const p of parts) {
    sum.impressions += p.impressions;
    sum.clicks += p.clicks;
    sum.costMicros += p.costMicros;
    sum.conversions += p.conversions;
    sum.eligible += p.eligible;
  }
  return sum;
}

export interface MixEntry {
  ad: Ad;
  share: number;
  ctr: number;
  cvr: number;
}

/** How impressions spread over an ad group's ads on a day, and what that does to its click and conversion rate. */
export interface AdMix {
  ads: MixEntry[];
  ctrFactor: number;
  cvrFactor: number;
  /** 1 = nobody is tired of the ads; reach shrinks with it. */
  freshness: number;
}

const NO_ADS: AdMix = { ads: [], ctrFactor: 0, cvrFactor: 0, freshness: 1 };

/** Remaining share of an ad's first click rate on a day. */
export function freshness(ad: Ad, day: number): number {
  const { fatigueFrom, fatigueDays, fatigueFloor } = ad.model;
  if (fatigueFrom === null || day <= fatigueFrom) return 1;
  return fatigueFloor + (1 - fatigueFloor) * Math.exp(-(day - fatigueFrom) / fatigueDays);
}

/** Search rotates strongly to the better ad; social clings to an ad that has won before, even as it tires. */
export function adMix(state: AccountState, group: AdGroup, day: number, at: number): AdMix {
  const ads: MixEntry[] = [];
  let weight = 0;
  let fresh = 0;
  for (const ad of state.adsOf(group.id)) {
    if (!liveAt(ad, at)) continue;
    const left = freshness(ad, day);
    const ctr = ad.model.ctrFactor * left;
    const share = Math.max(ctr, 0.01) ** (state.account.platform === 'meta' ? 0.6 : 1.5);
    weight += share;
    fresh += share * left;
    ads.push({ ad, share, ctr, cvr: ad.model.cvrFactor });
  }
  if (ads.length === 0) return NO_ADS;
  let ctrFactor = 0;
  let cvrFactor = 0;
  for (const entry of ads) {
    entry.share /= weight;
    ctrFactor += entry.share * entry.ctr;
    cvrFactor += entry.share * entry.ctr * entry.cvr;
  }
  return { ads, ctrFactor, cvrFactor: ctrFactor > 0 ? cvrFactor / ctrFactor : 0, freshness: fresh / weight };
}
