import { dispersionOf } from '../stats/dispersion.js';
import type { AccountView } from './account-view.js';
import type { Span } from './days.js';
import { minus, type Totals } from './totals.js';
import { trackingOf } from './tracking.js';

const DISPERSION_CAP = 4;

/** True when the conversions of this entity, or of the campaign above it, cannot be trusted at present. */
export function conversionsBroken(view: AccountView, entity: number): boolean {
  const { account, campaigns } = trackingOf(view);
  return account !== null || campaigns.has(entity) || view.isBelow(entity, campaigns);
}

/** The account's totals without the campaigns whose conversion tracking is broken. */
export function soundTotals(view: AccountView, span: Span): Totals {
  return view.once(`sound ${span.from} ${span.to}`, () => {
    let totals = view.sum(view.account, span);
    for (const campaign of trackingOf(view).campaigns.keys())
      totals = minus(totals, view.sum(campaign, span));
    return totals;
  });
}

/** All the others: the account's sound totals without one entity's own. */
export function othersThan(view: AccountView, entity: number, span: Span): Totals {
  return minus(soundTotals(view, span), view.sum(entity, span));
}

/** How much more daily conversions scatter around their rate than pure chance would make them; of the account or a part. */
export function conversionDispersion(view: AccountView, span: Span, entity: number = view.account): number {
  return view.once(`dispersion ${entity} ${span.from} ${span.to}`, () => {
    const days: { count: number; exposure: number }[] = [];
    for (let day = span.from; day <= span.to; day++) {
      const { conversions, clicks } = view.sum(entity, { from: day, to: day });
      days.push({ count: conversions, exposure: clicks });
    }
    return dispersionOf(days, DISPERSION_CAP);
  });
}

/** The account's spend in an average week of the last four. */
export function weeklyCost(view: AccountView): number {
  const span = view.recent(28);
  return (view.sum(view.account, span).cost / Math.max(1, span.to - span.from + 1)) * 7;
}
