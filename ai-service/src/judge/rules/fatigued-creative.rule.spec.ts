import { describe, expect, it } from 'vitest';
import type { AccountSpec, Leaf } from '../testing/account-spec.js';
import { socialGroup } from '../testing/accounts.js';
import { askAbout, failedOf, judgementOf, proposalFor, proposedBy } from '../testing/ask.js';

const RULE = 'fatigued_creative';

/** Tires over the last month: the click rate sinks to less than half while each person sees it more often. */
const tired: Partial<Leaf> = {
  effect: (age) => (age < 30 ? { ctr: 0.4 + 0.6 * Math.exp(-(30 - age) / 10) } : {}),
  frequency: (age) => 1.3 + Math.max(0, 30 - age) * 0.04,
};

const ad = (name: string, extra: Partial<Leaf> = {}): Leaf => ({
  name,
  clicksPerDay: 60,
  ctr: 0.015,
  ...extra,
});

const account = (ads: Leaf[], rest: Partial<AccountSpec> = {}): AccountSpec => ({
  seed: 31,
  platform: 'meta',
  currency: 'USD',
  campaigns: [
    { name: 'Prospecting', adGroups: [{ name: 'Commuters', budget: 200, ads }] },
    { name: 'Other', budget: 200, adGroups: [socialGroup('Parents', 150)] },
  ],
  ...rest,
});

describe('fatigued creative', () => {
  it('pauses the tired ad where another can take over', () => {
    const result = askAbout(account([ad('Rainy Monday', tired), ad('Price carousel', { ctr: 0.011 })]));
    expect(proposedBy(result, RULE)).toEqual(['ad Rainy Monday']);
    const proposal = proposalFor(result, RULE, 'Rainy Monday');
    expect(proposal.change).toMatchObject({
      kind: 'set_status',
      target: { level: 'ad', name: 'Rainy Monday' },
      from: 'enabled',
      to: 'paused',
    });
    expect(proposal.title).toMatch(
      /^Pause the tired ad “Rainy Monday”: its click rate fell by [56]\d(\.\d)? %$/,
    );
    expect(proposal.why).toContain('A person now sees it');
    expect(proposal.evidence[1]?.columns.map((c) => c.key)).toContain('frequency');
  });

  it('asks for a new creative where nothing stands beside it', () => {
    const proposal = proposalFor(askAbout(account([ad('Rainy Monday', tired)])), RULE, 'Rainy Monday');
    expect(proposal.direction).toBe('refresh');
    expect(proposal.change).toBeNull();
    expect(proposal.manualSteps.length).toBe(2);
  });

  it('never pauses all the ads of an ad group', () => {
    const result = askAbout(account([ad('One', tired), ad('Two', tired)]));
    expect(proposedBy(result, RULE)).toEqual(['ad One', 'ad Two']);
    expect(result.proposals.filter((p) => p.rule === RULE).every((p) => p.change === null)).toBe(true);
  });

  it('does not blame an ad for a market in which all click rates fall', () => {
    const spec = account([ad('Rainy Monday', tired), ad('Price carousel', tired)]);
    const all = spec.campaigns.map((campaign) => ({
      ...campaign,
      adGroups: campaign.adGroups.map((group) => ({
        ...group,
        ads: (group.ads ?? []).map((leaf) => ({ ...leaf, ...tired })),
      })),
    }));
    const result = askAbout({ ...spec, campaigns: all });
    expect(proposedBy(result, RULE)).toEqual([]);
    expect(failedOf(judgementOf(result, RULE, 'Rainy Monday'))).toContain('change_against_others');
  });

  it('does not judge an ad of two weeks', () => {
    const result = askAbout(account([ad('Fresh', { ...tired, since: 13 }), ad('Price carousel')]));
    expect(judgementOf(result, RULE, 'Fresh').outcome).toBe('too_little_data');
  });

  it('does not judge by few impressions', () => {
    const result = askAbout(account([ad('Small', { ...tired, clicksPerDay: 1 }), ad('Price carousel')]));
    expect(failedOf(judgementOf(result, RULE, 'Small'))).toContain('impressions');
  });

  it('keeps an ad that still sells far cheaper than its neighbours', () => {
    const result = askAbout(account([ad('Closer', { ...tired, cvr: 0.12 }), ad('Price carousel')]));
    expect(failedOf(judgementOf(result, RULE, 'Closer'))).toEqual(['not_cheaper_than_neighbours']);
  });
});
