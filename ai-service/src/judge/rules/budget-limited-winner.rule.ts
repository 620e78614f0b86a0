import type { AccountView } from '../account/account-view.js';
import { conversionsBroken, othersThan } from '../account/benchmark.js';
import { Checks } from '../report/checks.js';
import * as figure from '../report/figures.js';
import type { Rule, RuleSession } from '../rule.js';
import { discoveryThreshold } from '../stats/false-discovery.js';
import { levelWord } from '../text/words.js';
import { limitOf } from './budget-limit.js';
import { draftRaise } from './budget-limited-winner.draft.js';
import { breakEvenOf, efficiencyOf, valueRatio, WINNER } from './winner.js';

function open(view: AccountView): RuleSession {
  const owners = view
    .entitiesAt('campaign', 'ad_group')
    .filter((e) => view.budget(e) !== null && view.mayRun(e) && view.sum(e, view.recent(7)).cost > 0);
  const limited = owners.filter((e) => limitOf(view, e).limited && !conversionsBroken(view, e));
  const threshold = discoveryThreshold(
    limited
      .filter((e) => view.sum(e, view.mature(WINNER.windowDays)).conversions >= WINNER.leastConversions)
      .map((e) => efficiencyOf(view, e).pValue),
    WINNER.falseDiscoveryRate,
  );

  return {
    entities: owners,
    assess(entity) {
      const checks = new Checks();
      const { budget } = view.entity(entity);
      const word = levelWord(view.entity(entity).level, view.index.snapshot.platform);
      checks.scope({
        name: 'daily_budget',
        label: `The ${word} has a daily budget of its own`,
        value: figure.text(budget?.period ?? 'none'),
        comparison: 'equals',
        threshold: figure.text('daily'),
        held: budget?.period === 'daily',
      });
      checks.scope({
        name: 'conversion_tracking_intact',
        label: 'Its conversion tracking works',
        value: figure.text(conversionsBroken(view, entity) ? 'broken' : 'intact'),
        comparison: 'equals',
        threshold: figure.text('intact'),
        held: !conversionsBroken(view, entity),
      });
      if (!checks.passed) return checks.assessment();
      for (const check of limitOf(view, entity).checks) checks.test(check);
      if (!checks.passed) return checks.assessment();

      const own = efficiencyOf(view, entity);
      const missing = view.sum(entity, own.span).missingConversions;
      checks.sample({
        name: 'conversions',
        label: `Complete conversions in ${WINNER.windowDays} days`,
        value: missing > 0 ? null : figure.decimal(own.conversions),
        comparison: 'at_least',
        threshold: figure.count(WINNER.leastConversions),
        held: missing === 0 && own.conversions >= WINNER.leastConversions,
      });
      checks.sample({
        name: 'others_conversions',
        label: 'Conversions of all the others in the same days',
        value: figure.decimal(own.othersConversions),
        comparison: 'at_least',
        threshold: figure.count(WINNER.leastOtherConversions),
        held: own.othersConversions >= WINNER.leastOtherConversions,
      });
      if (!checks.passed) return checks.assessment();
      const costRatio = own.costPerConversion / own.othersCostPerConversion;
      checks.test({
        name: 'cost_per_conversion_ratio',
        label: 'Cost per conversion against the others’',
        value: figure.ratio(costRatio),
        comparison: 'at_most',
        threshold: figure.ratio(WINNER.mostCostRatio),
        held: costRatio <= WINNER.mostCostRatio,
      });
      checks.test({
        name: 'chance_of_luck',
        label: 'Chance that so many conversions for this money were luck',
        value: figure.chance(own.pValue),
        comparison: 'at_most',
        threshold: figure.chance(threshold),
        held: own.pValue <= threshold,
      });
      const last = { from: own.span.to - 13, to: own.span.to };
      const lastOwn = view.sum(entity, last);
      const lastOthers = othersThan(view, entity, last);
      const lastRatio = lastOwn.cost / lastOwn.conversions / (lastOthers.cost / lastOthers.conversions);
      checks.test({
        name: 'recent_cost_per_conversion_ratio',
        label: 'The same over the last two complete weeks',
        value: Number.isFinite(lastRatio) ? figure.ratio(lastRatio) : null,
        comparison: 'at_most',
        threshold: figure.ratio(WINNER.mostRecentCostRatio),
        held: lastRatio <= WINNER.mostRecentCostRatio,
      });
      const worth = valueRatio(view, entity, own.span);
      if (worth !== null) {
        checks.test({
          name: 'value_per_cost_ratio',
          label: 'Conversion value per cost against the others’',
          value: figure.ratio(worth),
          comparison: 'at_least',
          threshold: figure.ratio(WINNER.leastValueRatio),
          held: worth >= WINNER.leastValueRatio,
        });
      }
      const breakEven = breakEvenOf(view, entity, own.span);
      if (breakEven !== null) {
        checks.test({
          name: 'below_break_even',
          label: 'Cost per conversion against what a conversion earns at your margin',
          value: figure.micros(own.costPerConversion),
          comparison: 'at_most',
          threshold: figure.micros(breakEven.cost),
          held: own.costPerConversion <= breakEven.cost,
        });
      }
      const changed = view.index.budgetChangedOn(entity, view.asOf);
      if (changed !== null) {
        checks.test({
          name: 'days_since_budget_change',
          label: 'Days since the budget last changed',
          value: figure.days(view.asOf - changed + 1),
          comparison: 'at_least',
          threshold: figure.days(WINNER.leastDaysSinceChange),
          held: view.asOf - changed + 1 >= WINNER.leastDaysSinceChange,
        });
      }
      return checks.assessment();
    },
    propose: (entity) => draftRaise(view, entity, efficiencyOf(view, entity)),
  };
}

export const budgetLimitedWinner: Rule = {
  id: 'budget_limited_winner',
  title: 'Budget-limited winner',
  summary:
    'Proposes a higher daily budget where the budget holds back what converts for clearly less than the rest of the account.',
  levels: ['campaign', 'ad_group'],
  needs: ['cost', 'conversions', 'daily budget', 'budget loss or daily spend'],
  thresholds: WINNER,
  open,
};
