import type { AccountState } from '../state.js';
import { SeedBuilder } from './builder.js';
import { adSetExtra, creativeExtra } from './meta-lindwurm.js';

const JPY = 1_000_000;
const PAGE = '104857600987601';
const PIXEL = '718293640998801';

/** "Hoshi Tea": JPY (offset 1: budgets in whole yen), Tokyo. A real dip around the same days of every year. */
export function hoshi(anchorDay: number): AccountState {
  const b = new SeedBuilder({
    id: '2087413365507714',
    platform: 'meta',
    name: 'Hoshi Tea 星茶',
    currency: 'JPY',
    minorMicros: 1_000_000,
    timeZone: 'Asia/Tokyo',
    anchorDay,
    idBase: 120_330_000_000_101,
    typical: {
      impressions: 6000,
      ctr: 0.012,
      priceMicros: 720 * JPY,
      cvr: 0.024,
      refBidMicros: 1500 * JPY,
      valueMicros: 4200 * JPY,
    },
    extra: {
      business_id: '563412897009977',
      business_name: 'Hoshi Tea KK',
      page_id: PAGE,
      page_name: 'Hoshi Tea',
      pixel_id: PIXEL,
    },
  });
  const purchase = b.action('Purchase', 'PURCHASE', true, {
    actionTypes: ['purchase', 'omni_purchase', 'offsite_conversion.fb_pixel_purchase'],
  });
  const actions = [{ actionId: purchase.id, rate: 1, valueMicros: 4600 * JPY }];
  const link = 'https://hoshi-tea.example.com/shop';
  const set = adSetExtra('OFFSITE_CONVERSIONS', 'JP', PIXEL, 'PURCHASE');
  const a = b.anchor;
  for (const [name, onCampaign, yen, size, dip] of [
    ['売上 | 新規', true, 9_000, 11_000, false],
    ['売上 | ギフト', false, 6_000, 9_000, true],
  ] as const) {
    const budget = b.budget(name, yen * JPY);
    const campaign = b.campaign({
      name,
      channel: 'SOCIAL',
      objective: 'OUTCOME_SALES',
      ...(onCampaign ? { budget } : {}),
      bidding: 'LOWEST_COST_WITHOUT_CAP',
      extra: { buying_type: 'AUCTION', special_ad_categories: [] },
      model: {
        actions,
        stories: dip
          ? [{ kind: 'demand', from: a - 16, until: a + 8, factor: 0.5, ramp: 4, yearly: true }]
          : [],
      },
    });
    const group = b.group(campaign, {
      name: `${name} 日本 25-54`,
      kind: 'SOCIAL',
      ...(onCampaign ? {} : { budget }),
      extra: set,
      traffic: {
        impressions: size * 2,
        ctr: 0.013,
        priceMicros: 740 * JPY,
        cvr: 0.03,
        refBidMicros: 1500 * JPY,
        audience: 300_000,
        viewShare: 0.2,
      },
    });
    for (const [adName, text] of [
      ['一番茶', '今年の一番茶ができました。'],
      ['抹茶ラテ', 'おうちで抹茶ラテ。'],
    ] as const) {
      b.ad(
        group,
        adName,
        { finalUrls: [link], headlines: [adName] },
        {},
        creativeExtra(PAGE, link, text, adName),
      );
    }
  }
  return b.state;
}
