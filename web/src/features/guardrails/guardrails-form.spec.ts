import type { Guardrails } from '@adwright/contracts';
import { describe, expect, it } from 'vitest';
import { uuid } from '../../../test/suggestion.js';
import { ceilingFault, cumulativeFault, fromForm, percentFault, toForm } from './guardrails-form.js';

const guardrails: Guardrails = {
  writesStopped: false,
  maxStepPercent: 30,
  max24hPercent: 40,
  max7dPercent: 60,
  accountCeilings: [{ adAccountId: uuid(1), dailyBudgetMicros: '600500000' }],
};

describe('limits in human units', () => {
  it('come back as they went in', () => {
    expect(toForm(guardrails).ceilings).toEqual({ [uuid(1)]: '600.50' });
    expect(fromForm(toForm(guardrails))).toEqual(guardrails);
  });

  it('leave an emptied ceiling to the automatic one', () => {
    expect(fromForm({ ...toForm(guardrails), ceilings: { [uuid(1)]: ' ' } }).accountCeilings).toEqual([]);
  });

  it('never take an amount that can be read in two ways', () => {
    for (const text of ['1.500,00', '1,500', '600,50', '-5', '1e9', '6.005', 'EUR 5']) {
      expect(ceilingFault(text), text).not.toBeNull();
    }
    for (const text of ['', '600', '600.5', '600.50']) expect(ceilingFault(text), text).toBeNull();
  });

  it('refuse a percentage that is none, or a longer limit below the step', () => {
    expect(percentFault('')).not.toBeNull();
    expect(percentFault(1001)).not.toBeNull();
    expect(percentFault(0)).toBeNull();
    expect(cumulativeFault(20, 30)).not.toBeNull();
    expect(cumulativeFault(30, 30)).toBeNull();
  });
});
