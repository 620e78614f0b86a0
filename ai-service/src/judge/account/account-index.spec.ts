import type { Snapshot } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { searchGroup } from '../testing/accounts.js';
import { buildSnapshot } from '../testing/build-snapshot.js';
import { AccountIndex } from './account-index.js';
import { AccountView } from './account-view.js';
import { dateOf, dayOf, monthOf, weekdayOf } from './days.js';

const base = () =>
  buildSnapshot({
    seed: 3,
    days: 30,
    campaigns: [
      { name: 'One', budget: 40, adGroups: [searchGroup('A', 20), searchGroup('B', 10)] },
      { name: 'Two', budget: 60, adGroups: [searchGroup('C', 15)] },
    ],
  });

const indexOf = (snapshot: Snapshot, name: string) => snapshot.entities.findIndex((e) => e.name === name);

/** The snapshot with only the rows of some entities. */
function only(snapshot: Snapshot, keep: (entity: Snapshot['entities'][number]) => boolean): Snapshot {
  const rows = Object.fromEntries(
    Object.entries(snapshot.rows).map(([name, column]) => [
      name,
      column.filter((_, i) => {
        const entity = snapshot.entities[snapshot.rows.entity[i] ?? -1];
        return entity !== undefined && keep(entity);
      }),
    ]),
  ) as unknown as Snapshot['rows'];
  return { ...snapshot, rows };
}

describe('days', () => {
  it('reads, writes and places calendar days', () => {
    expect(dateOf(dayOf('2024-02-29'))).toBe('2024-02-29');
    expect(dayOf('2026-03-01') - dayOf('2026-02-28')).toBe(1);
    expect(weekdayOf(dayOf('2026-11-22'))).toBe(6);
    expect(monthOf(dayOf('2028-02-10'))).toEqual({ first: dayOf('2028-02-01'), length: 29 });
  });
});

describe('AccountIndex', () => {
  it('sums any window as adding its rows one by one would', () => {
    const snapshot = base();
    const index = new AccountIndex(snapshot);
    const campaign = indexOf(snapshot, 'One');
    for (const [from, to] of [
      ['2026-11-01', '2026-11-10'],
      ['2026-11-20', '2026-11-20'],
      ['2020-01-01', '2030-01-01'],
    ] as const) {
      let clicks = 0;
      let cost = 0;
      snapshot.rows.entity.forEach((entity, i) => {
        const date = snapshot.rows.date[i] ?? '';
        if (entity !== campaign || date < from || date > to) return;
        clicks += snapshot.rows.clicks[i] ?? 0;
        cost += snapshot.rows.costMicros[i] ?? 0;
      });
      expect(index.sum(campaign, dayOf(from), dayOf(to))).toMatchObject({ clicks, cost });
    }
    expect(index.sum(campaign, dayOf('2026-11-10'), dayOf('2026-11-09'))).toMatchObject({
      clicks: 0,
      rows: 0,
    });
  });

  it('makes up campaigns and the account from their parts when only those have rows', () => {
    const snapshot = base();
    const whole = new AccountIndex(snapshot);
    const parts = new AccountIndex(
      only(snapshot, (e) => e.level === 'search_term' || e.level === 'ad_group'),
    );
    const [from, to] = [dayOf('2026-10-22'), dayOf('2026-11-20')];
    for (const entity of [indexOf(snapshot, 'One'), whole.account]) {
      const { impressions, clicks, cost, conversions } = whole.sum(entity, from, to);
      expect(parts.sum(entity, from, to)).toMatchObject({ impressions, clicks, cost, conversions });
    }
    // Search terms alone never stand for the whole: platforms hide the rare ones.
    const terms = new AccountIndex(only(snapshot, (e) => e.level === 'search_term'));
    expect(terms.sum(terms.account, from, to).rows).toBe(0);
  });

  it('counts what is not reported instead of taking it for zero', () => {
    const snapshot = base();
    const campaign = indexOf(snapshot, 'Two');
    const row = snapshot.rows.entity.indexOf(campaign);
    snapshot.rows.conversions[row] = null;
    const index = new AccountIndex(snapshot);
    expect(index.sum(campaign, index.firstDay, index.asOf).missingConversions).toBe(1);
  });

  it('knows the budget of each day, and that it was changed since the figures end', () => {
    const snapshot = base();
    const campaign = indexOf(snapshot, 'One');
    snapshot.history = [
      { entity: campaign, from: '2026-11-10', status: null, budgetMicros: '30000000' },
      { entity: campaign, from: '2026-11-21', status: null, budgetMicros: '40000000' },
    ];
    const index = new AccountIndex(snapshot);
    const view = new AccountView(index, index.asOf);
    expect(view.budget(campaign)).toBe(40_000_000n);
    expect(view.budgetOn(campaign, dayOf('2026-11-20'))).toBe(30_000_000n);
    // Before the first known state, the first known one is taken to have held.
    expect(view.budgetOn(campaign, dayOf('2026-11-01'))).toBe(30_000_000n);
    expect(index.budgetChangedOn(campaign, index.asOf)).toBe(dayOf('2026-11-21'));
    expect(new AccountView(index, dayOf('2026-11-15')).budget(campaign)).toBe(30_000_000n);
    expect(index.budgetChangedOn(campaign, dayOf('2026-11-15'))).toBeNull();
  });
});

describe('AccountView', () => {
  it('sees nothing after its day and nothing of the conversion lag', () => {
    const snapshot = { ...base(), conversionLagDays: 5 };
    const index = new AccountIndex(snapshot);
    const view = new AccountView(index, dayOf('2026-11-12'));
    const campaign = indexOf(snapshot, 'One');
    expect(view.sum(campaign, { from: dayOf('2026-11-13'), to: dayOf('2026-11-20') }).rows).toBe(0);
    expect(view.mature(7)).toEqual({ from: dayOf('2026-11-01'), to: dayOf('2026-11-07') });
    expect(view.statusReasons(campaign)).toEqual([]);
  });

  it('knows that what stands below a paused campaign does not run', () => {
    const snapshot = base();
    const campaign = indexOf(snapshot, 'One');
    Object.assign(snapshot.entities[campaign] ?? {}, { status: 'paused' });
    const index = new AccountIndex(snapshot);
    const view = new AccountView(index, index.asOf);
    expect(view.mayRun(indexOf(snapshot, 'A keyword 0'))).toBe(false);
    expect(view.mayRun(indexOf(snapshot, 'C keyword 0'))).toBe(true);
  });
});
