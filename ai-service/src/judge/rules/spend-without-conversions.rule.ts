import type { Level } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { conversionDispersion, conversionsBroken, othersThan } from '../account/benchmark.js';
import type { Span } from '../account/days.js';
import { minus, type Totals } from '../account/totals.js';
import { Checks } from '../report/checks.js';
import * as figure from '../report/figures.js';
import type { Rule, RuleSession } from '../rule.js';
import { chanceOfNone } from '../stats/counts.js';
import { discoveryThreshold } from '../stats/false-discovery.js';
import { isExcluded, matchesItsKeyword } from './search-term.js';
import { draftStop } from './spend-without-conversions.draft.js';

export const WASTE = {
  windowDays: 56,
  /** Conversions of all the others: without them nobody knows what a click is worth here. */
  leastOtherConversions: 20,
  /** Conversions that its clicks would have brought at the others' rate. */
  leastExpected: 3,
  falseDiscoveryRate: 0.02,
  /** An entity younger than this is still learning. */
  leastAgeDays: 14,
  /** It must still be spending: money that is gone cannot be saved. */
  recentDays: 14,
} as const;

/** Coarsest first: what is said of a campaign is not said again of everything in it. */
const LEVELS = ['campaign', 'ad_group', 'keyword', 'search_term'] as const satisfies readonly Level[];

/** What the rule knows about one entity, over the same mature days as the others'. */
export interface Waste {
  span: Span;
  own: Totals;
  others: Totals;
  /** Conversions its clicks should have brought, by the more lenient of the account's and its campaign's rate. */
  expected: number;
  chance: number;
  yardstick: 'the rest of the account' | 'the rest of its campaign';
}

function wasteOf(view: AccountView, entity: number): Waste {
  const span = view.mature(WASTE.windowDays);
  const own = view.sum(entity, span);
  const others = othersThan(view, entity, span);
  const dispersion = conversionDispersion(view, span);
  const judged = (against: Totals) => ({
    expected: against.clicks > 0 ? (own.clicks * against.conversions) / against.clicks : 0,
    chance: chanceOfNone(own.clicks, against.conversions, against.clicks, dispersion),
  });
  const account = { ...judged(others), yardstick: 'the rest of the account' as const };
  const campaign = view.ancestor(entity, 'campaign');
  if (campaign === null) return { span, own, others, ...account };
  const near = minus(view.sum(campaign, span), own);
  const local = { ...judged(near), yardstick: 'the rest of its campaign' as const };
  // A lone ad group has no neighbours in its campaign to compare with.
  const lenient = near.clicks > 0 && local.chance > account.chance ? local : account;
  return { span, own, others, ...lenient };
}

function candidates(view: AccountView, level: Level): number[] {
  return view
    .entitiesAt(level)
    .filter((e) => view.mayRun(e) && view.sum(e, view.recent(WASTE.recentDays)).cost > 0);
}

function ageOf(view: AccountView, entity: number): number | null {
  const { createdOn } = view.entity(entity);
  return createdOn === null ? null : view.asOf - Math.floor(Date.parse(createdOn) / 86_400_000) + 1;
}

function enough(waste: Waste): boolean {
  return (
    waste.own.missingConversions === 0 &&
    waste.others.conversions >= WASTE.leastOtherConversions &&
    waste.expected >= WASTE.leastExpected
  );
}

/** Entities of one level whose lack of conversions is no luck, judged together so that many do not mean many errors. */
function guiltyAt(view: AccountView, level: Level): { threshold: number; guilty: ReadonlySet<number> } {
  const judged = candidates(view, level)
    .filter((e) => !conversionsBroken(view, e))
    .map((entity) => ({ entity, waste: wasteOf(view, entity) }))
    .filter(({ waste }) => enough(waste))
    .map(({ entity, waste }) => ({ entity, p: waste.own.conversions === 0 ? waste.chance : 1 }));
  const threshold = discoveryThreshold(
    judged.map(({ p }) => p),
    WASTE.falseDiscoveryRate,
  );
  return { threshold, guilty: new Set(judged.filter(({ p }) => p <= threshold).map(({ entity }) => entity)) };
}

function open(view: AccountView): RuleSession {
  const verdicts = new Map(LEVELS.map((level) => [level as Level, guiltyAt(view, level)]));
  const guilty = new Set([...verdicts.values()].flatMap((verdict) => [...verdict.guilty]));

  return {
    entities: LEVELS.flatMap((level) => candidates(view, level)),
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
            isExcluded(view, entity) ? 'excluded' : (view.entity(entity).matchedKeyword ?? ''),
          ),
          comparison: 'is_known',
          held: !isExcluded(view, entity) && !matchesItsKeyword(view, entity),
        });
      }
      if (!checks.passed) return checks.assessment();

      const waste = wasteOf(view, entity);
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
        label: `Conversions in up to ${WASTE.windowDays} complete days`,
        value: waste.own.missingConversions > 0 ? null : figure.decimal(waste.own.conversions),
        comparison: 'equals',
        threshold: figure.count(0),
        held: waste.own.missingConversions === 0 && waste.own.conversions === 0,
      });
      if (!checks.passed) return checks.assessment();
      const threshold = verdicts.get(view.entity(entity).level)?.threshold ?? 0;
      checks.test({
        name: 'chance_of_luck',
        label: 'Chance of no conversion from so many clicks by bad luck',
        value: figure.chance(waste.chance),
        comparison: 'at_most',
        threshold: figure.chance(threshold),
        held: waste.chance <= threshold,
      });
      checks.test({
        name: 'not_covered',
        label: 'Nothing above it is proposed to stop already',
        value: figure.text(view.isBelow(entity, guilty) ? 'covered' : 'not covered'),
        comparison: 'equals',
        threshold: figure.text('not covered'),
        held: !view.isBelow(entity, guilty),
      });
      return checks.assessment();
    },
    propose: (entity) => draftStop(view, entity, wasteOf(view, entity)),
  };
}

export const spendWithoutConversions: Rule = {
  id: 'spend_without_conversions',
  title: 'Spend without conversions',
  summary:
    'Proposes to stop what took so many clicks without a single conversion that bad luck is no explanation: negative keywords for search terms, a pause for the rest.',
  levels: LEVELS,
  needs: ['clicks', 'cost', 'conversions'],
  thresholds: WASTE,
  open,
};
