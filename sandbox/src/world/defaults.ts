import { noise, uniform } from './hash.js';
import type { Account, AdGroupModel, AdModel, CampaignModel, Keyword, Term, TrafficModel } from './types.js';

const DAY_MS = 86_400_000;

/** Model of a campaign that was created through an API: no planted cause, the account's first action. */
export function campaignModel(account: Account, actionIds: readonly string[]): CampaignModel {
  const [first] = actionIds;
  return {
    week: 'retail',
    yearAmplitude: 0.1,
    yearPeak: 150,
    actions: first ? [{ actionId: first, rate: 1, valueMicros: account.typical.valueMicros }] : [],
    stories: [],
  };
}

/** Traffic of a new ad group or keyword: the account's typical traffic, varied by its own key. */
export function trafficModel(account: Account, key: number): TrafficModel {
  const { typical } = account;
  return {
    impressions: typical.impressions * (0.4 + 1.2 * uniform(key, 11)),
    ctr: typical.ctr * noise(0.5, key, 12),
    priceMicros: typical.priceMicros * noise(0.4, key, 13),
    cvr: typical.cvr * noise(0.6, key, 14),
    refBidMicros: typical.refBidMicros * noise(0.3, key, 15),
  };
}

export function adGroupModel(account: Account, key: number): AdGroupModel {
  const social = account.platform === 'meta';
  return {
    ...trafficModel(account, key),
    audience: social ? 60_000 * (0.5 + uniform(key, 16)) : 0,
    viewShare: social ? 0.2 : 0,
    delay: 1,
  };
}

/** A new ad is a little better or worse than its neighbours; social ads tire after some weeks. */
export function adModel(account: Account, key: number, createdDay: number): AdModel {
  const social = account.platform === 'meta';
  return {
    ctrFactor: noise(0.3, key, 21),
    cvrFactor: noise(0.2, key, 22),
    fatigueFrom: social ? createdDay + 40 + Math.floor(20 * uniform(key, 23)) : null,
    fatigueDays: 30,
    fatigueFloor: 0.45,
  };
}

/** Local day an instant lies in, good enough to age an ad. */
export function roughDay(at: number): number {
  return Math.floor(at / DAY_MS);
}

const MODIFIERS: readonly [before: string, after: string, weight: number][] = [
  ['', ' kaufen', 0.16],
  ['', ' online', 0.12],
  ['günstige ', '', 0.1],
  ['', ' test', 0.07],
  ['beste ', '', 0.06],
  ['', ' in der nähe', 0.05],
];

const termCache = new WeakMap<Keyword, Term[]>();

/** Search terms a keyword matches: its own list, or one derived from its text and match type. */
export function termsOf(keyword: Keyword): readonly Term[] {
  if (keyword.terms) return keyword.terms;
  const known = termCache.get(keyword);
  if (known) return known;
  const exact = keyword.matchType === 'EXACT';
  const terms: Term[] = [{ text: keyword.text, weight: exact ? 0.9 : 0.44, ctrFactor: 1.1, cvrFactor: 1.1 }];
  MODIFIERS.forEach(([before, after, weight], index) => {
    if (exact && index > 0) return;
    terms.push({
      text: `${before}${keyword.text}${after}`,
      weight,
      ctrFactor: noise(0.3, keyword.key, 31, index),
      cvrFactor: noise(0.5, keyword.key, 32, index),
    });
  });
  termCache.set(keyword, terms);
  return terms;
}
