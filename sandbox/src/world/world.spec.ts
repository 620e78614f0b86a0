import { describe, expect, it } from 'vitest';
import {
  campaignNamed,
  change,
  demoWorld,
  HOSHI,
  LINDWURM,
  LINDWURM_META,
  NOW,
  stateOf,
  sum,
  TODAY,
} from '../testing/worlds.js';
import type { DayRow, Level } from './report.js';
import type { World } from './world.js';

function rows(
  world: World,
  level: Level,
  from: number,
  to: number,
  asOf: number,
  account = LINDWURM,
): DayRow[] {
  return [...world.rows(account, { level, from, to, asOf })];
}

const DAY_MS = 86_400_000;

describe('the simulated world', () => {
  it('gives the same rows for the same seed and other rows for another', () => {
    const a = rows(demoWorld(7), 'ad', TODAY - 20, TODAY, NOW);
    expect(rows(demoWorld(7), 'ad', TODAY - 20, TODAY, NOW)).toEqual(a);
    expect(rows(demoWorld(8), 'ad', TODAY - 20, TODAY, NOW)).not.toEqual(a);
  });

  it('does not let a day depend on which days were asked for before', () => {
    const fresh = rows(demoWorld(), 'keyword', TODAY - 3, TODAY - 3, NOW);
    const used = demoWorld();
    rows(used, 'campaign', TODAY - 90, TODAY, NOW);
    rows(used, 'keyword', TODAY - 40, TODAY - 30, NOW);
    expect(rows(used, 'keyword', TODAY - 3, TODAY - 3, NOW)).toEqual(fresh);
  });

  it.each([LINDWURM, LINDWURM_META, HOSHI])('adds up over the levels of account %s', (account) => {
    const world = demoWorld();
    const totals = (level: Level) => {
      const sum = { impressions: 0, clicks: 0, costMicros: 0, conversions: 0 };
      for (const row of rows(world, level, TODAY - 30, TODAY, NOW, account)) {
        sum.impressions += row.impressions;
        sum.clicks += row.clicks;
        sum.costMicros += row.costMicros;
        sum.conversions += row.conversions.reduce((n, tally) => n + tally.click28d + tally.view1d, 0);
      }
      return sum;
    };
    const account_ = totals('account');
    expect(account_.impressions).toBeGreaterThan(1000);
    expect(account_.conversions).toBeGreaterThan(10);
    for (const level of ['campaign', 'adGroup', 'ad'] as const) expect(totals(level)).toEqual(account_);
  });

  it('splits search ad groups over keywords and keywords over search terms without loss', () => {
    const world = demoWorld();
    const search = new Set(
      stateOf(world)
        .all('campaign')
        .filter((c) => c.channel === 'SEARCH')
        .map((c) => c.id),
    );
    const total = (level: Level) => {
      const list = world.rows(LINDWURM, {
        level,
        from: TODAY - 14,
        to: TODAY - 1,
        asOf: NOW,
        campaignIds: search,
      });
      const sum = { clicks: 0, cost: 0 };
      for (const row of list) {
        sum.clicks += row.clicks;
        sum.cost += row.costMicros;
      }
      return sum;
    };
    expect(total('keyword')).toEqual(total('adGroup'));
    expect(total('searchTerm')).toEqual(total('adGroup'));
  });

  it('never has more clicks than impressions nor money in fractions of the minor unit', () => {
    const world = demoWorld();
    for (const account of [LINDWURM, LINDWURM_META, HOSHI]) {
      const { minorMicros } = stateOf(world, account).account;
      for (const level of ['adGroup', 'ad', 'keyword', 'searchTerm'] as const) {
        for (const row of rows(world, level, TODAY - 10, TODAY, NOW, account)) {
          expect(row.clicks).toBeLessThanOrEqual(row.impressions);
          expect(row.costMicros % minorMicros).toBe(0);
          expect(row.reach).toBeLessThanOrEqual(row.impressions);
        }
      }
    }
  });

  it('restates conversions upward for up to 28 days and never after', () => {
    const world = demoWorld();
    const day = TODAY - 1;
    const at = (later: number) =>
      rows(world, 'campaign', day, day, NOW + later * DAY_MS).flatMap((row) =>
        row.conversions.map((t) => [`${row.campaignId}/${t.actionId}`, t.click28d + t.view1d] as const),
      );
    let before = new Map(at(0));
    const start = [...before.values()].reduce((a, b) => a + b, 0);
    for (const later of [1, 2, 4, 7, 14, 21, 28]) {
      const now = new Map(at(later));
      for (const [key, count] of before) expect(now.get(key) ?? 0).toBeGreaterThanOrEqual(count);
      before = now;
    }
    const settled = [...before.values()].reduce((a, b) => a + b, 0);
    expect(settled).toBeGreaterThan(start * 1.15);
    expect(new Map(at(28))).toEqual(new Map(at(200)));
  });

  it('does not restate traffic and cost of a closed day', () => {
    const world = demoWorld();
    const pick = (asOf: number) =>
      rows(world, 'adGroup', TODAY - 5, TODAY - 5, asOf).map((r) => [r.impressions, r.clicks, r.costMicros]);
    expect(pick(NOW)).toEqual(pick(NOW + 30 * DAY_MS));
  });

  it('fills today hour by hour and ends where the closed day stands', () => {
    const world = demoWorld();
    const start = stateOf(world).calendar.startOf(TODAY);
    let last = 0;
    for (const hour of [1, 6, 9, 13, 18, 23, 24]) {
      const { cost } = sum(world, TODAY, TODAY, { asOf: start + hour * 3_600_000 });
      expect(cost).toBeGreaterThanOrEqual(last);
      last = cost;
    }
    expect(last).toBeCloseTo(sum(world, TODAY, TODAY).cost, 6);
    expect(sum(world, TODAY + 1, TODAY + 1, { asOf: start + 3_600_000 }).days).toBe(0);
  });

  it('counts yen in whole yen', () => {
    const world = demoWorld();
    const spent = rows(world, 'ad', TODAY - 7, TODAY - 1, NOW, HOSHI);
    expect(spent.length).toBeGreaterThan(10);
    expect(spent.every((row) => row.costMicros % 1_000_000 === 0)).toBe(true);
  });
});

describe('writes', () => {
  it('change the days that follow and leave earlier days alone', () => {
    const world = demoWorld();
    const brand = campaignNamed(stateOf(world), 'Suche | Marke');
    const before = rows(world, 'ad', TODAY - 60, TODAY - 1, NOW);
    change(world, LINDWURM, { op: 'update', type: 'campaign', id: brand.id, fields: { status: 'PAUSED' } });
    expect(rows(world, 'ad', TODAY - 60, TODAY - 1, NOW)).toEqual(before);
    expect(sum(world, TODAY + 1, TODAY + 7, { only: brand.id }).impressions).toBe(0);
    expect(sum(world, TODAY, TODAY, { only: brand.id }).impressions).toBeGreaterThan(0);
  });

  it('touch only the campaign they are about', () => {
    const world = demoWorld();
    const other = demoWorld();
    const brand = campaignNamed(stateOf(world), 'Suche | Marke');
    change(world, LINDWURM, { op: 'update', type: 'campaign', id: brand.id, fields: { status: 'PAUSED' } });
    const rest = (w: World) =>
      rows(w, 'campaign', TODAY, TODAY + 5, NOW + 9 * DAY_MS).filter((r) => r.campaignId !== brand.id);
    expect(rest(world)).toEqual(rest(other));
  });

  it('make a paused and resumed campaign deliver as if nothing had happened', () => {
    const world = demoWorld();
    const brand = campaignNamed(stateOf(world), 'Suche | Marke');
    for (const [status, hours] of [
      ['PAUSED', 0],
      ['ENABLED', 1],
    ] as const) {
      const at = NOW + hours * 3_600_000;
      change(world, LINDWURM, { op: 'update', type: 'campaign', id: brand.id, fields: { status } }, at);
    }
    const later = (w: World) => rows(w, 'ad', TODAY + 1, TODAY + 5, NOW + 9 * DAY_MS);
    expect(later(world)).toEqual(later(demoWorld()));
  });

  it('buy more with a higher budget, at diminishing returns, until demand is met', () => {
    const winner = (micros: number | null) => {
      const world = demoWorld();
      const campaign = campaignNamed(stateOf(world), 'Suche | E-Bikes');
      if (micros !== null) {
        const id = campaign.budgetId ?? '';
        change(world, LINDWURM, { op: 'update', type: 'budget', id, fields: { amountMicros: micros } });
      }
      return sum(world, TODAY + 1, TODAY + 40, { only: campaign.id });
    };
    const base = winner(null);
    const more = winner(90_000_000);
    const most = winner(5_000_000_000);
    expect(more.cost).toBeGreaterThan(base.cost * 1.3);
    expect(more.clicks).toBeGreaterThan(base.clicks * 1.2);
    expect(more.clicks / base.clicks).toBeLessThan(more.cost / base.cost);
    expect(more.conversions).toBeGreaterThan(base.conversions);
    expect(most.cost).toBeLessThan(400 * 40);
    expect(most.lostBudget).toBe(0);
  });

  it('raise cost per click and impression share with the bid', () => {
    const world = demoWorld();
    const campaign = campaignNamed(stateOf(world), 'Suche | Zubehör');
    const [group] = stateOf(world).adGroupsOf(campaign.id);
    const base = sum(world, TODAY + 1, TODAY + 20, { only: campaign.id });
    change(world, LINDWURM, {
      op: 'update',
      type: 'adGroup',
      id: group?.id ?? '',
      fields: { bidMicros: 1_200_000 },
    });
    const high = sum(world, TODAY + 1, TODAY + 20, { only: campaign.id });
    expect(high.impressions).toBeGreaterThan(base.impressions);
    expect(high.cost / high.clicks).toBeGreaterThan((base.cost / base.clicks) * 1.2);
  });

  it('let a negative keyword take away wasteful spend and no conversions', () => {
    const world = demoWorld();
    const parts = campaignNamed(stateOf(world), 'Suche | Fahrradteile generisch');
    const base = sum(world, TODAY + 1, TODAY + 60, { only: parts.id });
    change(world, LINDWURM, {
      op: 'create',
      type: 'negative',
      id: '999',
      fields: { campaignId: parts.id, text: 'kostenlos', matchType: 'BROAD', name: 'kostenlos' },
    });
    const clean = sum(world, TODAY + 1, TODAY + 60, { only: parts.id });
    expect(clean.cost).toBeLessThan(base.cost * 0.97);
    expect(clean.conversions).toBeGreaterThan(base.conversions * 0.85);
    const terms = rows(world, 'searchTerm', TODAY + 1, TODAY + 10, NOW + 20 * DAY_MS);
    expect(terms.some((row) => row.term.includes('kostenlos'))).toBe(false);
  });
});

describe('budgets', () => {
  it('keep a Google campaign under twice a day and 30.4 times a month', () => {
    const world = demoWorld();
    const campaign = campaignNamed(stateOf(world), 'Suche | Lastenräder');
    const months = new Map<string, number>();
    for (const row of world.rows(LINDWURM, {
      level: 'campaign',
      from: TODAY - 300,
      to: TODAY,
      asOf: NOW,
      campaignIds: new Set([campaign.id]),
    })) {
      expect(row.costMicros).toBeLessThanOrEqual(2 * 45_000_000 + 20_000);
      const month = new Date(row.day * DAY_MS).toISOString().slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + row.costMicros);
    }
    for (const spent of months.values()) expect(spent).toBeLessThanOrEqual(30.4 * 45_000_000 + 500_000);
  });

  it('keep a Meta budget under 1.75 times a day and 7 times a week', () => {
    const world = demoWorld();
    const campaign = campaignNamed(stateOf(world, LINDWURM_META), 'Sales | Retargeting | US');
    const weeks = new Map<number, number>();
    for (const row of world.rows(LINDWURM_META, {
      level: 'campaign',
      from: TODAY - 200,
      to: TODAY,
      asOf: NOW,
      campaignIds: new Set([campaign.id]),
    })) {
      expect(row.costMicros).toBeLessThanOrEqual(1.75 * 50_000_000 + 20_000);
      const week = Math.floor((row.day + 3) / 7);
      weeks.set(week, (weeks.get(week) ?? 0) + row.costMicros);
    }
    for (const spent of weeks.values()) expect(spent).toBeLessThanOrEqual(7 * 50_000_000 + 200_000);
  });

  it('are shared: two campaigns draw on one amount', () => {
    const world = demoWorld();
    const state = stateOf(world);
    const [a, b] = ['Suche | Werkstatt', 'Suche | Zubehör'].map((name) => campaignNamed(state, name));
    expect(a?.budgetId).toBe(b?.budgetId);
    const id = a?.budgetId ?? '';
    change(world, LINDWURM, { op: 'update', type: 'budget', id, fields: { amountMicros: 10_000_000 } });
    const both =
      sum(world, TODAY + 1, TODAY + 10, { only: a?.id ?? '' }).cost +
      sum(world, TODAY + 1, TODAY + 10, { only: b?.id ?? '' }).cost;
    expect(both).toBeLessThanOrEqual(10 * 10 * 1.25);
    expect(both).toBeGreaterThan(60);
  });
});
