import { describe, expect, it } from 'vitest';
import type { AccountSpec, CampaignSpec, Leaf } from '../testing/account-spec.js';
import { healthyCampaigns, searchGroup, socialGroup } from '../testing/accounts.js';
import { ask, askAbout, failedOf, judgementOf, proposalFor, proposedBy } from '../testing/ask.js';
import { buildSnapshot } from '../testing/build-snapshot.js';

const RULE = 'spend_without_conversions';

/** A broad keyword of which some search terms only cost money. */
const wheels = (waste: Partial<Leaf> = {}): CampaignSpec => ({
  name: 'Parts',
  budget: 200,
  adGroups: [
    {
      name: 'Tyres',
      keywords: [
        {
          name: 'bicycle tyres',
          terms: [
            { name: 'bicycle tyres 28 inch', clicksPerDay: 20 },
            { name: 'puncture proof tyres', clicksPerDay: 12 },
            { name: 'bicycle tyres', clicksPerDay: 9, cvr: 0 },
            { name: 'bicycle tyres free', clicksPerDay: 9, cvr: 0, ...waste },
            { name: 'tyre recycling', clicksPerDay: 8, cvr: 0 },
          ],
        },
      ],
    },
    searchGroup('Chains', 40),
  ],
});

const account = (campaigns: CampaignSpec[], rest: Partial<AccountSpec> = {}): AccountSpec => ({
  seed: 21,
  campaigns: [...healthyCampaigns(), ...campaigns],
  ...rest,
});

describe('spend without conversions', () => {
  it('excludes the wasteful search terms where they came in, exactly', () => {
    const result = askAbout(account([wheels()]));
    expect(proposedBy(result, RULE)).toEqual([
      'search_term bicycle tyres free',
      'search_term tyre recycling',
    ]);
    const proposal = proposalFor(result, RULE, 'tyre recycling');
    expect(proposal.direction).toBe('exclude');
    expect(proposal.change).toMatchObject({
      kind: 'add_negative_keyword',
      target: { level: 'ad_group', name: 'Tyres' },
      from: null,
      to: { text: 'tyre recycling', matchType: 'exact' },
    });
    expect(proposal.impact).toMatchObject({ metric: 'cost', direction: 'save' });
  });

  /** A campaign whose junk terms each get too few clicks to be told from bad luck alone. */
  const thin = (junk: number): CampaignSpec => ({
    name: 'Thin',
    budget: 100,
    adGroups: [
      searchGroup('Solid', 45),
      {
        name: 'Mixed',
        keywords: [
          {
            name: 'broad keyword',
            terms: Array.from({ length: junk }, (_, i) => ({
              name: `junk ${i}`,
              clicksPerDay: 1.5,
              cvr: 0,
            })),
          },
        ],
      },
    ],
  });

  it('finds several thin terms that support each other, and none that stands alone', () => {
    const together = proposedBy(askAbout(account([thin(5)])), RULE);
    // Together they are as good as one large one: then the keyword or the ad group they fill is what to stop.
    expect(together.length).toBeGreaterThan(0);
    expect(together.every((name) => /junk|broad keyword|Mixed/.test(name))).toBe(true);
    expect(proposedBy(askAbout(account([thin(1)])), RULE)).toEqual([]);
  });

  it('leaves a term alone that is its own keyword or is excluded already', () => {
    const result = askAbout(account([wheels({ statusReasons: ['EXCLUDED'] })]));
    expect(judgementOf(result, RULE, 'bicycle tyres', 'search_term').outcome).toBe('not_applicable');
    expect(judgementOf(result, RULE, 'bicycle tyres free').outcome).toBe('not_applicable');
  });

  it('pauses the ad group as a whole and does not repeat itself below it', () => {
    const guide: CampaignSpec = {
      name: 'Workshop',
      budget: 100,
      adGroups: [searchGroup('Repairs', 30), searchGroup('How to repair', 45, { cvr: 0 })],
    };
    const result = askAbout(account([guide]));
    expect(proposedBy(result, RULE)).toEqual(['ad_group How to repair']);
    expect(proposalFor(result, RULE, 'How to repair').change).toMatchObject({
      kind: 'set_status',
      from: 'enabled',
      to: 'paused',
    });
    const below = result.judgements.filter(
      (j) => j.rule === RULE && j.name.startsWith('How to repair keyword'),
    );
    expect(below.length).toBe(3);
    expect(below.every((j) => j.outcome !== 'proposed')).toBe(true);
  });

  it('pauses a campaign on Meta and calls the ad group an ad set', () => {
    const result = askAbout({
      seed: 3,
      platform: 'meta',
      currency: 'JPY',
      cpc: 90,
      campaigns: [
        {
          name: 'Sales',
          budget: 30_000,
          adGroups: [socialGroup('Tea lovers', 120), socialGroup('Gifts', 110)],
        },
        {
          name: 'Sales two',
          budget: 9_000,
          adGroups: [
            { name: 'Cold', ads: [{ name: 'Cold ad', clicksPerDay: 40, ctr: 0.015, cvr: 0 }] },
            socialGroup('Warm', 80),
          ],
        },
      ],
    });
    expect(proposedBy(result, RULE)).toEqual(['ad_group Cold']);
    expect(proposalFor(result, RULE, 'Cold').title).toMatch(/^Pause the ad set “Cold”: [\d,]+ JPY without/);
  });

  it('does not judge by few clicks', () => {
    const result = askAbout(
      account([{ name: 'Tiny', budget: 5, adGroups: [searchGroup('Tiny', 1.2, { cvr: 0 })] }]),
    );
    expect(proposedBy(result, RULE)).toEqual([]);
    expect(judgementOf(result, RULE, 'Tiny term 0 0').outcome).toBe('too_little_data');
    expect(failedOf(judgementOf(result, RULE, 'Tiny term 0 0'))).toEqual(['conversions_expected']);
  });

  it('leaves alone what converts, if rarely', () => {
    const result = askAbout(account([wheels({ cvr: 0.02 })]));
    expect(proposedBy(result, RULE)).not.toContain('search_term bicycle tyres free');
  });

  it('says nothing when conversions are not reported at all: unknown is not zero', () => {
    const snapshot = buildSnapshot(account([wheels()]));
    snapshot.rows.conversions = snapshot.rows.conversions.map(() => null);
    const result = ask(snapshot);
    expect(proposedBy(result, RULE)).toEqual([]);
  });

  it('gives steps by hand for an export, which cannot be written', () => {
    const proposal = proposalFor(
      askAbout(account([wheels()], { writable: false, platform: 'files', capabilities: [] })),
      RULE,
      'tyre recycling',
    );
    expect(proposal.change).toBeNull();
    expect(proposal.manualSteps).toEqual([
      'Add “tyre recycling” as an exact negative keyword in ad group “Tyres”.',
    ]);
  });
});
