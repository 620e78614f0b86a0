import type { CampaignBlueprint } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { adSetParams, campaignParams, creatives, type Ground, refuseWhatWouldBeLost } from './blueprint.js';

const blueprint: CampaignBlueprint = {
  name: 'Spring',
  objective: 'leads',
  dailyBudgetMicros: '50000000',
  startDate: '2026-12-01',
  endDate: '2026-12-31',
  countries: ['DE', 'AT'],
  areas: [],
  gender: 'all',
  languages: [],
  negativeKeywords: [],

  ageMin: 25,
  ageMax: null,
  landingPage: 'https://example.test/',
  adGroupName: 'All',
  keywords: [],
  maxCpcMicros: null,
  headlines: ['One', 'Two', 'Three'],
  descriptions: ['First', 'Second'],
};
const ground: Ground = {
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  pageId: '77',
  pixelId: '88',
  beneficiary: null,
  payor: null,
};

describe('a campaign chain on Meta', () => {
  it('is paused at the top, with the budget at the campaign in minor units', () => {
    expect(campaignParams(blueprint, 'Spring [aw-1]', 'EUR')).toMatchObject({
      status: 'PAUSED',
      objective: 'OUTCOME_LEADS',
      daily_budget: '5000',
      special_ad_categories: [],
    });
    expect(campaignParams(blueprint, 'x', 'JPY')).toMatchObject({ daily_budget: '50' });
  });

  it("runs from and to the days meant, in the account's zone", () => {
    expect(adSetParams(blueprint, 'All', '1', ground)).toMatchObject({
      start_time: '2026-11-30T23:00:00+0000',
      end_time: '2026-12-31T22:59:59+0000',
      targeting: { geo_locations: { countries: ['DE', 'AT'] }, age_min: 25 },
    });
  });

  it('optimises for what the pixel counts, and for clicks without one', () => {
    expect(adSetParams(blueprint, 'All', '1', ground)).toMatchObject({
      optimization_goal: 'OFFSITE_CONVERSIONS',
      promoted_object: { pixel_id: '88', custom_event_type: 'LEAD' },
    });
    expect(adSetParams(blueprint, 'All', '1', { ...ground, pixelId: null })).toMatchObject({
      optimization_goal: 'LINK_CLICKS',
    });
  });

  it('uses every headline and every text', () => {
    const made = creatives(blueprint, 'Spring [aw-1]', '77');
    expect(made.map((one) => one.name)).toEqual(['Spring [aw-1] 1', 'Spring [aw-1] 2', 'Spring [aw-1] 3']);
    expect(JSON.stringify(made)).toContain('Second');
  });

  it('refuses what would be lost', () => {
    const rejected = expect.objectContaining({ kind: 'rejected' });
    const keyword = { text: 'bike', matchType: 'exact' as const };
    expect(() => refuseWhatWouldBeLost({ ...blueprint, keywords: [keyword] })).toThrow(rejected);
    expect(() =>
      refuseWhatWouldBeLost({ ...blueprint, objective: 'awareness', maxCpcMicros: '1000000' }),
    ).toThrow(rejected);
    refuseWhatWouldBeLost({ ...blueprint, objective: 'traffic', maxCpcMicros: '1000000' });
  });

  it('limits places, gender and payer as Meta writes them, and refuses what it would lose', () => {
    const area = { kind: 'city' as const, externalId: '777', name: 'Lyon', country: 'FR' };
    const narrow = { ...blueprint, countries: ['CH'], areas: [area], gender: 'women' as const };
    const params = adSetParams(narrow, 'All', '1', {
      ...ground,
      beneficiary: 'Praxis',
      payor: 'Praxis SARL',
    });
    expect(params).toMatchObject({
      dsa_beneficiary: 'Praxis',
      dsa_payor: 'Praxis SARL',
      targeting: { geo_locations: { countries: ['CH'], cities: [{ key: '777' }] }, genders: [2] },
    });
    const only = adSetParams({ ...narrow, countries: [] }, 'All', '1', ground).targeting;
    expect(only).toMatchObject({ geo_locations: { cities: [{ key: '777' }] } });
    expect(JSON.stringify(only)).not.toContain('countries');
    const word = { text: 'jobs', matchType: 'phrase' as const };
    for (const lost of [{ languages: ['fr'] }, { negativeKeywords: [word] }])
      expect(() => refuseWhatWouldBeLost({ ...blueprint, ...lost })).toThrow();
  });
});
