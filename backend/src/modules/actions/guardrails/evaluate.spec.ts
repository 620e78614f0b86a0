import type { Change } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { type ChangeFacts, evaluateGuardrails, type GuardrailFacts } from './evaluate.js';

const target = { level: 'campaign' as const, externalId: '11', name: 'Search' };

function budget(from: string, to: string): Change {
  return { kind: 'set_budget', target, period: 'daily', from, to };
}

const untouched: ChangeFacts = {
  fromHolds: true,
  currentText: null,
  valueAt24h: null,
  valueAt7d: null,
  enablesDailyBudget: 0n,
};

const good: GuardrailFacts = {
  writesStopped: false,
  stoppedByOperator: false,
  writable: true,
  capabilities: ['budget.campaign', 'status.campaign'],
  currency: 'EUR',
  limits: { maxStepPercent: 30, max24hPercent: 30, max7dPercent: 60 },
  hoursSinceSync: 1,
  runningDailyBudgets: 100_000_000n,
  ceiling: 300_000_000n,
  perChange: [untouched],
  businessFacts: [],
};

function refusedBy(changes: readonly Change[], facts: Partial<GuardrailFacts>, undo = false): string[] {
  const verdict = evaluateGuardrails(changes, { ...good, ...facts }, { undo });
  const failed = verdict.checks.filter((check) => !check.passed).map((check) => check.rule);
  expect(verdict.allowed).toBe(failed.length === 0);
  return failed;
}

const smallRaise = budget('40000000', '48000000');

describe('evaluateGuardrails', () => {
  it('lets a small raise with fresh data pass and says the figures', () => {
    const verdict = evaluateGuardrails([smallRaise], good, { undo: false });
    expect(verdict.allowed).toBe(true);
    expect(verdict.checks.find((check) => check.rule === 'step')?.message).toContain(
      '40.00 EUR to 48.00 EUR, 20 %',
    );
  });

  it('stops a zero too many', () => {
    expect(refusedBy([budget('40000000', '400000000')], {})).toEqual([
      'step',
      'cumulative_24h',
      'cumulative_7d',
      'account_ceiling',
    ]);
  });

  it('stops the last of ten small steps', () => {
    // Nine steps of 5 % were made: each is small, together they are 55 %.
    const facts = { ...untouched, valueAt24h: 26_000_000n, valueAt7d: 26_000_000n };
    expect(refusedBy([budget('40000000', '42000000')], { perChange: [facts] })).toEqual([
      'cumulative_24h',
      'cumulative_7d',
    ]);
  });

  it('counts a cut as a step too, and refuses a budget of nothing', () => {
    expect(refusedBy([budget('40000000', '20000000')], {})).toContain('step');
    expect(refusedBy([budget('40000000', '0')], {})).toContain('step');
  });

  it('refuses a raise from nothing, whose size cannot be told', () => {
    expect(refusedBy([budget('0', '1000000')], {})).toContain('step');
  });

  it('fails closed when something is unknown', () => {
    expect(refusedBy([smallRaise], { perChange: [{ ...untouched, fromHolds: null }] })).toEqual([
      'from_holds',
    ]);
    expect(refusedBy([smallRaise], { ceiling: null })).toEqual(['account_ceiling']);
    expect(refusedBy([smallRaise], { hoursSinceSync: null })).toEqual(['data_fresh']);
    expect(refusedBy([smallRaise], { currency: 'XZQ' })).toEqual(['currency_known']);
  });

  it('holds the budget of a campaign to create against the ceiling, though it begins paused', () => {
    const create = (micros: string): Change => ({
      kind: 'create_campaign',
      target: { level: 'account', externalId: '1', name: 'Shop' },
      from: null,
      to: {
        name: 'New',
        objective: 'leads',
        dailyBudgetMicros: micros,
        startDate: null,
        endDate: null,
        countries: ['FR'],
        areas: [],
        gender: 'all',
        languages: [],
        ageMin: null,
        ageMax: null,
        landingPage: 'https://example.test/',
        adGroupName: 'New',
        keywords: [],
        negativeKeywords: [],
        maxCpcMicros: null,
        headlines: ['New'],
        descriptions: ['New'],
      },
    });
    const capabilities = ['campaign.create'] as const;
    expect(refusedBy([create('28570000')], { capabilities })).toEqual([]);
    expect(refusedBy([create('2857000000')], { capabilities })).toEqual(['account_ceiling']);
    expect(refusedBy([create('28570000')], { capabilities, ceiling: null })).toEqual(['account_ceiling']);
  });

  it('names both stop switches, the read-only source and the missing capability', () => {
    expect(refusedBy([smallRaise], { writesStopped: true })).toEqual(['writes_stopped']);
    expect(refusedBy([smallRaise], { stoppedByOperator: true })).toEqual(['writes_stopped']);
    expect(refusedBy([smallRaise], { writable: false })).toEqual(['read_only_source']);
    expect(refusedBy([smallRaise], { capabilities: [] })).toEqual(['capability']);
  });

  it('counts the budget that starts to run when a campaign is enabled', () => {
    const enable: Change = { kind: 'set_status', target, from: 'paused', to: 'enabled' };
    expect(refusedBy([enable], { perChange: [{ ...untouched, enablesDailyBudget: 50_000_000n }] })).toEqual(
      [],
    );
    expect(refusedBy([enable], { perChange: [{ ...untouched, enablesDailyBudget: 201_000_000n }] })).toEqual([
      'account_ceiling',
    ]);
  });

  it('lets a pause pass whatever the ceiling says', () => {
    const pause: Change = { kind: 'set_status', target, from: 'enabled', to: 'paused' };
    expect(refusedBy([pause], { ceiling: null })).toEqual([]);
  });

  it('lets an undo go back further than a step, but never past the stop switch or a moved value', () => {
    const back = budget('20000000', '40000000');
    expect(refusedBy([back], {}, true)).toEqual([]);
    expect(refusedBy([back], { writesStopped: true }, true)).toEqual(['writes_stopped']);
    expect(
      refusedBy([back], { perChange: [{ ...untouched, fromHolds: false, currentText: '99' }] }, true),
    ).toEqual(['from_holds']);
  });

  it('adds the changes of one plan up against the ceiling', () => {
    const two = [smallRaise, smallRaise];
    expect(refusedBy(two, { ceiling: 115_000_000n, perChange: [untouched, untouched] })).toEqual([
      'account_ceiling',
    ]);
  });
});
