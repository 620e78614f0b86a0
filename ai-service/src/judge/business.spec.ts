import type { Constraint, Snapshot } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import type { AccountSpec } from './testing/account-spec.js';
import { healthyCampaigns, searchGroup } from './testing/accounts.js';
import { ask, failedOf, judgementOf, proposalFor, proposedBy } from './testing/ask.js';
import { buildSnapshot } from './testing/build-snapshot.js';

const FACT = '5a1f7a52-0b4e-4d8e-9a53-3c1c7a1f0d01';
const RULE = 'budget_limited_winner';
const rule = (constraint: Constraint): Snapshot['constraints'] => [{ factId: FACT, constraint }];
const limit = (amount: number, name = 'E-Bikes', currency = 'EUR'): Snapshot['constraints'] =>
  rule({
    kind: 'max_budget',
    target: { kind: 'named', level: 'campaign', name },
    amountMicros: String(amount * 1_000_000),
    currency,
    period: 'day',
  });

const spec = (rest: Partial<AccountSpec> = {}): AccountSpec => ({
  seed: 11,
  campaigns: [
    ...healthyCampaigns(),
    {
      name: 'E-Bikes',
      budget: 40,
      lost: 0.4,
      statusReasons: ['BUDGET_CONSTRAINED'],
      adGroups: [searchGroup('E-Bikes', 38, { cvr: 0.1 })],
    },
  ],
  ...rest,
});

describe('a limit the business wrote down', () => {
  it('stops a raise where it says, in the change and in every sentence about it', () => {
    const proposal = proposalFor(ask(buildSnapshot(spec({ constraints: limit(45) }))), RULE, 'E-Bikes');
    expect(proposal.change).toMatchObject({ from: '40000000', to: '45000000' });
    expect(proposal.title).toContain('45.00 EUR');
    expect(proposal.shapedBy).toEqual([{ factId: FACT, message: expect.stringContaining('45.00 EUR') }]);
  });

  it.each([
    ['of another campaign', limit(45, 'Helmets')],
    ['in another currency', limit(45, 'E-Bikes', 'USD')],
    ['above the raise', limit(60)],
  ])('%s changes nothing', (_, constraints) => {
    const proposal = proposalFor(ask(buildSnapshot(spec({ constraints }))), RULE, 'E-Bikes');
    expect(proposal.change).toMatchObject({ to: '48000000' });
    expect(proposal.shapedBy).toEqual([]);
  });
});

/** The account with every conversion worth the same amount. */
function worth(units: number, constraints: Snapshot['constraints']): Snapshot {
  const snapshot = buildSnapshot(spec({ constraints }));
  const { conversions } = snapshot.rows;
  const conversionValueMicros = conversions.map((count) =>
    count === null ? null : Math.round(count * units * 1e6),
  );
  return { ...snapshot, rows: { ...snapshot.rows, conversionValueMicros } };
}

describe('the margin', () => {
  const margin = rule({ kind: 'margin', percent: 35 });

  it('gives the cost at which a conversion breaks even, and is told', () => {
    const proposal = proposalFor(ask(worth(80, margin)), RULE, 'E-Bikes');
    const condition = proposal.conditions.find(({ name }) => name === 'below_break_even');
    expect(condition).toMatchObject({ threshold: { unit: 'micros', value: '28000000' }, held: true });
    expect(proposal.shapedBy[0]?.message).toContain('28.00 EUR');
  });

  it('keeps a winner that loses money from being raised, and says which condition failed', () => {
    const result = ask(worth(20, margin));
    expect(proposedBy(result, RULE)).toEqual([]);
    expect(failedOf(judgementOf(result, RULE, 'E-Bikes'))).toEqual(['below_break_even']);
  });

  it('is not counted with where nothing says what a conversion is worth', () => {
    const proposal = proposalFor(ask(buildSnapshot(spec({ constraints: margin }))), RULE, 'E-Bikes');
    expect(proposal.conditions.map(({ name }) => name)).not.toContain('below_break_even');
  });
});

describe('closed days', () => {
  // The account's last day is a Friday.
  const silent = (constraints: Snapshot['constraints']) =>
    ask(
      buildSnapshot(
        spec({
          constraints,
          campaigns: healthyCampaigns().map((campaign) => ({
            ...campaign,
            effect: (age: number) => (age < 2 ? { clicks: 0 } : {}),
          })),
        }),
      ),
    ).findings.map(({ kind }) => kind);

  it('raise no alarm for silence on them, other days do', () => {
    expect(silent([])).toEqual(['delivery_stopped']);
    expect(silent(rule({ kind: 'closed_days', weekdays: [4, 5] }))).toEqual([]);
    expect(silent(rule({ kind: 'closed_days', weekdays: [7] }))).toEqual(['delivery_stopped']);
  });
});
