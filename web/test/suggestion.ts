import type { Plan, SuggestionDetail, SuggestionVoice } from '@adwright/contracts';

const DAY = '2026-11-20';
const AT = '2026-11-20T09:00:00.000Z';

export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A plan that raises a daily budget from 40 to `to` EUR. */
export function planTo(to: number, hash: string, allowed = true): Plan {
  return {
    hash: hash.padEnd(64, '0'),
    changes: [
      {
        entity: { level: 'campaign', id: uuid(50), externalId: '9001', name: 'Hiking boots' },
        field: 'budget',
        from: '40000000',
        to: String(to * 1_000_000),
        unit: 'micros',
        currency: 'EUR',
        alsoAffects: [],
      },
    ],
    verdict: {
      allowed,
      checks: [{ rule: 'step', passed: allowed, message: 'Raises by 20 %; the limit is 30 %.' }],
    },
    plannedAt: AT,
  };
}

/** An open suggestion to raise a budget, with parts replaced. */
export function suggestionWith(parts: Partial<SuggestionDetail> = {}): SuggestionDetail {
  return {
    id: uuid(1),
    type: 'budget_limited',
    rule: 'budget_limited',
    title: 'Raise the budget of Hiking boots',
    why: 'It runs out every day.',
    status: 'open',
    adAccountId: uuid(20),
    adAccountName: 'Outdoor shop',
    clientId: uuid(30),
    platform: 'google',
    currency: 'EUR',
    entity: { level: 'campaign', id: uuid(50), externalId: '9001', name: 'Hiking boots' },
    change: {
      kind: 'set_budget',
      target: { level: 'campaign', externalId: '9001', name: 'Hiking boots' },
      period: 'daily',
      from: '40000000',
      to: '48000000',
    },
    evidence: [],
    impact: null,
    risk: { level: 'low', text: 'Little.' },
    score: 80,
    applicable: true,
    asOf: DAY,
    actionId: null,
    createdAt: AT,
    decidedAt: null,
    snoozedUntil: null,
    silencedUntil: null,
    rejectReason: null,
    proposedBy: null,
    heldBy: [],
    shapedBy: [],
    conditions: [],
    replay: { summary: '', points: [], timesProposed: 0, timesAsked: 0 },
    manualSteps: [],
    plan: planTo(48, 'a'),
    ...parts,
  };
}

/** What is said about it in set phrases, with parts replaced. */
export function voiceWith(parts: Partial<SuggestionVoice> = {}): SuggestionVoice {
  return {
    engine: 'offline',
    instead: null,
    fellBack: null,
    language: 'en',
    why: [
      { type: 'entity', id: 'c1.m1' },
      { type: 'text', text: ' loses ' },
      { type: 'fact', id: 'c1.f1' },
      { type: 'text', text: ' of its impressions.' },
    ],
    risk: [{ type: 'text', text: 'The risk is low.' }],
    documents: [],
    facts: [
      {
        id: 'c1.f1',
        key: 'budget_loss',
        label: 'Lost to budget',
        unit: 'ratio',
        value: '0.31',
        currency: null,
      },
    ],
    mentions: [
      { id: 'c1.m1', kind: 'campaign', entityId: uuid(50), name: 'Hiking boots', parent: null, state: null },
    ],
    citations: [],
    createdAt: AT,
    ...parts,
  };
}
