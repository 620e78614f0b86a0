import { keyOf, uniform } from '../hash.js';
import type { AccountState } from '../state.js';
import type { MatchType, Platform } from '../types.js';
import { SeedBuilder } from './builder.js';
import { adSetExtra, creativeExtra } from './meta-lindwurm.js';
import { searchAd } from './texts.js';

/** The size knob: counts are per parent; days is how far back the account has data. */
export interface SyntheticSpec {
  id: string;
  platform: Platform;
  campaigns: number;
  adGroupsPerCampaign: number;
  adsPerAdGroup: number;
  keywordsPerAdGroup: number;
  days: number;
  currency: string;
  timeZone: string;
  managerId: string | null;
  name?: string | undefined;
  /** A manager account: no campaigns, only a tree below it. */
  manager?: boolean | undefined;
  status?: 'ENABLED' | 'SUSPENDED' | 'CANCELED' | undefined;
  hidden?: boolean | undefined;
}

const MATCHES: readonly MatchType[] = ['PHRASE', 'BROAD', 'EXACT'];

/** Builds a plain account of any size; only structure is held, days are computed when they are asked for. */
export function synthetic(spec: SyntheticSpec, anchorDay: number): AccountState {
  const unit = 1_000_000;
  const social = spec.platform === 'meta';
  const price = social ? 9 * unit : 0.6 * unit;
  const typical = { impressions: 300, ctr: 0.04, priceMicros: price, cvr: 0.035, refBidMicros: price * 1.6 };
  const b = new SeedBuilder({
    id: spec.id,
    platform: spec.platform,
    name: spec.name ?? `Load account ${spec.id}`,
    isManager: spec.manager === true,
    status: spec.status ?? 'ENABLED',
    hidden: spec.hidden === true,
    currency: spec.currency,
    minorMicros: 10_000,
    timeZone: spec.timeZone,
    managerId: spec.managerId,
    anchorDay,
    startDay: anchorDay - spec.days + 1,
    // Graph ids are unique over all accounts.
    idBase: social ? 120_900_000_000_001 + (keyOf(spec.id) % 90_000) * 100_000_000 : 30_000_000_001,
    typical: { ...typical, valueMicros: 60 * unit },
    extra: social
      ? { business_id: '563412897000001', page_id: '104857600000001', pixel_id: '718293640000001' }
      : {},
  });
  if (spec.manager) return b.state;
  const sale = b.action('Purchase', 'PURCHASE', true, { actionTypes: ['purchase', 'omni_purchase'] });
  const link = 'https://load.example.com/';
  for (let c = 1; c <= spec.campaigns; c++) {
    const budget = b.budget(`Budget ${c}`, Math.round(20 + 180 * uniform(keyOf(spec.id), c)) * unit);
    const campaign = b.campaign({
      name: `Campaign ${c}`,
      budget,
      channel: social ? 'SOCIAL' : 'SEARCH',
      bidding: social ? 'LOWEST_COST_WITHOUT_CAP' : 'MANUAL_CPC',
      ...(social ? { objective: 'OUTCOME_SALES' } : {}),
      model: { actions: [{ actionId: sale.id, rate: 1, valueMicros: 60 * unit }] },
    });
    for (let g = 1; g <= spec.adGroupsPerCampaign; g++) {
      const share = 0.3 + 1.4 * uniform(keyOf(spec.id), c, g);
      const group = b.group(campaign, {
        name: `Ad group ${c}.${g}`,
        kind: social ? 'SOCIAL' : 'SEARCH_STANDARD',
        ...(social
          ? { extra: adSetExtra('OFFSITE_CONVERSIONS', 'DE', '718293640000001', 'PURCHASE') }
          : { bidMicros: Math.round(price * 1.5) }),
        traffic: {
          ...typical,
          impressions: typical.impressions * share,
          ...(social ? { audience: 50_000 } : {}),
        },
        keywords: social
          ? []
          : Array.from({ length: spec.keywordsPerAdGroup }, (_, k) => [
              `product ${c} ${g} ${k + 1}`,
              MATCHES[k % MATCHES.length] ?? 'BROAD',
              1 + (k % 3),
            ]),
      });
      for (let a = 1; a <= spec.adsPerAdGroup; a++) {
        const name = `Ad ${c}.${g}.${a}`;
        const text = social
          ? { finalUrls: [link] }
          : searchAd(name, 'load.example.com', `p/${c}`, 'In stock today');
        b.ad(group, name, text, {}, social ? creativeExtra('104857600000001', link, name, name) : {});
      }
    }
  }
  return b.state;
}
