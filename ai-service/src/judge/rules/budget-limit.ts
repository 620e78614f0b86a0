import type { AccountView } from '../account/account-view.js';
import type { Day } from '../account/days.js';
import type { Check } from '../report/checks.js';
import * as figure from '../report/figures.js';

export const LIMIT = {
  days: 7,
  /** Share of impressions lost to budget that counts as limited. */
  leastLost: 0.1,
  /** A day at or above this share of its budget is a full day (DECISIONS 13). */
  fullDay: 0.95,
  /** Platforms move money between the days of a week, so some days fall short even when the week is used up. */
  leastFullDays: 3,
  /** Share of the week's budgets that was spent. */
  leastSpendOfBudget: 0.93,
  /** Above this multiple of its budget a week's spend is not limited but out of hand. */
  mostSpendOfBudget: 1.1,
} as const;

/** Reasons by which the platforms themselves say that a budget limits delivery. */
const LIMITED_REASONS = new Set(['BUDGET_CONSTRAINED', 'BUDGET_LIMITED', 'LIMITED_BY_BUDGET']);

export interface Limit {
  limited: boolean;
  checks: Check[];
  /** Share of impressions lost to budget in the week, where the platform reports it. */
  lost: number | null;
  fullDays: number;
  spendOfBudget: number;
}

/** Spend of a day as a share of that day's budget; null without a budget. */
export function shareOfBudget(view: AccountView, entity: number, day: Day): number | null {
  const budget = view.budgetOn(entity, day);
  if (budget === null || budget <= 0n) return null;
  return view.sum(entity, { from: day, to: day }).cost / Number(budget);
}

/**
 * Does the budget hold this entity back? The platform's own word is taken first; only where it reports neither reason
 * nor loss, a week of full days stands in for it. A budget shared with others is never compared with one's own spend.
 */
export function limitOf(view: AccountView, entity: number): Limit {
  return view.once(`limit ${entity}`, () => {
    const span = view.recent(LIMIT.days);
    const totals = view.sum(entity, span);
    const lost = totals.budgetImpressions > 0 ? totals.budgetLost / totals.budgetImpressions : null;
    const reason = view.statusReasons(entity).find((r) => LIMITED_REASONS.has(r)) ?? null;
    const shares: number[] = [];
    for (let day = span.from; day <= span.to; day++) shares.push(shareOfBudget(view, entity, day) ?? 0);
    const fullDays = shares.filter((share) => share >= LIMIT.fullDay).length;
    const spendOfBudget = shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
    const shared = (view.entity(entity).budget?.sharedWith ?? 0) > 0;
    const checks: Check[] = [];
    if (reason !== null || lost !== null) {
      checks.push({
        name: 'budget_loss',
        label: 'Share of impressions lost to the budget in 7 days, or the platform’s own word for it',
        value:
          reason !== null && (lost ?? 0) < LIMIT.leastLost ? figure.text(reason) : figure.ratio(lost ?? 0),
        comparison: 'at_least',
        threshold: figure.ratio(LIMIT.leastLost),
        held: reason !== null || (lost ?? 0) >= LIMIT.leastLost,
      });
    } else {
      checks.push({
        name: 'full_days',
        label: `Days of the last 7 with at least ${LIMIT.fullDay * 100} % of the budget spent`,
        value: shared ? null : figure.count(fullDays),
        comparison: 'at_least',
        threshold: figure.count(LIMIT.leastFullDays),
        held: !shared && fullDays >= LIMIT.leastFullDays,
      });
      checks.push({
        name: 'budget_used',
        label: 'Spend of the last 7 days against their budgets',
        value: shared ? null : figure.ratio(spendOfBudget),
        comparison: 'at_least',
        threshold: figure.ratio(LIMIT.leastSpendOfBudget),
        held: !shared && spendOfBudget >= LIMIT.leastSpendOfBudget,
      });
    }
    if (!shared) {
      checks.push({
        name: 'spend_within_budget',
        label: 'It keeps within its budget over the week',
        value: figure.ratio(spendOfBudget),
        comparison: 'at_most',
        threshold: figure.ratio(LIMIT.mostSpendOfBudget),
        held: spendOfBudget <= LIMIT.mostSpendOfBudget,
      });
    }
    return { limited: checks.every((c) => c.held), checks, lost, fullDays, spendOfBudget };
  });
}
