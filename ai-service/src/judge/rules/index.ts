import type { Rule } from '../rule.js';
import { budgetLimitedWinner } from './budget-limited-winner.rule.js';
import { fatiguedCreative } from './fatigued-creative.rule.js';
import { overspendingPace } from './overspending-pace.rule.js';
import { spendWithoutConversions } from './spend-without-conversions.rule.js';

/** Every rule the judge asks, in the order their judgements are listed. */
export const rules: readonly Rule[] = [
  budgetLimitedWinner,
  spendWithoutConversions,
  fatiguedCreative,
  overspendingPace,
];
