import type { Proposal, Snapshot, SnapshotEntity } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { indexSnapshot, proposalFault } from './validate-proposal.js';

function entity(level: SnapshotEntity['level'], externalId: string, parent: number | null): SnapshotEntity {
  return {
    level,
    id: null,
    externalId,
    name: `${level} ${externalId}`,
    parent,
    status: 'enabled',
    budget: level === 'campaign' ? { amountMicros: '40000000', period: 'daily', sharedWith: 0 } : null,
    bidMicros: null,
    statusReasons: [],
    createdOn: null,
    matchedKeyword: null,
  };
}

const snapshot: Snapshot = {
  accountId: '00000000-0000-4000-8000-000000000001',
  platform: 'google',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  asOf: '2026-11-19',
  takenAt: '2026-11-20T00:00:00.000Z',
  conversionLagDays: 3,
  capabilities: ['budget.campaign', 'keyword.negative', 'status.campaign'],
  writable: true,
  entities: [
    entity('campaign', '1', null),
    entity('ad_group', '10', 0),
    entity('search_term', 'free stuff', 1),
    entity('campaign', '2', null),
  ],
  rows: {
    entity: [],
    date: [],
    impressions: [],
    clicks: [],
    costMicros: [],
    conversions: [],
    conversionValueMicros: [],
    reach: [],
    lostToBudget: [],
  },
  history: [],
  constraints: [],
};

function proposal(
  target: Proposal['target'],
  change: Proposal['change'],
  manualSteps: string[] = [],
): Proposal {
  return {
    rule: 'r',
    direction: 'raise',
    title: 't',
    why: 'w',
    risk: { level: 'low', text: '' },
    target,
    change,
    manualSteps,
    conditions: [],
    evidence: [{ title: 'e', from: '2026-11-01', to: '2026-11-19', columns: [], rows: [] }],
    replay: { summary: '', points: [], timesProposed: 0, timesAsked: 0 },
    impact: null,
    shapedBy: [],
    score: 1,
  };
}

const campaign = { level: 'campaign' as const, externalId: '1', name: 'one' };
const raise = {
  kind: 'set_budget' as const,
  target: campaign,
  period: 'daily' as const,
  from: '40000000',
  to: '48000000',
};
const fault = (candidate: Proposal, among = snapshot) => proposalFault(indexSnapshot(among), candidate);

describe('proposalFault', () => {
  it('accepts a change that starts from what the snapshot holds', () => {
    expect(fault(proposal(campaign, raise))).toBeNull();
  });

  it('accepts a negative in the campaign above a search term', () => {
    const term = { level: 'search_term' as const, externalId: 'free stuff', name: 'free stuff' };
    const change = {
      kind: 'add_negative_keyword' as const,
      target: campaign,
      from: null,
      to: { text: 'free stuff', matchType: 'exact' as const },
    };
    expect(fault(proposal(term, change))).toBeNull();
  });

  it('refuses an entity that is not in the snapshot', () => {
    expect(fault(proposal({ ...campaign, externalId: '99' }, raise))).toContain('no campaign 99');
  });

  it('refuses a change aimed at somebody else', () => {
    expect(fault(proposal(campaign, { ...raise, target: { ...campaign, externalId: '2' } }))).toContain(
      'something else',
    );
  });

  it('refuses another starting value, a budget of nothing, and what the platform cannot do', () => {
    expect(fault(proposal(campaign, { ...raise, from: '1' }))).toContain('does not start');
    expect(fault(proposal(campaign, { ...raise, to: '0' }))).toContain('does not start');
    expect(fault(proposal(campaign, raise), { ...snapshot, capabilities: [] })).toContain('capability');
    const create = { kind: 'rename' as const, target: campaign, from: 'campaign 1', to: 'Hacked' };
    expect(fault(proposal(campaign, create))).toContain('capability');
  });

  it('refuses a proposal that says nothing to do', () => {
    expect(fault(proposal(campaign, null))).toContain('neither');
    expect(fault(proposal(campaign, null, ['Refresh the creative.']))).toBeNull();
  });
});
