import type { AccountState } from '../state.js';
import type { TrafficModel } from '../types.js';
import { SeedBuilder } from './builder.js';
import { searchAd } from './texts.js';

const UNIT = 1_000_000;

function search(impressions: number, ctr: number, cpc: number, cvr: number): TrafficModel {
  return { impressions, ctr, priceMicros: cpc * UNIT, cvr, refBidMicros: cpc * 1.6 * UNIT };
}

/** The agency's manager account: no campaigns, no metrics, only a tree below it. */
export function manager(anchorDay: number): AccountState {
  return new SeedBuilder({
    id: '4509812376',
    platform: 'google',
    name: 'Nordlicht Agentur (MCC)',
    currency: 'EUR',
    minorMicros: 10_000,
    timeZone: 'Europe/Berlin',
    isManager: true,
    anchorDay,
    idBase: 21_000_000_001,
    typical: { ...search(0, 0.04, 0.5, 0.03), valueMicros: 0 },
  }).state;
}

/** A small dental practice under the same manager: USD, New York; steady, nothing planted. */
export function dental(anchorDay: number, managerId: string): AccountState {
  const b = new SeedBuilder({
    id: '2846107395',
    platform: 'google',
    name: 'Maple & Pine Dental',
    currency: 'USD',
    minorMicros: 10_000,
    timeZone: 'America/New_York',
    managerId,
    anchorDay,
    idBase: 21_560_000_101,
    typical: { ...search(260, 0.05, 2.1, 0.06), valueMicros: 0 },
    // Wider than a double holds exactly, as the vendor's ids may be.
    extra: { lead_forms: [{ id: '9007199254740995', name: 'Appointment' }] },
  });
  const call = b.action('Phone call lead', 'PHONE_CALL_LEAD');
  const form = b.action('Appointment request', 'SUBMIT_LEAD_FORM');
  const lead = [
    { actionId: form.id, rate: 0.6, valueMicros: 0 },
    { actionId: call.id, rate: 0.4, valueMicros: 0 },
  ];
  for (const [name, budget, impressions, words] of [
    ['Search | Dentist near me', 55, 520, ['dentist near me', 'family dentist brooklyn']],
    ['Search | Invisalign', 40, 330, ['invisalign cost', 'clear aligners nyc']],
    ['Search | Emergency', 30, 210, ['emergency dentist', 'tooth pain dentist open now']],
  ] as const) {
    const campaign = b.campaign({
      name,
      budget: b.budget(name, budget * UNIT),
      bidding: 'MANUAL_CPC',
      model: { week: 'local', actions: lead, yearAmplitude: 0.04 },
    });
    const group = b.group(campaign, {
      name: name.replace('Search | ', ''),
      bidMicros: 2.9 * UNIT,
      traffic: search(impressions * 2, 0.052, 1.9, 0.068),
      keywords: words.map((text, i) => [text, i === 0 ? 'PHRASE' : 'BROAD', 2 - i]),
    });
    const promise = 'New patients welcome';
    b.ad(group, `${name} A`, searchAd('Maple & Pine Dental', 'mapledental.example.com', 'book', promise));
    b.put('target', {
      campaignId: campaign.id,
      name: 'New York',
      kind: 'LOCATION',
      value: 'geoTargetConstants/1023191',
    });
  }
  return b.state;
}

/** A shop that is reached without a manager: GBP, London. */
export function tea(anchorDay: number): AccountState {
  const b = new SeedBuilder({
    id: '6120943785',
    platform: 'google',
    name: 'Heron Tea Rooms',
    currency: 'GBP',
    minorMicros: 10_000,
    timeZone: 'Europe/London',
    anchorDay,
    idBase: 21_770_000_101,
    typical: { ...search(300, 0.04, 0.5, 0.03), valueMicros: 24 * UNIT },
  });
  const order = b.action('Online order', 'PURCHASE');
  const campaign = b.campaign({
    name: 'Search | Loose leaf tea',
    budget: b.budget('Search | Loose leaf tea', 22 * UNIT),
    bidding: 'MANUAL_CPC',
    model: {
      actions: [{ actionId: order.id, rate: 1, valueMicros: 26 * UNIT }],
      yearAmplitude: 0.2,
      yearPeak: 345,
    },
  });
  const group = b.group(campaign, {
    name: 'Black tea',
    bidMicros: 0.7 * UNIT,
    traffic: search(900, 0.046, 0.44, 0.04),
    keywords: [
      ['loose leaf tea', 'PHRASE', 3],
      ['assam tea online', 'BROAD', 2],
      ['heron tea rooms', 'EXACT', 1],
    ],
  });
  b.ad(group, 'Tea A', searchAd('Loose leaf tea', 'herontea.example.com', 'tea', 'Fresh from the blender'));
  return b.state;
}
