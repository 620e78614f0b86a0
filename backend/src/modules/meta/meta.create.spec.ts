import type { CampaignBlueprint, Change } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../../platforms/testing/contract-subject.js';
import { type MetaSubject, startMetaSubject } from './testing/meta-subject.js';

let subject: MetaSubject;
beforeAll(async () => {
  subject = await startMetaSubject();
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
  const made = async (marker: string) => ({
    campaigns: (await campaigns()).filter((one) => one.name.includes(marker) && one.status !== 'removed'),
    adGroups: (await collect(ports().structure.adGroups(subject.access))).filter((one) =>
      one.name.includes(marker),
    ),
    ads: (await collect(ports().structure.ads(subject.access))).filter((one) => one.name.includes(marker)),
  });

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

  it('that is refused on the way leaves nothing behind', async () => {
    const change = creation({ countries: ['DE'] });
    await expect(ports().mutations.apply(subject.access, change, 'aw-refused')).rejects.toMatchObject({
      kind: 'rejected',
    });
    expect((await made('aw-refused')).campaigns).toEqual([]);
  });
});
