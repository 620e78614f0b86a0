import type { AccountView } from '../account/account-view.js';
import { othersThan } from '../account/benchmark.js';
import { budgetLimitOf } from '../account/business.js';
import type { Day } from '../account/days.js';
import { atMost, raisedBudget } from '../budget-step.js';
import { comparison, type DayRow, daily, type EvidenceColumn } from '../report/evidence.js';
import { trimmed } from '../report/figures.js';
import type { Draft } from '../rule.js';
import { amount, dayText, money, percent } from '../text/amounts.js';
import { counted, levelWord, quoted } from '../text/words.js';
import { LIMIT, limitOf, shareOfBudget } from './budget-limit.js';
import { targetOf } from './target.js';
import { breakEvenOf, type Efficiency } from './winner.js';

/** One step; what a person would still call careful, and below the usual limits on a single change. */
const MOST_STEP = 0.2;
const LEAST_STEP = 0.05;

/** The raise: a fifth, or less when less than that is being lost for want of budget. */
function stepFor(lost: number | null): number {
  if (lost === null || lost <= 0) return MOST_STEP;
  return Math.min(MOST_STEP, Math.max(LEAST_STEP, lost / (1 - lost)));
}

function budgetColumns(view: AccountView, entity: number): EvidenceColumn<DayRow>[] {
  const on = (read: (day: Day) => number | bigint | null) => (row: DayRow) => read(row.day);
  return [
    { key: 'budget', label: 'Budget', unit: 'micros', read: on((day) => view.budgetOn(entity, day)) },
    {
      key: 'spent_of_budget',
      label: 'Spent of budget',
      unit: 'ratio',
      read: on((day) => shareOfBudget(view, entity, day)),
    },
    {
      key: 'lost_to_budget',
      label: 'Lost to budget',
      unit: 'ratio',
      read: ({ totals }) =>
        totals.budgetImpressions > 0 ? totals.budgetLost / totals.budgetImpressions : null,
    },
  ];
}

/** The proposal to raise a winner's daily budget by one step. */
export function draftRaise(view: AccountView, entity: number, own: Efficiency): Draft {
  const { currency, platform } = view.index.snapshot;
  const subject = view.entity(entity);
  const word = levelWord(subject.level, platform);
  const name = quoted(subject.name);
  const from = view.budget(entity) ?? 0n;
  const limit = limitOf(view, entity);
  const asked = raisedBudget(from, stepFor(limit.lost), currency);
  const most = budgetLimitOf(view, entity);
  // A limit the budget has reached already is no shape of a raise: the whole raise is held back by it, and shown so.
  const capped = asked !== null && most !== null && most.micros < asked && most.micros > from;
  const to = capped ? atMost(most.micros, currency) : asked;
  const breakEven = breakEvenOf(view, entity, own.span);
  const shared = subject.budget?.sharedWith ?? 0;
  const extra = to === null ? 0 : Number(to - from) * 7;
  const low = extra / Math.max(own.high, own.othersCostPerConversion);
  const high = extra / own.costPerConversion;
  const limited =
    limit.lost !== null && limit.lost >= LIMIT.leastLost
      ? `it lost ${percent(limit.lost)} of its impressions to the budget in the last 7 days`
      : limit.lost !== null
        ? 'the platform reports that its budget limits it'
        : `it spent ${percent(limit.spendOfBudget)} of its budget in the last 7 days, ${counted(limit.fullDays, 'day')} of them in full`;
  const steps =
    to === null ? [] : [`Open ${word} ${name} and set its daily budget to ${money(to, currency)}.`];
  return {
    direction: 'raise',
    subject: `this ${word}`,
    title:
      to === null
        ? `Raise the daily budget of ${name}`
        : `Raise the daily budget of ${name} from ${amount(from, currency)} to ${money(to, currency)}`,
    why:
      `From ${dayText(own.span.from)} to ${dayText(own.span.to)} a conversion of ${name} cost ` +
      `${money(own.costPerConversion, currency)} (90 % interval ${amount(own.low, currency)} to ` +
      `${amount(own.high, currency)}; ${counted(own.conversions, 'conversion')}), in the rest of the account ` +
      `${money(own.othersCostPerConversion, currency)}. Its budget holds it back: ${limited}.`,
    risk: {
      level: shared > 0 ? 'medium' : 'low',
      text:
        (shared > 0
          ? `The budget is shared with ${counted(shared, 'other campaign')}; the extra money may go there instead. `
          : '') +
        `Further conversions usually cost more than the present ones. At most ${money(extra, currency)} more a week is spent; the step can be undone.`,
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
      ...(steps.length > 0 ? steps : [`Open ${word} ${name} and raise its daily budget by one small step.`]),
      'Look at its cost per conversion again after seven full days.',
    ],
    shapedBy: [
      ...(capped
        ? [
            {
              factId: most.factId,
              message: `The raise stops at ${money(to ?? most.micros, currency)} a day, as you wrote.`,
            },
          ]
        : []),
      ...(breakEven === null
        ? []
        : [
            {
              factId: breakEven.factId,
              message:
                `A conversion is worth ${money(breakEven.worth, currency)} here; at your margin of ${breakEven.percent} % it ` +
                `may cost ${money(breakEven.cost, currency)}.`,
            },
          ]),
    ],
    evidence: [
      comparison(`Cost per conversion, complete days`, own.span, [
        { name: subject.name, totals: view.sum(entity, own.span) },
        { name: 'All the others', totals: othersThan(view, entity, own.span) },
      ]),
      daily('Spend and budget, day by day', view, entity, view.recent(14), budgetColumns(view, entity)),
    ],
    impact:
      extra === 0
        ? null
        : {
            metric: 'conversions',
            direction: 'gain',
            low: trimmed(low, 1),
            high: trimmed(high, 1),
            basis:
              `${money(extra, currency)} more a week, at a cost per conversion between this ${word}’s own ` +
              `${money(own.costPerConversion, currency)} and ${money(Math.max(own.high, own.othersCostPerConversion), currency)}.`,
          },
    weeklyStake: ((low + high) / 2) * own.othersCostPerConversion,
  };
}
