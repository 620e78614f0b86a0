import type { AccountState } from '../state.js';
import type { AdGroup, Budget, Extra, TrafficModel } from '../types.js';
import { SeedBuilder } from './builder.js';

const USD = 1_000_000;
const PAGE = '104857600123401';
const PIXEL = '718293640551201';
const FORM = '887766554433221';

/** Social traffic: impressions a day that the audience offers (half are won), click rate, CPM in USD. */
function social(impressions: number, ctr: number, cpm: number, cvr: number): TrafficModel {
  return { impressions: impressions * 2, ctr, priceMicros: cpm * USD, cvr, refBidMicros: 12 * USD };
}

/** Ad set attributes the simulator does not use, in Meta's words. */
export function adSetExtra(goal: string, country: string, pixel: string, event: string): Extra {
  return {
    billing_event: 'IMPRESSIONS',
    optimization_goal: goal,
    destination_type: 'WEBSITE',
    promoted_object: { pixel_id: pixel, custom_event_type: event },
    targeting: {
      age_min: 25,
      age_max: 60,
      geo_locations: { countries: [country] },
      targeting_automation: { advantage_audience: 0 },
    },
  };
}

/** Creative attributes in Meta's words. */
export function creativeExtra(page: string, link: string, message: string, headline: string): Extra {
  return {
    object_story_spec: {
      page_id: page,
      link_data: { link, message, name: headline, call_to_action: { type: 'SHOP_NOW', value: { link } } },
    },
    thumbnail_url: 'https://images.example.com/thumb/64.jpg',
  };
}

/** The same creative with a button that opens a lead form. */
function withForm(extra: Extra, form: string): Extra {
  const story = extra.object_story_spec as { link_data: Extra } & Extra;
  const button = { type: 'SIGN_UP', value: { lead_gen_form_id: form } };
  return {
    ...extra,
    object_story_spec: { ...story, link_data: { ...story.link_data, call_to_action: button } },
  };
}

/** "Lindwurm Bikes US": USD, Los Angeles. Budgets on campaigns (CBO) and on ad sets; causes in STORIES.md. */
export function lindwurmMeta(anchorDay: number): AccountState {
  const b = new SeedBuilder({
    id: '1032458796541203',
    platform: 'meta',
    name: 'Lindwurm Bikes US',
    currency: 'USD',
    minorMicros: 10_000,
    timeZone: 'America/Los_Angeles',
    anchorDay,
    idBase: 120_210_000_000_101,
    typical: { ...social(4000, 0.013, 9, 0.022), valueMicros: 85 * USD },
    extra: {
      business_id: '563412897001122',
      business_name: 'Lindwurm Bikes Inc.',
      page_id: PAGE,
      page_name: 'Lindwurm Bikes',
      pixel_id: PIXEL,
      lead_forms: [{ id: FORM, name: 'Test ride' }],
    },
  });
  const purchase = b.action('Purchase', 'PURCHASE', true, {
    actionTypes: ['purchase', 'omni_purchase', 'offsite_conversion.fb_pixel_purchase'],
  });
  const cart = b.action('Add to cart', 'ADD_TO_CART', false, {
    actionTypes: ['add_to_cart', 'omni_add_to_cart', 'offsite_conversion.fb_pixel_add_to_cart'],
  });
  const lead = b.action('Lead', 'SUBMIT_LEAD_FORM', true, {
    actionTypes: ['lead', 'onsite_conversion.lead_grouped'],
  });
  const sales = (value: number) => [
    { actionId: purchase.id, rate: 1, valueMicros: value * USD },
    { actionId: cart.id, rate: 3.2, valueMicros: 0 },
  ];
  const link = 'https://us.lindwurm-bikes.example.com/shop';
  const set = adSetExtra('OFFSITE_CONVERSIONS', 'US', PIXEL, 'PURCHASE');
  const a = b.anchor;
  const plain: Extra = { buying_type: 'AUCTION', special_ad_categories: [] };
  const ad = (group: AdGroup, name: string, message: string, model = {}) =>
    b.ad(
      group,
      name,
      { finalUrls: [link], headlines: [name] },
      model,
      creativeExtra(PAGE, link, message, name),
    );

  // Fatigued creative: one old video carries the ad set; its audience has seen it too often.
  const prospecting = b.campaign({
    name: 'Sales | Prospecting | US',
    channel: 'SOCIAL',
    objective: 'OUTCOME_SALES',
    bidding: 'LOWEST_COST_WITHOUT_CAP',
    extra: { ...plain, is_adset_budget_sharing_enabled: false },
    model: { actions: sales(96) },
  });
  const commuters = b.group(prospecting, {
    name: 'Commuters 25-45',
    kind: 'SOCIAL',
    budget: b.budget('Commuters 25-45', 120 * USD),
    extra: set,
    traffic: { ...social(15_500, 0.017, 8.6, 0.026), audience: 26_000, viewShare: 0.18 },
  });
  ad(commuters, 'Rainy Monday (Video)', 'No more waiting for the bus.', {
    ctrFactor: 1.25,
    cvrFactor: 1,
    fatigueFrom: a - 30,
    fatigueDays: 13,
    fatigueFloor: 0.3,
  });
  ad(commuters, 'Price Carousel', 'From $1,890. Test ride in 20 cities.', {
    ctrFactor: 0.55,
    cvrFactor: 0.9,
  });
  const parents = b.group(prospecting, {
    name: 'Parents, cargo interest',
    kind: 'SOCIAL',
    budget: b.budget('Parents, cargo interest', 60 * USD),
    extra: set,
    traffic: { ...social(9_000, 0.012, 9.8, 0.02), audience: 420_000, viewShare: 0.2 },
  });
  ad(parents, 'School Run', 'Two kids, one bike, zero parking tickets.', { ctrFactor: 1, cvrFactor: 1 });
  ad(parents, 'Cargo Compare', 'Cheaper than a second car.', { ctrFactor: 0.9, cvrFactor: 1.1 });

  // Budget-limited winner with the budget on the campaign.
  const retargeting = b.campaign({
    name: 'Sales | Retargeting | US',
    channel: 'SOCIAL',
    objective: 'OUTCOME_SALES',
    budget: b.budget('Sales | Retargeting | US', 50 * USD),
    bidding: 'LOWEST_COST_WITHOUT_CAP',
    extra: plain,
    model: { actions: sales(118) },
  });
  for (const [name, size, audience] of [
    ['Site visitors 30d', 9_500, 210_000],
    ['Cart abandoners 14d', 4_500, 90_000],
  ] as const) {
    const group = b.group(retargeting, {
      name,
      kind: 'SOCIAL',
      extra: set,
      traffic: { ...social(size, 0.022, 10.5, 0.055), audience, viewShare: 0.25 },
    });
    ad(group, `${name} | Still thinking?`, 'Your bike is waiting. Free returns for 30 days.', {
      ctrFactor: 1.05,
      cvrFactor: 1,
    });
  }

  const leads = b.campaign({
    name: 'Leads | Test rides',
    channel: 'SOCIAL',
    objective: 'OUTCOME_LEADS',
    bidding: 'LOWEST_COST_WITH_BID_CAP',
    extra: plain,
    model: { actions: [{ actionId: lead.id, rate: 1, valueMicros: 0 }], week: 'local' },
  });
  const leadBudget: Budget = b.budget('Test rides LA', 40 * USD);
  const rides = b.group(leads, {
    name: 'Test rides LA',
    kind: 'SOCIAL',
    budget: leadBudget,
    bidMicros: 12 * USD,
    extra: {
      ...adSetExtra('LEAD_GENERATION', 'US', PIXEL, 'LEAD'),
      promoted_object: { page_id: PAGE },
      destination_type: 'ON_AD',
    },
    traffic: { ...social(4_800, 0.014, 7.6, 0.07), audience: 180_000, viewShare: 0.05, delay: 0.3 },
  });
  const name = 'Book a test ride';
  const shown = creativeExtra(PAGE, link, 'Pick a time, ride for an hour.', name);
  b.ad(
    rides,
    name,
    { finalUrls: [link], headlines: [name] },
    { ctrFactor: 1, cvrFactor: 1 },
    withForm(shown, FORM),
  );
  return b.state;
}
