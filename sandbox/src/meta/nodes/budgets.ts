import type { AccountState } from '../../world/state.js';
import type { AdGroup, Budget, Campaign } from '../../world/types.js';
import { minor } from '../money.js';
import type { View } from './node.js';

export function budgetOf(state: AccountState, owner: Campaign | AdGroup): Budget | null {
  return owner.budgetId === null ? null : (state.get('budget', owner.budgetId) ?? null);
}

/** An edit of the budget is an edit of its owner. */
export function updatedAt(state: AccountState, owner: Campaign | AdGroup): number {
  return Math.max(owner.updatedAt, budgetOf(state, owner)?.updatedAt ?? 0);
}

export function dailyBudget(state: AccountState, budget: Budget | null): string {
  return minor(state.account, budget && budget.totalMicros === null ? budget.amountMicros : 0);
}

export function lifetimeBudget(state: AccountState, budget: Budget | null): string {
  return minor(state.account, budget?.totalMicros ?? 0);
}

const spends = new WeakMap<View, Map<string, Map<string, number>>>();

/** Spend in micros by campaign or ad set: of today for daily budgets, of all days for lifetime ones. Kept per call. */
function spendOf(state: AccountState, level: 'campaign' | 'adGroup', ever: boolean, view: View) {
  const known = spends.get(view) ?? new Map<string, Map<string, number>>();
  spends.set(view, known);
  const key = `${state.account.id}/${level}/${ever}`;
  const found = known.get(key);
  if (found) return found;
  const today = state.calendar.dayOf(view.now);
  const sums = new Map<string, number>();
  const from = ever ? state.account.startDay : today;
  for (const row of view.context.runtime.world.rows(state.account.id, {
    level,
    from,
    to: today,
    asOf: view.now,
  })) {
    const id = level === 'campaign' ? row.campaignId : row.adGroupId;
    sums.set(id, (sums.get(id) ?? 0) + row.costMicros);
  }
  known.set(key, sums);
  return sums;
}

/** What is left of a budget, in smallest units; `0` without one. */
export function remaining(
  state: AccountState,
  level: 'campaign' | 'adGroup',
  owner: Campaign | AdGroup,
  view: View,
): string {
  const budget = budgetOf(state, owner);
  if (!budget) return '0';
  const ever = budget.totalMicros !== null;
  const spent = spendOf(state, level, ever, view).get(owner.id) ?? 0;
  return minor(state.account, Math.max(0, (budget.totalMicros ?? budget.amountMicros) - spent));
}
