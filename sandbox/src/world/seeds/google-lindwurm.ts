import type { AccountState } from '../state.js';
import type { TrafficModel } from '../types.js';
import { SeedBuilder } from './builder.js';
import { searchAd, terms } from './texts.js';

const EUR = 1_000_000;

/** Search traffic: eligible impressions a day, click rate, price per click in EUR, conversion rate. */
function search(impressions: number, ctr: number, cpc: number, cvr: number): TrafficModel {
  return { impressions, ctr, priceMicros: cpc * EUR, cvr, refBidMicros: cpc * 1.6 * EUR };
}

/**
 * "Fahrradhaus Lindwurm": a fictional bicycle shop, EUR, Europe/Berlin, below an agency's manager account.
 * Causes are described in STORIES.md; the letters in the comments refer to it.
 */
export function lindwurm(anchorDay: number, managerId: string): AccountState {
  const b = new SeedBuilder({
    id: '7318264950',
    platform: 'google',
    name: 'Fahrradhaus Lindwurm',
    currency: 'EUR',
    minorMicros: 10_000,
    timeZone: 'Europe/Berlin',
    managerId,
    anchorDay,
    idBase: 21_440_000_101,
    typical: { ...search(700, 0.045, 0.7, 0.035), valueMicros: 90 * EUR },
  });
  const host = 'lindwurm-bikes.example.com';
  const order = b.action('Bestellung Shop', 'PURCHASE');
  const booking = b.action('Werkstatt-Termin', 'BOOK_APPOINTMENT');
  const spare = b.action('Bestellung Ersatzteil-Shop', 'PURCHASE');
  const news = b.action('Newsletter-Anmeldung', 'SIGNUP', false);
  const buys = (value: number) => [
    { actionId: order.id, rate: 1, valueMicros: value * EUR },
    { actionId: news.id, rate: 0.4, valueMicros: 0 },
  ];
  const a = b.anchor;

  const brand = b.campaign({
    name: 'Suche | Marke',
    budget: b.budget('Suche | Marke', 25 * EUR),
    bidding: 'MANUAL_CPC',
    model: { actions: buys(140) },
  });
  const brandGroup = b.group(brand, {
    name: 'Lindwurm',
    bidMicros: 0.5 * EUR,
    traffic: { ...search(420, 0.078, 0.34, 0.075), refBidMicros: 0.3 * EUR },
    keywords: [
      ['lindwurm fahrrad', 'PHRASE', 3],
      ['fahrradhaus lindwurm', 'EXACT', 5],
      ['lindwurm e-bike', 'PHRASE', 1],
    ],
  });
  b.ad(brandGroup, 'Marke A', searchAd('Fahrradhaus Lindwurm', host, 'start', 'Das Original aus Kreuzberg'));
  b.ad(brandGroup, 'Marke B', searchAd('Lindwurm Räder & Service', host, 'start', 'Seit 1987 im Kiez'));

  // (a) budget-limited winner
  const winner = b.campaign({
    name: 'Suche | E-Bikes',
    budget: b.budget('Suche | E-Bikes', 60 * EUR),
    bidding: 'MAXIMIZE_CONVERSIONS',
    model: { actions: buys(310), yearAmplitude: 0.05 },
  });
  for (const [name, page, share, words] of [
    [
      'E-Bike Trekking',
      'e-bikes/trekking',
      0.6,
      ['e-bike trekking', 'trekking e-bike damen', 'e-bike bis 3000 euro'],
    ],
    ['E-Bike City', 'e-bikes/city', 0.4, ['e-bike city', 'e-bike tiefeinsteiger', 'stadt e-bike']],
  ] as const) {
    const group = b.group(winner, {
      name,
      traffic: search(9800 * share, 0.056, 0.62, 0.062),
      keywords: words.map((text, i) => [text, i === 0 ? 'PHRASE' : 'BROAD', 3 - i]),
    });
    b.ad(group, `${name} A`, searchAd(name, host, page, 'Probefahrt in Berlin'));
    b.ad(group, `${name} B`, searchAd(`${name} kaufen`, host, page, 'Leasing ab 49 € im Monat'));
  }

  // (b) wasteful search terms, and an ad group that spends without a conversion
  const parts = b.campaign({
    name: 'Suche | Fahrradteile generisch',
    budget: b.budget('Suche | Fahrradteile generisch', 70 * EUR),
    bidding: 'MANUAL_CPC',
    model: { actions: buys(55), week: 'flat' },
  });
  const wheels = b.group(parts, {
    name: 'Laufräder & Reifen',
    bidMicros: 0.85 * EUR,
    traffic: search(2300, 0.042, 0.55, 0.03),
    keywords: [
      [
        'fahrradreifen',
        'BROAD',
        5,
        terms(
          ['fahrradreifen 28 zoll kaufen', 'fahrradreifen pannensicher', 'fahrradreifen 26 zoll'],
          [
            'fahrradreifen kostenlos',
            'fahrradreifen gebraucht ebay',
            'fahrradreifen entsorgen',
            'fahrradreifen basteln',
          ],
          0.46,
        ),
      ],
      ['laufrad 28 zoll', 'PHRASE', 3],
      ['schwalbe reifen kaufen', 'EXACT', 2],
    ],
  });
  b.ad(
    wheels,
    'Reifen A',
    searchAd('Fahrradreifen & Laufräder', host, 'teile/reifen', 'Ab 19 € versandfrei'),
  );
  const jobs = b.group(parts, {
    name: 'Fahrrad reparieren (Ratgeber)',
    bidMicros: 0.7 * EUR,
    traffic: { ...search(1250, 0.038, 0.58, 0), cvr: 0 },
    keywords: [
      ['fahrrad selber reparieren', 'BROAD', 3],
      ['fahrradkette wechseln anleitung', 'PHRASE', 2],
    ],
  });
  b.ad(jobs, 'Ratgeber A', searchAd('Fahrrad selbst reparieren', host, 'ratgeber', 'Anleitungen vom Profi'));
  b.negative(parts, 'jobs', 'BROAD');

  // (c) broken conversion pixel that looks like a seasonal dip
  const shop = b.campaign({
    name: 'Suche | Ersatzteil-Shop',
    budget: b.budget('Suche | Ersatzteil-Shop', 90 * EUR),
    bidding: 'MANUAL_CPC',
    model: {
      actions: [
        { actionId: spare.id, rate: 1, valueMicros: 48 * EUR },
        { actionId: news.id, rate: 0.25, valueMicros: 0 },
      ],
      stories: [
        { kind: 'recorded', from: a - 9, until: null, factor: 0.04, ramp: 1, actionId: spare.id },
        { kind: 'demand', from: a - 14, until: null, factor: 0.86, ramp: 6 },
      ],
    },
  });
  const chain = b.group(shop, {
    name: 'Ketten & Bremsen',
    bidMicros: 0.75 * EUR,
    traffic: search(3300, 0.05, 0.46, 0.055),
    keywords: [
      ['fahrradkette 11-fach', 'PHRASE', 3],
      ['bremsbeläge scheibenbremse fahrrad', 'PHRASE', 3],
      ['shimano ersatzteile', 'BROAD', 4],
    ],
  });
  b.ad(
    chain,
    'Ersatzteile A',
    searchAd('Ersatzteile fürs Rad', 'teile.example.com', 'shop', '12.000 Teile ab Lager'),
  );
  b.ad(
    chain,
    'Ersatzteile B',
    searchAd('Ketten, Bremsen, Ritzel', 'teile.example.com', 'shop', 'Heute bestellt'),
  );

  // (d) real seasonal dip, the same days every year
  const kids = b.campaign({
    name: 'Suche | Kinderfahrräder',
    budget: b.budget('Suche | Kinderfahrräder', 80 * EUR),
    bidding: 'MAXIMIZE_CONVERSIONS',
    model: {
      actions: buys(180),
      stories: [{ kind: 'demand', from: a - 18, until: a + 10, factor: 0.48, ramp: 5, yearly: true }],
    },
  });
  const kidsGroup = b.group(kids, {
    name: 'Kinderräder 16-24 Zoll',
    traffic: search(2400, 0.048, 0.52, 0.045),
    keywords: [
      ['kinderfahrrad 20 zoll', 'PHRASE', 4],
      ['kinderfahrrad 16 zoll', 'PHRASE', 3],
      ['laufrad ab 2 jahre', 'BROAD', 2],
    ],
  });
  b.ad(kidsGroup, 'Kinderrad A', searchAd('Kinderfahrräder', host, 'kinder', 'Wächst mit: 24 Monate Tausch'));

  // (e) a campaign overspending its pace
  const cargo = b.campaign({
    name: 'Suche | Lastenräder',
    budget: b.budget('Suche | Lastenräder', 45 * EUR),
    bidding: 'MAXIMIZE_CONVERSIONS',
    model: {
      actions: buys(420),
      stories: [{ kind: 'pacing', from: a - 11, until: null, factor: 1.85, ramp: 2 }],
    },
  });
  const cargoGroup = b.group(cargo, {
    name: 'Lastenrad Familie',
    traffic: search(5600, 0.046, 1.15, 0.024),
    keywords: [
      ['lastenrad familie', 'PHRASE', 4],
      ['e-lastenrad kaufen', 'PHRASE', 4],
      ['cargo bike elektrisch', 'BROAD', 2],
    ],
  });
  b.ad(
    cargoGroup,
    'Lastenrad A',
    searchAd('Lastenräder für Familien', host, 'cargo', 'Bis 1.000 € Förderung'),
  );

  // (f) changed outside the tool (see outside.ts); shares its budget with the accessories campaign
  const pool = b.budget('Service & Zubehör (gemeinsam)', 55 * EUR, true);
  const service = b.campaign({
    name: 'Suche | Werkstatt',
    budget: pool,
    bidding: 'MANUAL_CPC',
    model: { week: 'local', actions: [{ actionId: booking.id, rate: 1, valueMicros: 35 * EUR }] },
  });
  const serviceGroup = b.group(service, {
    name: 'Inspektion & Reparatur',
    bidMicros: 1.2 * EUR,
    traffic: search(820, 0.065, 0.8, 0.075),
    keywords: [
      ['fahrradwerkstatt berlin', 'PHRASE', 4],
      ['fahrrad inspektion kosten', 'BROAD', 3],
      ['e-bike reparatur', 'PHRASE', 2],
    ],
  });
  b.ad(
    serviceGroup,
    'Werkstatt A',
    searchAd('Fahrradwerkstatt Berlin', host, 'werkstatt', 'Termin in 48 Stunden'),
  );
  const extras = b.campaign({
    name: 'Suche | Zubehör',
    budget: pool,
    bidding: 'MANUAL_CPC',
    model: { actions: buys(42) },
  });
  const extrasGroup = b.group(extras, {
    name: 'Helme & Schlösser',
    bidMicros: 0.6 * EUR,
    traffic: search(1400, 0.04, 0.42, 0.034),
    keywords: [
      ['fahrradhelm damen', 'PHRASE', 3],
      ['fahrradschloss test', 'BROAD', 3],
    ],
  });
  b.ad(extrasGroup, 'Zubehör A', searchAd('Helme & Schlösser', host, 'zubehoer', 'Top-Marken ab 29 €'));

  const display = b.campaign({
    name: 'Display | Remarketing',
    channel: 'DISPLAY',
    budget: b.budget('Display | Remarketing', 20 * EUR),
    bidding: 'TARGET_SPEND',
    model: { actions: buys(120) },
  });
  const displayGroup = b.group(display, {
    name: 'Besucher 30 Tage',
    kind: 'DISPLAY_STANDARD',
    traffic: { ...search(19_000, 0.009, 0.24, 0.012), viewShare: 0.3 },
  });
  b.ad(displayGroup, 'Remarketing A', searchAd('Noch unentschlossen?', host, 'start', 'Probefahrt gratis'));

  const old = b.campaign({
    name: 'Suche | Winterreifen 2024',
    status: 'PAUSED',
    budget: b.budget('Suche | Winterreifen 2024', 30 * EUR),
    bidding: 'MANUAL_CPC',
    model: { actions: buys(60) },
  });
  const oldGroup = b.group(old, {
    name: 'Spikes',
    bidMicros: 0.6 * EUR,
    traffic: search(900, 0.04, 0.5, 0.03),
    keywords: [['fahrrad spikes', 'PHRASE', 1]],
  });
  b.ad(
    oldGroup,
    'Spikes A',
    searchAd('Spikereifen fürs Rad', host, 'teile/spikes', 'Sicher durch den Winter'),
  );
  for (const id of [brand, winner, parts, shop, kids, cargo, service, extras, display]) {
    b.put('target', {
      campaignId: id.id,
      name: 'Germany',
      kind: 'LOCATION',
      value: 'geoTargetConstants/2276',
    });
  }
  return b.state;
}
