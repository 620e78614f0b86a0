import type { CampaignBlueprint, Change } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../platforms/testing/contract-subject.js';
import { meetCreation, type WriteFault } from '../../platforms/testing/write-faults.js';
import { type MetaSubject, startMetaSubject } from './testing/meta-subject.js';

/** Patience with a write here, and a delay at the platform that is a little beyond it; both in milliseconds. */
const PATIENCE = 1_000;
const LATE = 1_050;
const on = { on: 'write' };
/** Faults that meet the first request of the chain; lost replies to every request of it are tried below. */
const FAULTS: readonly WriteFault[] = [
  { kind: 'silent_after_write', told: ['outcome_unknown'], applied: true },
  // The caller gives up and sends again; the first request is carried out in the meantime.
  { kind: 'slow', settings: { ...on, delayMs: LATE }, told: ['outcome_unknown'], applied: true },
  { kind: 'error_after_write', told: ['outcome_unknown'], applied: true },
  { kind: 'transient_error', settings: on, told: ['outcome_unknown'], applied: false },
  { kind: 'meta_80004', settings: on, told: ['rate_limited'], applied: false },
  { kind: 'permission_denied', settings: on, told: ['permission_denied'], applied: false },
  { kind: 'meta_190_463', settings: on, told: ['auth_expired'], applied: false },
];

let subject: MetaSubject;
beforeAll(async () => {
  subject = await startMetaSubject(PATIENCE);
});
afterAll(() => subject.close());

function ports() {
  const { structure, mutations } = subject.adapter;
  if (!structure || !mutations) throw new Error('an adapter with all ports');
  return { structure, mutations };
}
const campaigns = () => collect(ports().structure.campaigns(subject.access));

const creativesNamed = async (marker: string) => {
  const path = `/state/meta/${subject.access.externalId}?type=creative`;
  const { creatives } = await subject.control<{ creatives: unknown[] }>('GET', path);
  return creatives.filter((one) => JSON.stringify(one).includes(`[${marker}]`)).length;
};

describe('creating a campaign', () => {
  const blueprint: CampaignBlueprint = {
    name: 'Chain',
    objective: 'sales',
    dailyBudgetMicros: '30000000',
    startDate: null,
    endDate: null,
    countries: ['US'],
    areas: [],
    gender: 'all',
    languages: [],
    negativeKeywords: [],

    ageMin: null,
    ageMax: null,
    landingPage: 'https://example.test/',
    adGroupName: 'Everyone',
    keywords: [],
    maxCpcMicros: null,
    headlines: ['One', 'Two'],
    descriptions: ['First'],
  };
  const creation = (more: Partial<CampaignBlueprint> = {}): Change => ({
    kind: 'create_campaign',
    target: { level: 'account', externalId: subject.access.externalId, name: 'account' },
    from: null,
    to: { ...blueprint, ...more },
  });
  const made = async (marker: string) => {
    const standing = (await campaigns()).filter(
      (one) => one.name.includes(marker) && one.status !== 'removed',
    );
    const below = new Set(standing.map(({ externalId }) => externalId));
    const adGroups = await collect(ports().structure.adGroups(subject.access));
    const ads = await collect(ports().structure.ads(subject.access));
    return {
      campaigns: standing,
      adGroups: adGroups.filter((one) => below.has(one.campaignExternalId) && one.status !== 'removed'),
      ads: ads.filter((one) => one.name.includes(marker) && one.status !== 'removed'),
    };
  };

  it.each([1, 2, 3, 4, 5, 6])(
    'that breaks off after %i requests is continued, never begun anew',
    async (step) => {
      const marker = `aw-step${step}`;
      const { mutations } = ports();
      subject.loseReplyToPost(step);
      await expect(mutations.apply(subject.access, creation(), marker)).rejects.toMatchObject({
        kind: 'outcome_unknown',
      });
      const state = (await mutations.readBack(subject.access, creation(), marker)).state;
      expect(['absent', 'present']).toContain(state);
      if (state === 'absent') await mutations.apply(subject.access, creation(), marker);
      expect(await mutations.readBack(subject.access, creation(), marker)).toMatchObject({
        state: 'present',
      });
      const all = await made(marker);
      // Campaign, ad set, then creative and ad twice: six requests, of which none may take effect twice.
      expect([all.campaigns.length, all.adGroups.length, all.ads.length]).toEqual([1, 1, 2]);
      expect(await creativesNamed(marker)).toBe(2);
      expect(all.campaigns[0]?.status).toBe('paused');
    },
  );

  it.each(FAULTS.map((fault) => [fault.kind, fault] as const))(
    'makes one or none when it meets %s',
    async (kind, fault) => {
      const marker = `aw-${kind}`;
      const bench = { ...subject, writes: async () => 0 };
      await meetCreation(bench, fault, creation(), marker);
      const all = await made(marker);
      const one = fault.told.includes('outcome_unknown');
      expect([all.campaigns.length, all.adGroups.length, all.ads.length]).toEqual(
        one ? [1, 1, 2] : [0, 0, 0],
      );
    },
  );

  it('aims it at places that were looked up, and reads them back', async () => {
    const { places, mutations } = subject.adapter;
    const find = (name: string, country: string) =>
      places?.find(subject.access, { name, country, kind: 'city' }) ?? Promise.resolve([]);
    expect((await find('Portland', 'US')).map(({ region }) => region).sort()).toEqual(['Maine', 'Oregon']);
    expect(await find('Atlantis', 'US')).toEqual([]);
    expect(await find('x&type=adinterest', 'US')).toEqual([]);
    const [paris] = await find('Paris', 'US');
    const area = { externalId: paris?.externalId ?? '', kind: 'city', name: 'Paris', country: 'US' } as const;
    const change = creation({ countries: [], areas: [area] });
    await mutations?.apply(subject.access, change, 'aw-places');
    expect(await mutations?.readBack(subject.access, change, 'aw-places')).toMatchObject({
      state: 'present',
      value: { countries: [], areas: [area] },
    });
    const elsewhere = creation({ countries: ['US'], areas: [] });
    expect(await mutations?.readBack(subject.access, elsewhere, 'aw-places')).toMatchObject({
      value: { countries: [], areas: [] },
    });
    const invented = creation({ areas: [{ ...area, externalId: '123456789' }] });
    await expect(mutations?.apply(subject.access, invented, 'aw-nowhere')).rejects.toMatchObject({
      kind: 'rejected',
    });
    expect((await made('aw-nowhere')).campaigns).toEqual([]);
  });

  it('takes away what came through after it was looked for and made again', async () => {
    const marker = 'aw-stray';
    const { mutations } = ports();
    subject.loseReplyToPost(3);
    await expect(mutations.apply(subject.access, creation(), marker)).rejects.toMatchObject({
      kind: 'outcome_unknown',
    });
    const [first] = (await made(marker)).campaigns;
    const arrive = (edge: string, params: Record<string, string>) =>
      subject.graph(`act_${subject.access.externalId}/${edge}`, params);
    await arrive('campaigns', {
      name: `Chain [${marker}]`,
      objective: 'OUTCOME_SALES',
      status: 'PAUSED',
      special_ad_categories: '[]',
      daily_budget: '3000',
    });
    await arrive('adsets', {
      name: `Everyone [${marker}]`,
      campaign_id: first?.externalId ?? '',
      billing_event: 'IMPRESSIONS',
      optimization_goal: 'LINK_CLICKS',
      status: 'ACTIVE',
      targeting: '{"geo_locations":{"countries":["US"]}}',
    });
    expect((await made(marker)).campaigns).toHaveLength(2);
    await mutations.apply(subject.access, creation(), marker);
    const all = await made(marker);
    expect([all.campaigns.length, all.adGroups.length, all.ads.length]).toEqual([1, 1, 2]);
    expect(await mutations.readBack(subject.access, creation(), marker)).toMatchObject({ state: 'present' });
  });

  it('that is refused on the way leaves nothing behind', async () => {
    const change = creation({ countries: ['DE'] });
    await expect(ports().mutations.apply(subject.access, change, 'aw-refused')).rejects.toMatchObject({
      kind: 'rejected',
    });
    expect((await made('aw-refused')).campaigns).toEqual([]);
  });
});
