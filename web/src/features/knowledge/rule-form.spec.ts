import type { Constraint } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { fromRuleForm, toRuleForm } from './rule-form.js';
import { ruleText } from './rule-text.js';

const target = { kind: 'named', level: 'campaign', name: 'Boots' } as const;
const rules: Constraint[] = [
  { kind: 'never_pause', target: { kind: 'brand' } },
  { kind: 'hands_off', target },
  { kind: 'keep_budget', target, direction: 'lower' },
  { kind: 'max_budget', target, amountMicros: '50000000', currency: 'EUR', period: 'week' },
  { kind: 'margin', percent: 35 },
  { kind: 'closed_days', weekdays: [6, 7] },
  { kind: 'never_exclude', words: 'used' },
  { kind: 'forbidden_claim', phrases: ['bargain'], topics: ['guarantee'] },
];

describe('the form of a rule', () => {
  it.each(rules)('gives $kind back as it was, and reads it out', (rule) => {
    expect(fromRuleForm(toRuleForm(rule), rule)).toEqual(rule);
    expect(ruleText(rule)).toMatch(/\.$/);
  });

  it('is not whole without a name, an amount or words', () => {
    const limit = toRuleForm({
      kind: 'max_budget',
      target,
      amountMicros: '1',
      currency: 'EUR',
      period: 'day',
    });
    expect(fromRuleForm({ ...limit, amount: 'fifty' }, null)).toBeUndefined();
    expect(fromRuleForm({ ...limit, amount: '50', name: '' }, null)).toBeUndefined();
    expect(fromRuleForm({ ...limit, kind: 'forbidden_claim', words: ' , ' }, null)).toBeUndefined();
    expect(fromRuleForm({ ...limit, kind: 'none' }, null)).toBeNull();
  });
});
