import type { AccountView } from '../account/account-view.js';
import type { Span } from '../account/days.js';
import { minus, type Totals } from '../account/totals.js';
import { dispersionOf } from '../stats/dispersion.js';
import { fallPValue } from '../stats/proportions.js';

export const FATIGUE = {
  /** An ad's own first days, against which it is measured. */
  baselineDays: 14,
  recentDays: 7,
  leastAgeDays: 28,
  leastImpressions: 2_000,
  leastBaselineClicks: 40,
  /** Clicks the recent impressions would have brought at the first click rate. */
  leastExpectedClicks: 30,
  /** Fall of the click rate against its own first days. */
  leastFall: 0.2,
  /** Its click rate against how the others' moved meanwhile: a fall they share is the market's. */
  mostAgainstOthers: 0.85,
  falseDiscoveryRate: 0.02,
  /** Daily impressions a person, or their growth, or the times over it has been shown since its first days. */
  leastFrequency: 1.8,
  leastFrequencyGrowth: 1.1,
  leastTimesShown: 3,
  dispersionCap: 12,
  /** An ad that still brings conversions for this share of its neighbours' cost stays, whatever its click rate. */
  stillCheap: 0.8,
  mostLuck: 0.02,
  leastConversions: 10,
} as const;

/** An ad's click rate then and now, with what the others did meanwhile. */
export interface Wear {
  firstSpan: Span;
  lastSpan: Span;
  first: Totals;
  last: Totals;
  /** 0.4 = the click rate fell by 40 %. */
  fall: number;
  /** Its change relative to the others' over the same days; null when there are no others to compare with. */
  againstOthers: number | null;
  /** Impressions a person and day, where reach is reported. */
  frequency: { first: number; last: number } | null;
  /** All impressions up to now over those of its first days. */
  timesShown: number;
  /** Probability of such a fall by luck; 1 where there is too little to compare. */
  chance: number;
  ageDays: number;
}

const rate = (t: Totals) => t.clicks / t.impressions;

/**
 * What the click rates of others did over the same days: those of other ad groups, since an ad group's ads share an
 * audience and tire together; where there are too few of them, those of all other ads.
 */
function othersOf(
  view: AccountView,
  ad: number,
  firstSpan: Span,
  lastSpan: Span,
): { first: Totals; last: Totals } {
  const without = (entity: number) => ({
    first: minus(view.sum(view.account, firstSpan), view.sum(entity, firstSpan)),
    last: minus(view.sum(view.account, lastSpan), view.sum(entity, lastSpan)),
  });
  const group = view.entity(ad).parent;
  const elsewhere = group === null ? null : without(group);
  if (elsewhere && Math.min(elsewhere.first.clicks, elsewhere.last.clicks) >= FATIGUE.leastExpectedClicks) {
    return elsewhere;
  }
  return without(ad);
}

function scatter(view: AccountView, ad: number, spans: readonly Span[]): number {
  return Math.max(
    ...spans.map((span) => {
      const days: { count: number; exposure: number }[] = [];
      for (let day = span.from; day <= span.to; day++) {
        const { clicks, impressions } = view.sum(ad, { from: day, to: day });
        days.push({ count: clicks, exposure: impressions });
      }
      return dispersionOf(days, FATIGUE.dispersionCap);
    }),
  );
}

function frequencyOf(t: Totals): number | null {
  return t.reach > 0 ? t.reachImpressions / t.reach : null;
}

/** Measures one ad; null when it has never been shown. */
export function wearOf(view: AccountView, ad: number): Wear | null {
  return view.once<Wear | null>(`wear ${ad}`, () => {
    const start = view.index.firstRowOf(ad);
    if (start > view.asOf) return null;
    const firstSpan = { from: start, to: Math.min(view.asOf, start + FATIGUE.baselineDays - 1) };
    const lastSpan = view.recent(FATIGUE.recentDays);
    const first = view.sum(ad, firstSpan);
    const last = view.sum(ad, lastSpan);
    const { first: othersFirst, last: othersLast } = othersOf(view, ad, firstSpan, lastSpan);
    const own = rate(last) / rate(first);
    const others = rate(othersLast) / rate(othersFirst);
    const comparable = Math.min(othersFirst.clicks, othersLast.clicks) >= FATIGUE.leastExpectedClicks;
    const [before, after] = [frequencyOf(first), frequencyOf(last)];
    const wear: Wear = {
      firstSpan,
      lastSpan,
      first,
      last,
      fall: 1 - own,
      againstOthers: comparable ? own / others : null,
      frequency: before !== null && after !== null ? { first: before, last: after } : null,
      timesShown: view.sum(ad, { from: start, to: view.asOf }).impressions / first.impressions,
      chance: 1,
      ageDays: view.asOf - start + 1,
    };
    if (!comparableWear(wear)) return wear;
    const dispersion = scatter(view, ad, [firstSpan, lastSpan]);
    const chance = fallPValue(
      { hits: first.clicks, trials: first.impressions },
      { hits: last.clicks, trials: last.impressions },
      dispersion,
    );
    return { ...wear, chance };
  });
}

/** Enough impressions then and now, and old enough, to compare. */
export function comparableWear(wear: Wear): boolean {
  return (
    wear.ageDays >= FATIGUE.leastAgeDays &&
    wear.first.missingClicks + wear.first.missingImpressions === 0 &&
    wear.last.missingClicks + wear.last.missingImpressions === 0 &&
    wear.first.impressions >= FATIGUE.leastImpressions &&
    wear.last.impressions >= FATIGUE.leastImpressions &&
    wear.first.clicks >= FATIGUE.leastBaselineClicks &&
    wear.last.impressions * rate(wear.first) >= FATIGUE.leastExpectedClicks
  );
}

/** Has the same audience seen it often enough to be tired of it? */
export function overexposed(wear: Wear): boolean {
  const { frequency, timesShown } = wear;
  if (frequency !== null) {
    if (frequency.last >= FATIGUE.leastFrequency) return true;
    if (frequency.last >= FATIGUE.leastFrequencyGrowth * frequency.first) return true;
  }
  return timesShown >= FATIGUE.leastTimesShown;
}
