import type { AccountView } from '../account/account-view.js';
import { conversionDispersion, othersThan, soundTotals } from '../account/benchmark.js';
import { marginOf } from '../account/business.js';
import type { Span } from '../account/days.js';
import { countInterval, rateAbovePValue } from '../stats/counts.js';

export const WINNER = {
  windowDays: 28,
  leastConversions: 15,
  leastOtherConversions: 15,
  /** Cost per conversion against the others', at the most. */
  mostCostRatio: 0.85,
  /** Error rate over all entities that are limited on the same day. */
  falseDiscoveryRate: 0.02,
  /** Its last two weeks may not be worse than the others. */
  mostRecentCostRatio: 1,
  /** Worth of conversions per cost against the others', where worth is reported. */
  leastValueRatio: 0.8,
  /** A budget needs a week before its effect shows. */
  leastDaysSinceChange: 7,
  intervalAlpha: 0.1,
} as const;

/** What the rule knows about a budget owner's efficiency, all over the same mature days. */
export interface Efficiency {
  span: Span;
  conversions: number;
  cost: number;
  costPerConversion: number;
  low: number;
  high: number;
  othersCost: number;
  othersConversions: number;
  othersCostPerConversion: number;
  pValue: number;
}

/** Measures an entity against all the others over the mature days. */
export function efficiencyOf(view: AccountView, entity: number): Efficiency {
  const span = view.mature(WINNER.windowDays);
  const own = view.sum(entity, span);
  const others = othersThan(view, entity, span);
  const dispersion = conversionDispersion(view, span);
  const interval = countInterval(own.conversions, WINNER.intervalAlpha, dispersion);
  return {
    span,
    conversions: own.conversions,
    cost: own.cost,
    costPerConversion: own.cost / own.conversions,
    low: own.cost / interval.high,
    high: own.cost / interval.low,
    othersCost: others.cost,
    othersConversions: others.conversions,
    othersCostPerConversion: others.cost / others.conversions,
    pValue: rateAbovePValue(own.conversions, own.cost, others.conversions, others.cost, dispersion),
  };
}

/**
 * What a conversion may cost before it loses money: the business's margin times what a conversion is worth here. Null
 * when no margin was written down or worth is not reported.
 */
export function breakEvenOf(
  view: AccountView,
  entity: number,
  span: Span,
): { factId: string; percent: number; worth: number; cost: number } | null {
  const margin = marginOf(view);
  const own = view.sum(entity, span);
  if (margin === null || own.missingValue > 0 || own.value <= 0 || own.conversions <= 0) return null;
  const worth = own.value / own.conversions;
  return { factId: margin.factId, percent: margin.percent, worth, cost: worth * margin.share };
}

/** Worth per cost relative to the others', or null when worth is not reported on both sides. */
export function valueRatio(view: AccountView, entity: number, span: Span): number | null {
  const own = view.sum(entity, span);
  const others = othersThan(view, entity, span);
  if (own.missingValue + soundTotals(view, span).missingValue > 0 || others.value <= 0) return null;
  return own.value / own.cost / (others.value / others.cost);
}
