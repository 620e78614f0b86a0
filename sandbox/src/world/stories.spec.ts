import { describe, expect, it } from 'vitest';
import {
  campaignNamed,
  demoWorld,
  LINDWURM,
  LINDWURM_META,
  NOW,
  stateOf,
  sum,
  TODAY,
} from '../testing/worlds.js';
import { outsideEdits } from './seeds/index.js';

/** Each story must show whatever the day of the first boot. */
const ANCHORS = [
  '2026-11-20T09:00:00Z',
  '2027-01-02T00:30:00Z',
  '2027-03-31T12:00:00Z',
  '2028-07-15T22:00:00Z',
];

describe.each(ANCHORS)('stories of a world born %s', (born) => {
  const at = Date.parse(born);
  const today = Math.floor(at / 86_400_000);
  const world = demoWorld(7, at);
  const state = stateOf(world);
  const of = (name: string, from: number, to: number) =>
    sum(world, today + from, today + to, { only: campaignNamed(state, name).id, asOf: at + 60 * 86_400_000 });

  it('(a) the winner loses impressions to its budget and converts cheaply', () => {
    const winner = of('Suche | E-Bikes', -30, -1);
    const all = sum(world, today - 30, today - 1, { asOf: at + 60 * 86_400_000 });
    expect(winner.lostBudget / winner.eligible).toBeGreaterThan(0.15);
    expect(winner.cost / winner.conversions).toBeLessThan((0.7 * all.cost) / all.conversions);
    expect(winner.cost).toBeGreaterThan(0.9 * 60 * 30);
  });

  it('(b) wasteful terms and an advice ad group spend without a conversion', () => {
    let wasted = 0;
    let conversions = 0;
    for (const row of world.rows(LINDWURM, {
      level: 'searchTerm',
      from: today - 30,
      to: today - 1,
      asOf: at,
    })) {
      if (!/kostenlos|ebay|entsorgen|basteln/.test(row.term)) continue;
      wasted += row.costMicros / 1e6;
      conversions += row.conversions.length;
    }
    expect(wasted).toBeGreaterThan(60);
    expect(conversions).toBe(0);
    const advice = state.all('adGroup').find((group) => group.name.includes('Ratgeber'));
    const rows = [
      ...world.rows(LINDWURM, {
        level: 'adGroup',
        from: today - 30,
        to: today - 1,
        asOf: at,
        adGroupIds: new Set([advice?.id ?? '']),
      }),
    ];
    expect(rows.reduce((n, row) => n + row.costMicros, 0)).toBeGreaterThan(150e6);
    expect(rows.flatMap((row) => row.conversions)).toEqual([]);
  });

  it('(c) recorded conversions of the parts shop collapse while clicks go on', () => {
    const before = of('Suche | Ersatzteil-Shop', -45, -20);
    const after = of('Suche | Ersatzteil-Shop', -8, -1);
    expect(after.clicks / after.days).toBeGreaterThan((0.65 * before.clicks) / before.days);
    expect(after.conversions / after.clicks).toBeLessThan((0.3 * before.conversions) / before.clicks);
  });

  it('(d) the dip of the children campaign is one of demand and comes every year', () => {
    const before = of('Suche | Kinderfahrräder', -50, -25);
    const dip = of('Suche | Kinderfahrräder', -12, -1);
    expect(dip.impressions / dip.days).toBeLessThan((0.65 * before.impressions) / before.days);
    const year = -365;
    const past = of('Suche | Kinderfahrräder', year - 50, year - 25);
    const pastDip = of('Suche | Kinderfahrräder', year - 12, year - 1);
    expect(pastDip.impressions / pastDip.days).toBeLessThan((0.65 * past.impressions) / past.days);
  });

  it('(e) the cargo campaign runs ahead of its pace', () => {
    const normal = of('Suche | Lastenräder', -45, -15);
    // The monthly cap may stop it at the end of a month: it is the days at full speed that are ahead.
    const days = [
      ...world.rows(LINDWURM, {
        level: 'campaign',
        from: today - 9,
        to: today - 1,
        asOf: at,
        campaignIds: new Set([campaignNamed(state, 'Suche | Lastenräder').id]),
      }),
    ].filter((row) => row.costMicros > 60e6);
    expect(normal.cost / normal.days).toBeLessThan(48);
    expect(days.length).toBeGreaterThanOrEqual(4);
  });

  it('(f) someone else raised a bid four days before', () => {
    const edits = outsideEdits([stateOf(demoWorld(7, at))]);
    expect(edits.length).toBeGreaterThanOrEqual(2);
    const [first] = edits;
    expect(first?.at).toBeLessThan(at);
    expect(first?.at).toBeGreaterThan(at - 6 * 86_400_000);
    expect(edits.at(-1)?.at).toBeGreaterThan(at);
  });
});

describe('social stories', () => {
  const world = demoWorld();
  const state = stateOf(world, LINDWURM_META);

  it('show a creative whose audience is tired: frequency up, click rate down', () => {
    const group = state.all('adGroup').find((g) => g.name === 'Commuters 25-45');
    const span = (from: number, to: number) => {
      const total = { impressions: 0, clicks: 0, reach: 0 };
      for (const row of world.rows(LINDWURM_META, {
        level: 'ad',
        from: TODAY + from,
        to: TODAY + to,
        asOf: NOW,
        adGroupIds: new Set([group?.id ?? '']),
      })) {
        const ad = state.get('ad', row.adId);
        if (!ad?.name.startsWith('Rainy Monday')) continue;
        total.impressions += row.impressions;
        total.clicks += row.clicks;
        total.reach += row.reach;
      }
      return { ctr: total.clicks / total.impressions, frequency: total.impressions / total.reach };
    };
    const before = span(-60, -35);
    const after = span(-7, -1);
    expect(after.ctr).toBeLessThan(before.ctr * 0.65);
    expect(after.frequency).toBeGreaterThan(before.frequency * 1.25);
  });

  it('show a campaign that its own budget holds back', () => {
    const campaign = campaignNamed(state, 'Sales | Retargeting | US');
    expect(campaign.budgetId).not.toBeNull();
    const total = sum(world, TODAY - 28, TODAY - 1, { account: LINDWURM_META, only: campaign.id });
    const all = sum(world, TODAY - 28, TODAY - 1, { account: LINDWURM_META });
    expect(total.cost).toBeGreaterThan(0.95 * 50 * 28);
    expect(total.cost / total.conversions).toBeLessThan((0.6 * all.cost) / all.conversions);
  });
});
