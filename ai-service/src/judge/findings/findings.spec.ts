import { describe, expect, it } from 'vitest';
import type { AccountSpec, CampaignSpec } from '../testing/account-spec.js';
import { healthyCampaigns, searchGroup } from '../testing/accounts.js';
import { askAbout, judgementOf } from '../testing/ask.js';

const shop = (extra: Partial<CampaignSpec> = {}): CampaignSpec => ({
  name: 'Spare parts',
  budget: 300,
  adGroups: [searchGroup('Chains', 120, { cvr: 0.05 })],
  ...extra,
});

const account = (campaigns: CampaignSpec[], rest: Partial<AccountSpec> = {}): AccountSpec => ({
  seed: 51,
  campaigns: [...healthyCampaigns(), ...campaigns],
  ...rest,
});

describe('broken conversion tracking', () => {
  it('is found in one campaign, from its first day, and silences what rests on its conversions', () => {
    const result = askAbout(
      account([shop({ effect: (age) => (age < 9 ? { cvr: 0.04, clicks: 0.86 } : {}) })]),
    );
    expect(result.findings.map((f) => `${f.kind} ${f.target.name} ${f.severity}`)).toEqual([
      'conversion_tracking_broken Spare parts 8',
    ]);
    expect(
      Math.abs(Date.parse(result.findings[0]?.date ?? '') - Date.parse('2026-11-12')),
    ).toBeLessThanOrEqual(86_400_000);
    expect(result.findings[0]?.detail).toContain('Clicks go on');
    const rule = 'spend_without_conversions';
    expect(judgementOf(result, rule, 'Spare parts').outcome).toBe('not_applicable');
    expect(result.proposals).toEqual([]);
  });

  it('is the account’s when no campaign goes on converting', () => {
    const dead = (age: number) => (age < 6 ? { cvr: 0 } : {});
    const campaigns = healthyCampaigns().map((c) => ({ ...c, effect: dead }));
    const result = askAbout({ seed: 52, cvr: 0.06, campaigns });
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]).toMatchObject({
      severity: 10,
      target: { level: 'account' },
      date: '2026-11-15',
    });
  });

  it('is not what a seasonal dip looks like, however deep', () => {
    for (const depth of [0.6, 0.4, 0.15]) {
      const result = askAbout(
        account([shop({ effect: (age) => (age < 18 ? { clicks: depth, cvr: 0.8 } : {}) })]),
      );
      expect(result.findings, `clicks at ${depth}`).toEqual([]);
    }
  });

  it('is not what late conversions look like', () => {
    for (const lag of [0, 3, 14, 28]) {
      const result = askAbout(account([shop()], { lag }));
      expect(result.findings, `lag ${lag}`).toEqual([]);
    }
  });

  it('is not what a slow decline looks like', () => {
    const result = askAbout(account([shop({ effect: (age) => ({ cvr: Math.min(1, 0.1 + age / 40) }) })]));
    expect(result.findings).toEqual([]);
  });
});

describe('stopped delivery', () => {
  const silent = (days: number) => (age: number) => (age < days ? { clicks: 0 } : {});

  it('is found after two silent days', () => {
    const result = askAbout(account([shop({ effect: silent(2) })]));
    expect(result.findings.map((f) => `${f.kind} ${f.target.name} ${f.date}`)).toEqual([
      'delivery_stopped Spare parts 2026-11-19',
    ]);
  });

  it('is one finding when the whole account is silent', () => {
    const campaigns = healthyCampaigns().map((c) => ({ ...c, effect: silent(3) }));
    const result = askAbout({ seed: 53, campaigns });
    expect(result.findings.map((f) => f.target.level)).toEqual(['account']);
  });

  it('is not alarmed by one silent day, by what was paused, or by what was meant to end', () => {
    expect(askAbout(account([shop({ effect: silent(1) })])).findings).toEqual([]);
    expect(askAbout(account([shop({ effect: silent(9), status: 'paused' })])).findings).toEqual([]);
    expect(askAbout(account([shop({ effect: silent(9), statusReasons: ['ENDED'] })])).findings).toEqual([]);
  });

  it('knows a campaign that rests at weekends', () => {
    // 2026-11-22 is a Sunday; ages 0 and 1 are the weekend, 7 and 8 the one before ...
    const weekdays = (age: number) => (age % 7 < 2 ? { clicks: 0 } : {});
    const result = askAbout(account([shop({ effect: weekdays })], { asOf: '2026-11-22' }));
    expect(result.findings).toEqual([]);
  });
});
