import type { AccountView } from '../account/account-view.js';
import { monthOf } from '../account/days.js';
import { loweredBudget } from '../budget-step.js';
import { Checks } from '../report/checks.js';
import { daily } from '../report/evidence.js';
import * as figure from '../report/figures.js';
import type { Draft, Rule, RuleSession } from '../rule.js';
import { amount, money, percent } from '../text/amounts.js';
import { counted, levelWord, quoted } from '../text/words.js';
import { shareOfBudget } from './budget-limit.js';
import { targetOf } from './target.js';

export const PACE = {
  recentDays: 7,
  /** Spend of the last week against its daily budgets. */
  leastSpendOfBudget: 1.2,
  leastDaysAbove: 5,
  /** Projected spend of the calendar month against the month's daily budgets. */
  leastMonthOfBudget: 1.1,
  leastDaysOfData: 7,
  /** One step down; larger ones unsettle the platform's own bidding. */
  mostStep: 0.2,
} as const;

interface Pace {
  weekShare: number;
  daysAbove: number;
  perDay: number;
  monthSpend: number;
  monthPlan: number;
  projected: number;
  daysLeft: number;
}

function paceOf(view: AccountView, entity: number): Pace {
  const week = view.recent(PACE.recentDays);
  const shares: number[] = [];
  for (let day = week.from; day <= week.to; day++) shares.push(shareOfBudget(view, entity, day) ?? 0);
  const month = monthOf(view.asOf);
  const last = month.first + month.length - 1;
  let plan = 0;
  for (let day = Math.max(month.first, view.firstDay); day <= last; day++) {
    plan += Number((day > view.asOf ? view.budget(entity) : view.budgetOn(entity, day)) ?? 0n);
  }
  const perDay = view.sum(entity, week).cost / Math.max(1, shares.length);
  const monthSpend = view.sum(entity, { from: month.first, to: view.asOf }).cost;
  const daysLeft = last - view.asOf;
  return {
    weekShare: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
    daysAbove: shares.filter((share) => share > 1).length,
    perDay,
    monthSpend,
    monthPlan: plan,
    projected: monthSpend + perDay * daysLeft,
    daysLeft,
  };
}

function draftLower(view: AccountView, entity: number): Draft {
  const { currency, platform } = view.index.snapshot;
  const subject = view.entity(entity);
  const word = levelWord(subject.level, platform);
  const name = quoted(subject.name);
  const pace = paceOf(view, entity);
  const from = view.budget(entity) ?? 0n;
  const to = loweredBudget(from, PACE.mostStep, currency);
  const over = pace.projected - pace.monthPlan;
  const saved = to === null ? 0 : pace.perDay * 7 * (1 - Number(to) / Number(from));
  return {
    direction: 'lower',
    subject: `this ${word}`,
    title:
      to === null
        ? `Lower the daily budget of ${name}`
        : `Lower the daily budget of ${name} from ${amount(from, currency)} to ${money(to, currency)}`,
    why:
      `${name} spent ${money(pace.perDay, currency)} a day in the last week, ${percent(pace.weekShare)} of its daily ` +
      `budget of ${money(from, currency)}. This month it has spent ${money(pace.monthSpend, currency)}; at this pace it ` +
      `ends at ${money(pace.projected, currency)}, ${money(over, currency)} above the ${money(pace.monthPlan, currency)} ` +
      `its daily budgets add up to.`,
    risk: {
      level: 'medium',
      text: `The platform may go over a daily budget and make up for it on later days by itself; a lower budget also takes conversions away if those days go well. ${counted(pace.daysLeft, 'day')} of the month are left.`,
    },
    change:
      to === null || subject.budget === null
        ? null
        : {
            kind: 'set_budget',
            target: targetOf(subject),
            period: subject.budget.period,
            from: from.toString(),
            to: to.toString(),
          },
    manualSteps: [
      to === null
        ? `Open the ${word} ${name} and lower its daily budget by one small step.`
        : `Open the ${word} ${name} and set its daily budget to ${money(to, currency)}.`,
    ],
    evidence: [
      daily('Spend and budget, day by day', view, entity, view.recent(21), [
        { key: 'budget', label: 'Budget', unit: 'micros', read: ({ day }) => view.budgetOn(entity, day) },
        {
          key: 'spent_of_budget',
          label: 'Spent of budget',
          unit: 'ratio',
          read: ({ day }) => shareOfBudget(view, entity, day),
        },
      ]),
    ],
    impact:
      saved <= 0
        ? null
        : {
            metric: 'cost',
            direction: 'save',
            low: String(Math.round(saved / 2)),
            high: String(Math.round(saved)),
            basis:
              'Last week’s spend, lowered in proportion to the budget; half of that if the platform goes over the new budget too.',
          },
    weeklyStake: Math.max(0, pace.perDay - Number(from)) * 7,
  };
}

function open(view: AccountView): RuleSession {
  return {
    entities: view
      .entitiesAt('campaign', 'ad_group')
      .filter((e) => view.budget(e) !== null && view.mayRun(e) && view.sum(e, view.recent(7)).cost > 0),
    assess(entity) {
      const checks = new Checks();
      const { budget } = view.entity(entity);
      const own = budget?.period === 'daily' && budget.sharedWith === 0;
      checks.scope({
        name: 'daily_budget',
        label: 'It has a daily budget that it shares with nothing else',
        value: figure.text(
          own ? 'own' : (budget?.sharedWith ?? 0) > 0 ? 'shared' : (budget?.period ?? 'none'),
        ),
        comparison: 'equals',
        threshold: figure.text('own'),
        held: own,
      });
      const days = view.asOf - view.firstDay + 1;
      checks.sample({
        name: 'days_of_figures',
        label: 'Days of figures',
        value: figure.days(days),
        comparison: 'at_least',
        threshold: figure.days(PACE.leastDaysOfData),
        held: days >= PACE.leastDaysOfData,
      });
      if (!checks.passed) return checks.assessment();
      const pace = paceOf(view, entity);
      checks.test({
        name: 'spend_of_budget',
        label: 'Spend of the last 7 days against their budgets',
        value: figure.ratio(pace.weekShare),
        comparison: 'at_least',
        threshold: figure.ratio(PACE.leastSpendOfBudget),
        held: pace.weekShare >= PACE.leastSpendOfBudget,
      });
      checks.test({
        name: 'days_above_budget',
        label: 'Days of the last 7 above their budget',
        value: figure.count(pace.daysAbove),
        comparison: 'at_least',
        threshold: figure.count(PACE.leastDaysAbove),
        held: pace.daysAbove >= PACE.leastDaysAbove,
      });
      const month = pace.monthPlan > 0 ? pace.projected / pace.monthPlan : 0;
      checks.test({
        name: 'month_of_budget',
        label: 'Projected spend of the month against its daily budgets',
        value: figure.ratio(month),
        comparison: 'at_least',
        threshold: figure.ratio(PACE.leastMonthOfBudget),
        held: month >= PACE.leastMonthOfBudget,
      });
      return checks.assessment();
    },
    propose: (entity) => draftLower(view, entity),
  };
}

export const overspendingPace: Rule = {
  id: 'overspending_pace',
  title: 'Overspending pace',
  summary:
    'Proposes a lower daily budget where spend has run above it for a week and the month would end well above plan.',
  levels: ['campaign', 'ad_group'],
  needs: ['cost', 'daily budget'],
  thresholds: PACE,
  open,
};
