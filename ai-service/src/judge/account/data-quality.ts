import type { Snapshot } from '@adwright/contracts';
import { dayText, percent } from '../text/amounts.js';
import { counted } from '../text/words.js';
import type { AccountView } from './account-view.js';
import { dayOf, weekdayOf } from './days.js';

export const QUALITY = {
  /** A connected account whose last complete day is older than this is judged by yesterday's world. */
  mostAgeDays: 3,
  leastDays: 7,
  gapWindowDays: 28,
  /** Share of a weekday's days that have figures for it to be expected to. */
  usualShare: 0.6,
  mostMissingDays: 4,
  /** Share of cost that may be unreported. */
  mostMissingCost: 0.1,
} as const;

/** Whole days between the last complete day and the moment the snapshot was taken. */
function ageOf(snapshot: Snapshot): number {
  return dayOf(snapshot.takenAt.slice(0, 10)) - dayOf(snapshot.asOf);
}

/**
 * Days without any figures between days with them, on weekdays that usually have some: an account that rests at
 * weekends has no gap there. Days after the last figures are a stop of delivery, not a gap.
 */
function missingDays(view: AccountView): number[] {
  const has = (day: number) => view.sum(view.account, { from: day, to: day }).rows > 0;
  const last = (() => {
    for (let day = view.asOf; day >= view.firstDay; day--) if (has(day)) return day;
    return view.firstDay;
  })();
  const usual = [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
    let days = 0;
    let full = 0;
    for (let day = view.firstDay; day <= last; day++) {
      if (weekdayOf(day) !== weekday) continue;
      days++;
      if (has(day)) full++;
    }
    return days > 0 && full / days >= QUALITY.usualShare;
  });
  const missing: number[] = [];
  for (let day = Math.max(view.firstDay, view.asOf - QUALITY.gapWindowDays + 1); day < last; day++) {
    if (usual[weekdayOf(day)] && !has(day)) missing.push(day);
  }
  return missing;
}

/** Why this account must not be judged today, in a sentence for people, or null when it may be. */
export function refusal(view: AccountView): string | null {
  const { snapshot } = view.index;
  const span = { from: view.firstDay, to: view.asOf };
  const totals = view.sum(view.account, span);
  if (totals.rows === 0) return 'There are no figures of this account yet.';
  // A snapshot dated later than its clock comes from a platform whose own calendar is ahead; nothing is stale then.
  const age = ageOf(snapshot);
  if (snapshot.writable && age > QUALITY.mostAgeDays) {
    return `The figures end on ${dayText(view.asOf)}, ${counted(age, 'day')} ago. Sync the account first: what was true then may not be true now.`;
  }
  if (view.asOf - view.firstDay + 1 < QUALITY.leastDays) {
    return `There are figures of ${counted(view.asOf - view.firstDay + 1, 'day')} only; the first judgement needs ${QUALITY.leastDays}.`;
  }
  if (totals.impressions < 0 || totals.clicks < 0 || totals.conversions < 0) {
    return 'The figures are broken: impressions, clicks or conversions add up to less than zero.';
  }
  if (totals.missingCost / totals.rows > QUALITY.mostMissingCost) {
    return `Cost is missing on ${percent(totals.missingCost / totals.rows)} of the days, so nothing can be weighed against it.`;
  }
  const missing = missingDays(view);
  const [first] = missing;
  const last = missing.at(-1);
  if (missing.length > QUALITY.mostMissingDays && first !== undefined && last !== undefined) {
    return `${counted(missing.length, 'day')} between ${dayText(first)} and ${dayText(last)} have no figures although there are some before and after. Sync these days again first.`;
  }
  return null;
}
