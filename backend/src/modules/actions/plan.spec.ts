import type { Change } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { inverse, planChange, planHash, sameValue } from './plan.js';

const target = { level: 'campaign' as const, externalId: '11', name: 'Search' };
const raise: Change = { kind: 'set_budget', target, period: 'daily', from: '40000000', to: '48000000' };
const negative: Change = {
  kind: 'add_negative_keyword',
  target,
  from: null,
  to: { text: 'free', matchType: 'exact' },
};

describe('planHash', () => {
  it('is the same for the same plan and another for every other value, target or account', () => {
    const hash = planHash('account', [raise]);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(planHash('account', [{ ...raise, target: { ...target } }])).toBe(hash);
    const others = [
      planHash('other', [raise]),
      planHash('account', [{ ...raise, to: '48000001' }]),
      planHash('account', [{ ...raise, from: '40000001' }]),
      planHash('account', [{ ...raise, target: { ...target, externalId: '12' } }]),
      planHash('account', [raise, raise]),
    ];
    expect(new Set([hash, ...others]).size).toBe(6);
  });
});

describe('inverse', () => {
  it('swaps the recorded values and never invents one', () => {
    expect(inverse(raise)).toEqual({ ...raise, from: '48000000', to: '40000000' });
    expect(inverse(negative)).toEqual({
      kind: 'remove_negative_keyword',
      target,
      from: { text: 'free', matchType: 'exact' },
      to: null,
    });
  });

  it('is its own inverse', () => {
    for (const change of [raise, negative]) {
      const back = inverse(change);
      expect(back && inverse(back)).toEqual(change);
    }
  });
});

describe('planChange', () => {
  it('shows money with its currency and keywords as text, with what else is touched', () => {
    expect(planChange(raise, 'EUR', null, ['Brand'])).toMatchObject({
      field: 'budget',
      from: '40000000',
      to: '48000000',
      unit: 'micros',
      currency: 'EUR',
      alsoAffects: ['Brand'],
    });
    expect(planChange(negative, 'EUR', null, [])).toMatchObject({
      field: 'negative_keyword',
      from: null,
      to: '{"matchType":"exact","text":"free"}',
      currency: null,
    });
  });
});

describe('sameValue', () => {
  it('compares by meaning, not by the order of keys', () => {
    expect(sameValue({ text: 'free', matchType: 'exact' }, { matchType: 'exact', text: 'free' })).toBe(true);
    expect(sameValue('40000000', '40000001')).toBe(false);
  });
});
