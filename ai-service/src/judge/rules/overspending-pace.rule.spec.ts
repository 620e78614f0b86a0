import { describe, expect, it } from 'vitest';
import type { AccountSpec, CampaignSpec } from '../testing/account-spec.js';
import { healthyCampaigns, searchGroup } from '../testing/accounts.js';
import { askAbout, failedOf, judgementOf, proposalFor, proposedBy } from '../testing/ask.js';

const RULE = 'overspending_pace';

const cargo = (extra: Partial<CampaignSpec> = {}): CampaignSpec => ({
  name: 'Cargo bikes',
  budget: 45,
  effect: (age) => (age < 11 ? { clicks: 1.85 } : {}),
  adGroups: [searchGroup('Families', 44)],
  ...extra,
});

const account = (campaign: CampaignSpec, rest: Partial<AccountSpec> = {}): AccountSpec => ({
  seed: 41,
  campaigns: [...healthyCampaigns(), campaign],
  ...rest,
});

describe('overspending pace', () => {
  it('lowers the budget of a campaign that runs away from it', () => {
    const result = askAbout(account(cargo()));
    expect(proposedBy(result, RULE)).toEqual(['campaign Cargo bikes']);
    const proposal = proposalFor(result, RULE, 'Cargo bikes');
    expect(proposal.title).toBe('Lower the daily budget of “Cargo bikes” from 45.00 to 36.00 EUR');
    expect(proposal.change).toMatchObject({ kind: 'set_budget', from: '45000000', to: '36000000' });
    expect(proposal.direction).toBe('lower');
  });

  it('lets a single strong day pass', () => {
    const result = askAbout(account(cargo({ effect: (age) => (age === 3 ? { clicks: 2 } : {}) })));
    expect(judgementOf(result, RULE, 'Cargo bikes').outcome).toBe('not_met');
  });

  it('compares each day with the budget of that day', () => {
    // The budget was halved yesterday: the week before was within its own budget.
    const history = [
      { campaign: 'Cargo bikes', from: '2026-08-01', budget: 100 },
      { campaign: 'Cargo bikes', from: '2026-11-20', budget: 45 },
    ];
    const result = askAbout(account(cargo(), { history }));
    expect(failedOf(judgementOf(result, RULE, 'Cargo bikes'))).toContain('spend_of_budget');
  });

  it('does not judge a shared budget by one campaign’s spend', () => {
    const result = askAbout(account(cargo({ sharedWith: 1 })));
    expect(judgementOf(result, RULE, 'Cargo bikes').outcome).toBe('not_applicable');
  });

  it('does not raise and lower the same budget', () => {
    const result = askAbout(
      account(cargo({ lost: 0.3, adGroups: [searchGroup('Families', 44, { cvr: 0.12 })] })),
    );
    expect(result.proposals.filter((p) => p.target.name === 'Cargo bikes').map((p) => p.direction)).toEqual([
      'lower',
    ]);
  });
});
