import type { AccountState } from '../../world/state.js';
import type { Budget, Json } from '../../world/types.js';
import type { Op } from '../../world/write.js';
import { GraphError, invalid } from '../errors.js';
import { fromMinor, minimumBudget } from '../money.js';
import type { Params } from '../params.js';
import type { Writing } from './target.js';

const HOUR_MS = 3_600_000;
const CHANGES_AN_HOUR = 4;

export interface BudgetWish {
  daily: boolean;
  micros: number;
}

export function budgetRateLimit(): GraphError {
  return new GraphError(613, '(#613) Calls to this api have exceeded the rate limit.', {
    subcode: 1487632,
    title: "You've changed this ad set's budget too many times",
    userMessage: 'You can only change the budget of an ad set 4 times an hour. Try again in an hour.',
  });
}

/** Both levels cannot own a budget. */
export function budgetAtBothLevels(): GraphError {
  return invalid("You can't set an ad set budget when the campaign has a budget. Remove one of the two.", {
    subcode: 1885621,
    title: 'Budget on campaign and ad set',
    blame: ['daily_budget'],
  });
}

function formatted(state: AccountState, units: number): string {
  const micros = fromMinor(state.account, units);
  const decimals = state.account.minorMicros >= 1_000_000 ? 0 : 2;
  return `${state.account.currency} ${(micros / 1e6).toFixed(decimals)}`;
}

/**
 * The budget a call asks for, in micros. Throws code 100: both kinds at once, not a whole number of smallest units,
 * or below the minimum (subcode 1885272).
 */
export function wishedBudget(state: AccountState, params: Params, lowFrequency = false): BudgetWish | null {
  const daily = params.whole('daily_budget', 1);
  const lifetime = params.whole('lifetime_budget', 1);
  if (daily !== undefined && lifetime !== undefined) {
    throw invalid('Set either a daily or a lifetime budget.', { blame: ['daily_budget', 'lifetime_budget'] });
  }
  const units = daily ?? lifetime;
  if (units === undefined) return null;
  const minimum = minimumBudget(state.account);
  const least = lowFrequency ? minimum.lowFrequency : minimum.impressions;
  if (units < least) {
    throw invalid(`Your budget must be at least ${formatted(state, least)}.`, {
      subcode: 1885272,
      title: 'Your budget is too low',
      blame: [daily === undefined ? 'lifetime_budget' : 'daily_budget'],
    });
  }
  return { daily: daily !== undefined, micros: fromMinor(state.account, units) };
}

function amounts(wish: BudgetWish): { [field: string]: Json } {
  return wish.daily
    ? { amountMicros: wish.micros, totalMicros: null }
    : { amountMicros: 0, totalMicros: wish.micros };
}

/** A new budget for a campaign or an ad set. */
export function createBudget(state: AccountState, name: string, wish: BudgetWish): { id: string; op: Op } {
  const id = state.nextId();
  return { id, op: { op: 'create', type: 'budget', id, fields: { name, shared: false, ...amounts(wish) } } };
}

/** Changes of an amount within the last hour, whoever made them. */
function recentChanges(budget: Budget, now: number): number {
  return budget.history.filter(
    (change) => ['amountMicros', 'totalMicros'].includes(change.field) && now - change.at < HOUR_MS,
  ).length;
}

/**
 * Changes an amount. Throws code 100 when daily and lifetime would be switched, and 613/1487632 at the fifth change
 * of an ad set's budget within an hour.
 */
export function changeBudget(writing: Writing, budget: Budget, wish: BudgetWish, ofAdSet: boolean): Op[] {
  const isDaily = budget.totalMicros === null;
  if (isDaily !== wish.daily) {
    throw invalid("You can't switch between a daily and a lifetime budget after publishing.", {
      title: "Budget type can't be changed",
      blame: ['daily_budget', 'lifetime_budget'],
    });
  }
  const current = isDaily ? budget.amountMicros : budget.totalMicros;
  if (current === wish.micros) return [];
  if (ofAdSet && recentChanges(budget, writing.now) >= CHANGES_AN_HOUR) throw budgetRateLimit();
  return [{ op: 'update', type: 'budget', id: budget.id, fields: amounts(wish) }];
}
