import { isExcludedTerm } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { conversionsBroken } from '../account/benchmark.js';
import { dayOf } from '../account/days.js';
import { Checks } from '../report/checks.js';
import * as figure from '../report/figures.js';
import type { Rule, RuleSession } from '../rule.js';
import { draftStop } from './spend-without-conversions.draft.js';
import { WASTE, WASTE_LEVELS, WasteStudy } from './waste.js';

function ageOf(view: AccountView, entity: number): number | null {
  const { createdOn } = view.entity(entity);
  return createdOn === null ? null : view.asOf - dayOf(createdOn) + 1;
}

function open(view: AccountView): RuleSession {
  const study = new WasteStudy(view);

  return {
    entities: study.candidates,
    assess(entity) {
      const checks = new Checks();
      const broken = conversionsBroken(view, entity);
      checks.scope({
        name: 'conversion_tracking_intact',
        label: 'Its conversion tracking works',
        value: figure.text(broken ? 'broken' : 'intact'),
        comparison: 'equals',
        threshold: figure.text('intact'),
        held: !broken,
      });
      if (view.entity(entity).level === 'search_term') {
        checks.scope({
          name: 'not_excluded_yet',
          label: 'It is not excluded yet and is not the keyword itself',
          value: figure.text(
            isExcludedTerm(view.entity(entity)) ? 'excluded' : (view.entity(entity).matchedKeyword ?? ''),
          ),
          comparison: 'is_known',
          held: !study.outOfScope(entity),
        });
      }
      if (!checks.passed) return checks.assessment();

      const waste = study.of(entity);
      const age = ageOf(view, entity);
      if (age !== null) {
        checks.sample({
          name: 'age',
          label: 'Days since it was created',
          value: figure.days(age),
          comparison: 'at_least',
          threshold: figure.days(WASTE.leastAgeDays),
          held: age >= WASTE.leastAgeDays,
        });
      }
      checks.sample({
        name: 'others_conversions',
        label: 'Conversions of the rest of the account',
        value: figure.decimal(waste.others.conversions),
        comparison: 'at_least',
        threshold: figure.count(WASTE.leastOtherConversions),
        held: waste.others.conversions >= WASTE.leastOtherConversions,
      });
      checks.sample({
        name: 'conversions_expected',
        label: `Conversions its clicks would have brought at the rate of ${waste.yardstick}`,
        value: figure.decimal(waste.expected),
        comparison: 'at_least',
        threshold: figure.count(WASTE.leastExpected),
        held: waste.expected >= WASTE.leastExpected,
      });
      if (!checks.passed) return checks.assessment();
      checks.test({
        name: 'conversions',
        label: 'Conversions in these days',
        value: waste.own.missingConversions > 0 ? null : figure.decimal(waste.own.conversions),
        comparison: 'equals',
        threshold: figure.count(0),
        held: waste.own.missingConversions === 0 && waste.own.conversions === 0,
      });
      if (!checks.passed) return checks.assessment();
      checks.test({
        name: 'not_covered',
        label: 'Nothing above it is proposed to stop already',
        value: figure.text(study.covered(entity) ? 'covered' : 'not covered'),
        comparison: 'equals',
        threshold: figure.text('not covered'),
        held: !study.covered(entity),
      });
      if (!checks.passed) return checks.assessment();
      const { luck, bar } = study.verdict(entity);
      checks.test({
        name: 'chance_of_luck',
        label: 'Chance that it is only bad luck',
        value: figure.chance(luck),
        comparison: 'at_most',
        threshold: figure.chance(bar),
        held: luck <= bar,
      });
      return checks.assessment();
    },
    propose: (entity) => draftStop(view, entity, study.of(entity)),
  };
}

export const spendWithoutConversions: Rule = {
  id: 'spend_without_conversions',
  title: 'Spend without conversions',
  summary:
    'Proposes to stop what took so many clicks without a single conversion that bad luck is no explanation: negative keywords for search terms, a pause for the rest.',
  levels: WASTE_LEVELS,
  needs: ['clicks', 'cost', 'conversions'],
  thresholds: WASTE,
  open,
};
