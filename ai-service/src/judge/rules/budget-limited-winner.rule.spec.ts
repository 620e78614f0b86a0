import { describe, expect, it } from 'vitest';
import type { AccountSpec, CampaignSpec } from '../testing/account-spec.js';
import { healthyCampaigns, searchGroup, socialGroup } from '../testing/accounts.js';
import { askAbout, failedOf, judgementOf, proposalFor, proposedBy } from '../testing/ask.js';

const RULE = 'budget_limited_winner';

const winner = (extra: Partial<CampaignSpec> = {}): CampaignSpec => ({
  name: 'E-Bikes',
  budget: 40,
  lost: 0.4,
  statusReasons: ['BUDGET_CONSTRAINED'],
  adGroups: [searchGroup('E-Bikes', 38, { cvr: 0.1 })],
  ...extra,
});

const account = (extra: Partial<CampaignSpec> = {}, rest: Partial<AccountSpec> = {}): AccountSpec => ({
  seed: 11,
  campaigns: [...healthyCampaigns(), winner(extra)],
  ...rest,
});

describe('budget-limited winner', () => {
  it('raises the winner’s own budget by a fifth, and nothing else', () => {
    const result = askAbout(account());
    expect(proposedBy(result, RULE)).toEqual(['campaign E-Bikes']);
    const proposal = proposalFor(result, RULE, 'E-Bikes');
    expect(proposal.change).toMatchObject({
      kind: 'set_budget',
      target: { level: 'campaign', name: 'E-Bikes' },
      period: 'daily',
      from: '40000000',
      to: '48000000',
    });
    expect(proposal.title).toBe('Raise the daily budget of “E-Bikes” from 40.00 to 48.00 EUR');
    expect(proposal.manualSteps).toEqual([]);
    expect(proposal.conditions.every((c) => c.held)).toBe(true);
    expect(proposal.impact).toMatchObject({ metric: 'conversions', direction: 'gain' });
    expect(Number(proposal.impact?.low)).toBeGreaterThan(0);
    expect(Number(proposal.impact?.high)).toBeGreaterThan(Number(proposal.impact?.low));
  });

  it('raises less when less is lost', () => {
    const proposal = proposalFor(askAbout(account({ lost: 0.1 })), RULE, 'E-Bikes');
    // 10 % lost means a ninth more at most could be had: 44.44, rounded down to what a person would write.
    expect(proposal.change).toMatchObject({ to: '44000000' });
  });

  it('asks about a campaign that is not limited and says why not', () => {
    const result = askAbout(account({ lost: 0.02, statusReasons: [] }));
    expect(proposedBy(result, RULE)).toEqual([]);
    expect(failedOf(judgementOf(result, RULE, 'E-Bikes'))).toEqual(['budget_loss']);
  });

  it('does not raise what is limited but not better than the rest', () => {
    const result = askAbout(account({ adGroups: [searchGroup('E-Bikes', 38)] }));
    expect(judgementOf(result, RULE, 'E-Bikes').outcome).toBe('not_met');
  });

  it('waits for enough conversions', () => {
    const result = askAbout(account({ adGroups: [searchGroup('E-Bikes', 2, { cvr: 0.1 })], budget: 3 }));
    const judgement = judgementOf(result, RULE, 'E-Bikes');
    expect(judgement.outcome).toBe('too_little_data');
    expect(failedOf(judgement)).toEqual(['conversions']);
  });

  it('waits a week after the last change of the budget', () => {
    const history = [
      { campaign: 'E-Bikes', from: '2026-09-01', budget: 33 },
      { campaign: 'E-Bikes', from: '2026-11-17', budget: 40 },
    ];
    const judgement = judgementOf(askAbout(account({}, { history })), RULE, 'E-Bikes');
    expect(failedOf(judgement)).toContain('days_since_budget_change');
  });

  it('names the others that share the budget as a risk', () => {
    const proposal = proposalFor(askAbout(account({ sharedWith: 2 })), RULE, 'E-Bikes');
    expect(proposal.risk.level).toBe('medium');
    expect(proposal.risk.text).toContain('2 other campaigns');
  });

  it('takes a week of full days for a limit where the platform reports none (Meta)', () => {
    const campaigns: CampaignSpec[] = [
      { name: 'Prospecting', budget: 400, adGroups: [socialGroup('Wide', 150), socialGroup('Narrow', 60)] },
      {
        name: 'Retargeting',
        adGroups: [
          {
            name: 'Visitors',
            budget: 57,
            ads: [{ name: 'Still thinking?', clicksPerDay: 60, ctr: 0.015, cvr: 0.1 }],
          },
        ],
      },
    ];
    const result = askAbout({ seed: 5, platform: 'meta', currency: 'USD', campaigns });
    expect(proposedBy(result, RULE)).toEqual(['ad_group Visitors']);
    const proposal = proposalFor(result, RULE, 'Visitors');
    expect(proposal.change).toMatchObject({
      kind: 'set_budget',
      target: { level: 'ad_group' },
      to: '68000000',
    });
    expect(proposal.why).toContain('of its budget in the last 7 days');
  });

  it('gives steps by hand where the budget cannot be written', () => {
    const proposal = proposalFor(
      askAbout(account({}, { capabilities: ['status.campaign'] })),
      RULE,
      'E-Bikes',
    );
    expect(proposal.change).toBeNull();
    expect(proposal.manualSteps[0]).toBe('Open campaign “E-Bikes” and set its daily budget to 48.00 EUR.');
  });

  it('replays past days without seeing their future', () => {
    const proposal = proposalFor(askAbout(account(), 28), RULE, 'E-Bikes');
    const { replay } = proposal;
    expect(replay.timesAsked).toBe(28);
    expect(replay.points.map((p) => p.asOf).at(-1)).toBe('2026-11-19');
    expect(replay.timesProposed).toBeGreaterThan(20);
    expect(replay.points.at(-1)?.afterwards).toBeNull();
    expect(replay.points[0]?.afterwards).toMatchObject({ from: '2026-10-24', to: '2026-10-30' });
    expect(Number(replay.points[0]?.afterwards?.costMicros)).toBeGreaterThan(0);
    expect(replay.summary).toContain('28 days');
  });
});
