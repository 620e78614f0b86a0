import { describe, expect, it } from 'vitest';
import { chooseEntities, type Spender } from './choose.js';

const spender = (level: Spender['level'], externalId: string, over: Partial<Spender> = {}): Spender => ({
  level,
  externalId,
  parentExternalId: null,
  name: externalId,
  cost: 1_000_000,
  days: 10,
  first: '2026-08-01',
  ...over,
});
const campaign = spender('campaign', 'c');
const group = (id: string, cost: number) => spender('ad_group', id, { cost, parentExternalId: 'c' });
const fineIds = (spenders: readonly Spender[], budget = { adGroups: 1_000, fine: 1_000 }) =>
  chooseEntities(spenders, budget).fine.map(({ externalId }) => externalId);

describe('what of an account the judge looks at', () => {
  it('is all of it where it fits, but what cost nothing', () => {
    const all = [
      campaign,
      group('g', 5),
      spender('ad', 'a', { parentExternalId: 'g' }),
      spender('ad', 'idle', { parentExternalId: 'g', cost: 0 }),
      spender('search_term', 't', { parentExternalId: 'c' }),
    ];
    expect(fineIds(all)).toEqual(['a', 't']);
    expect(chooseEntities(all).leftOut).toEqual(new Set());
  });

  it('is the dearest ad groups as far as their rows go, and nothing of the others', () => {
    const all = [
      campaign,
      group('cheap', 1),
      group('dear', 3),
      group('middle', 2),
      ...['cheap', 'dear', 'middle'].map((id) => spender('keyword', `k ${id}`, { parentExternalId: id })),
      spender('search_term', 'of the campaign', { parentExternalId: 'c' }),
    ];
    const budget = { adGroups: 20, fine: 1_000 };
    expect(chooseEntities(all, budget).leftOut).toEqual(new Set(['cheap']));
    expect(fineIds(all, budget)).toEqual(['k dear', 'k middle', 'of the campaign']);
  });

  it('is the dearest of each finer level, each with rows of its own', () => {
    const all = [campaign, group('g', 9)];
    for (const level of ['ad', 'keyword'] as const) {
      for (const cost of [1, 3, 2])
        all.push(spender(level, `${level} ${cost}`, { parentExternalId: 'g', cost }));
    }
    expect(fineIds(all, { adGroups: 100, fine: 25 })).toEqual(['ad 3', 'ad 2', 'keyword 3', 'keyword 2']);
  });

  it('leaves nothing out of a sum: ad groups where campaigns report nothing, ads where ad groups do not', () => {
    const exported = [group('a', 1), group('b', 2)];
    expect(chooseEntities(exported, { adGroups: 10, fine: 10 }).leftOut).toEqual(new Set());
    const adsAlone = ['x', 'y', 'z'].map((id) => spender('ad', id, { parentExternalId: 'silent' }));
    expect(fineIds([campaign, ...adsAlone], { adGroups: 10, fine: 10 })).toEqual(['x', 'y', 'z']);
  });

  it('says how much of each level it is not, and what that cost', () => {
    const all = [
      campaign,
      group('dear', 3),
      group('cheap', 2),
      spender('ad', 'in cheap', { parentExternalId: 'cheap', cost: 7 }),
      spender('ad', 'idle in cheap', { parentExternalId: 'cheap', cost: 0 }),
    ];
    expect(chooseEntities(all, { adGroups: 10, fine: 10 }).omitted).toEqual([
      { level: 'ad_group', count: 1, cost: 2 },
      { level: 'ad', count: 1, cost: 7 },
    ]);
    expect(chooseEntities(all).omitted).toEqual([]);
  });

  it('does not depend on the order it is told in', () => {
    const groups = ['a', 'b', 'c', 'd'].map((id) => group(id, 1));
    const budget = { adGroups: 20, fine: 10 };
    const leftOut = chooseEntities([campaign, ...groups], budget).leftOut;
    expect(chooseEntities([...groups].reverse().concat(campaign), budget).leftOut).toEqual(leftOut);
    expect(leftOut.size).toBe(2);
  });
});
