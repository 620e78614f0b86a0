import type { AccountView } from '../account/account-view.js';
import { conversionDispersion, conversionsBroken } from '../account/benchmark.js';
import { minus } from '../account/totals.js';
import { Checks } from '../report/checks.js';
import * as figure from '../report/figures.js';
import type { Rule, RuleSession } from '../rule.js';
import { rateAbovePValue } from '../stats/counts.js';
import { discoveryThreshold } from '../stats/false-discovery.js';
import { comparableWear, FATIGUE, overexposed, type Wear, wearOf } from './fatigue.js';
import { draftRest } from './fatigued-creative.draft.js';

/**
 * Cost per conversion against the ad's neighbours in the ad group; null where too few conversions tell, or where a
 * lower cost may be luck.
 */
function costAgainstNeighbours(view: AccountView, ad: number): number | null {
  const { parent } = view.entity(ad);
  if (parent === null || conversionsBroken(view, ad)) return null;
  const span = view.mature(28);
  const own = view.sum(ad, span);
  const neighbours = minus(view.sum(parent, span), own);
  const enough = Math.min(own.conversions, neighbours.conversions) >= FATIGUE.leastConversions;
  if (!enough || own.missingConversions > 0 || neighbours.cost <= 0) return null;
  const ratio = own.cost / own.conversions / (neighbours.cost / neighbours.conversions);
  const dispersion = conversionDispersion(view, span);
  const { conversions, cost } = neighbours;
  const luck = rateAbovePValue(own.conversions, own.cost, conversions, cost, dispersion);
  return ratio >= FATIGUE.stillCheap || luck <= FATIGUE.mostLuck ? ratio : null;
}

/** Ads beside this one that could take over: running, shown lately, and not clicked less than it is now. */
function successors(view: AccountView, ad: number, wear: Wear, tired: ReadonlySet<number>): number[] {
  const { parent } = view.entity(ad);
  if (parent === null) return [];
  const span = view.recent(FATIGUE.recentDays);
  const now = wear.last.clicks / wear.last.impressions;
  return view.children(parent).filter((other) => {
    if (other === ad || tired.has(other) || view.entity(other).level !== 'ad') return false;
    if (!view.mayRun(other)) return false;
    const { clicks, impressions } = view.sum(other, span);
    return impressions > 0 && clicks / impressions >= 0.9 * now;
  });
}

function assessWear(view: AccountView, ad: number, threshold: number): Checks {
  const checks = new Checks();
  const wear = wearOf(view, ad);
  checks.sample({
    name: 'age',
    label: 'Days since its first impression in the figures',
    value: wear === null ? null : figure.days(wear.ageDays),
    comparison: 'at_least',
    threshold: figure.days(FATIGUE.leastAgeDays),
    held: wear !== null && wear.ageDays >= FATIGUE.leastAgeDays,
  });
  if (wear === null || !checks.passed) return checks;
  const fewest = Math.min(wear.first.impressions, wear.last.impressions);
  checks.sample({
    name: 'impressions',
    label: `Impressions in its first ${FATIGUE.baselineDays} and last ${FATIGUE.recentDays} days, the fewer of both`,
    value: figure.count(fewest),
    comparison: 'at_least',
    threshold: figure.count(FATIGUE.leastImpressions),
    held: fewest >= FATIGUE.leastImpressions,
  });
  const expected = (wear.last.impressions * wear.first.clicks) / wear.first.impressions;
  checks.sample({
    name: 'clicks_expected',
    label: 'Clicks its last impressions would have brought at its first click rate',
    value: Number.isFinite(expected) ? figure.count(expected) : null,
    comparison: 'at_least',
    threshold: figure.count(FATIGUE.leastExpectedClicks),
    held: comparableWear(wear),
  });
  if (!checks.passed) return checks;
  checks.test({
    name: 'click_rate_fall',
    label: 'Fall of its click rate since its first days',
    value: figure.ratio(wear.fall),
    comparison: 'at_least',
    threshold: figure.ratio(FATIGUE.leastFall),
    held: wear.fall >= FATIGUE.leastFall,
  });
  checks.test({
    name: 'chance_of_luck',
    label: 'Chance of such a fall by luck',
    value: figure.chance(wear.chance),
    comparison: 'at_most',
    threshold: figure.chance(threshold),
    held: wear.chance <= threshold,
  });
  if (wear.againstOthers !== null) {
    checks.test({
      name: 'change_against_others',
      label: 'Its change relative to that of all the others',
      value: figure.ratio(wear.againstOthers),
      comparison: 'at_most',
      threshold: figure.ratio(FATIGUE.mostAgainstOthers),
      held: wear.againstOthers <= FATIGUE.mostAgainstOthers,
    });
  }
  checks.test({
    name: 'exposure',
    label:
      wear.frequency === null
        ? 'Impressions so far over those of its first days'
        : 'Impressions a person and day, lately',
    value: wear.frequency === null ? figure.decimal(wear.timesShown, 1) : figure.decimal(wear.frequency.last),
    comparison: 'at_least',
    threshold:
      wear.frequency === null
        ? figure.count(FATIGUE.leastTimesShown)
        : figure.decimal(FATIGUE.leastFrequency),
    held: overexposed(wear),
  });
  const cost = costAgainstNeighbours(view, ad);
  if (cost !== null) {
    checks.test({
      name: 'not_cheaper_than_neighbours',
      label: 'Cost per conversion against the ads beside it',
      value: figure.ratio(cost),
      comparison: 'at_least',
      threshold: figure.ratio(FATIGUE.stillCheap),
      held: cost >= FATIGUE.stillCheap,
    });
  }
  return checks;
}

function open(view: AccountView): RuleSession {
  const ads = view
    .entitiesAt('ad')
    .filter((e) => view.mayRun(e) && view.sum(e, view.recent(FATIGUE.recentDays)).impressions > 0);
  const chances = ads.flatMap((ad) => {
    const wear = wearOf(view, ad);
    return wear !== null && comparableWear(wear) ? [wear.chance] : [];
  });
  const threshold = discoveryThreshold(chances, FATIGUE.falseDiscoveryRate);
  const tired = new Set(ads.filter((ad) => assessWear(view, ad, threshold).passed));
  return {
    entities: ads,
    assess: (ad) => assessWear(view, ad, threshold).assessment(),
    propose(ad) {
      const wear = wearOf(view, ad);
      if (wear === null) throw new RangeError(`ad ${ad} was never shown`);
      return draftRest(view, ad, wear, successors(view, ad, wear, tired));
    },
  };
}

export const fatiguedCreative: Rule = {
  id: 'fatigued_creative',
  title: 'Fatigued creative',
  summary:
    'Proposes to rest an ad whose click rate fell far below its own first weeks while the others’ held: a pause where another ad can take over, otherwise a new creative.',
  levels: ['ad'],
  needs: ['impressions', 'clicks', 'reach where the platform reports it'],
  thresholds: FATIGUE,
  open,
};
