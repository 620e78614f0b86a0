import type { Finding } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { isClosed } from '../account/business.js';
import { dateOf, weekdayOf } from '../account/days.js';
import { daily } from '../report/evidence.js';
import { dayText, money } from '../text/amounts.js';
import { counted, fitted, quoted } from '../text/words.js';
import { type Finder, findingTarget } from './finder.js';

export const STOP = {
  /** Days without an impression at the end, counting only weekdays on which it usually delivers. */
  leastSilentDays: 2,
  beforeDays: 28,
  /** Share of a weekday's days with delivery for it to count as usual. */
  usualShare: 0.75,
  leastDaysBefore: 14,
  /** Impressions on a usual day: a trickle comes and goes by itself. */
  leastImpressionsADay: 20,
} as const;

/** Reasons that say the entity was meant to end. */
const ENDED = /ENDED|COMPLETED|EXPIRED/;

interface Stop {
  entity: number;
  since: number;
  silentDays: number;
  costADay: number;
}

function stopOf(view: AccountView, entity: number): Stop | null {
  const delivered = (day: number) => view.sum(entity, { from: day, to: day }).impressions > 0;
  let last = view.asOf;
  while (last >= view.firstDay && !delivered(last)) last--;
  if (last === view.asOf || last < view.firstDay) return null;
  const before = view.within({ from: last - STOP.beforeDays + 1, to: last });
  const perWeekday = [0, 1, 2, 3, 4, 5, 6].map(() => ({ days: 0, full: 0 }));
  let days = 0;
  for (let day = before.from; day <= before.to; day++) {
    const slot = perWeekday[weekdayOf(day)];
    if (!slot) continue;
    slot.days++;
    if (delivered(day)) {
      slot.full++;
      days++;
    }
  }
  let silent = 0;
  for (let day = last + 1; day <= view.asOf; day++) {
    const slot = isClosed(view, day) ? null : perWeekday[weekdayOf(day)];
    if (slot && slot.days > 0 && slot.full / slot.days >= STOP.usualShare) silent++;
  }
  const totals = view.sum(entity, before);
  const steady = days >= STOP.leastDaysBefore && totals.impressions / days >= STOP.leastImpressionsADay;
  if (!steady || silent < STOP.leastSilentDays) return null;
  return { entity, since: last + 1, silentDays: view.asOf - last, costADay: totals.cost / days };
}

function finding(view: AccountView, stop: Stop, severity: number): Finding {
  const target = findingTarget(view, stop.entity);
  const whose = stop.entity === view.account ? 'the whole account' : quoted(target.name);
  const reasons = stop.entity === view.account ? [] : view.statusReasons(stop.entity);
  return {
    kind: 'delivery_stopped',
    severity,
    title: fitted(`No delivery of ${whose} since ${dayText(stop.since)}`),
    detail:
      `It is switched on but has had no impression for ${counted(stop.silentDays, 'day')}; before, it spent about ` +
      `${money(stop.costADay, view.currency)} a day.` +
      (reasons.length > 0 ? ` The platform says: ${reasons.join(', ').slice(0, 300)}.` : '') +
      ' Look for a rejected ad, a failed payment, an end date, an exhausted monthly allowance or a bid that is too low.',
    target,
    date: dateOf(stop.since),
    evidence: [
      daily('Delivery, day by day', view, stop.entity, view.within({ from: stop.since - 14, to: view.asOf })),
    ],
  };
}

/** Something that is switched on and delivered steadily has fallen silent. */
export const deliveryStopped: Finder = {
  kind: 'delivery_stopped',
  summary: 'A campaign that is switched on and delivered steadily has had no impression for days.',
  find(view) {
    // An export does not say what was meant to run, and simply ends.
    const on = view
      .entitiesAt('campaign')
      .filter((c) => view.status(c) === 'enabled' && !view.statusReasons(c).some((r) => ENDED.test(r)));
    if (on.length === 0) return [];
    const whole = stopOf(view, view.account);
    if (whole) return [finding(view, whole, 10)];
    return on.flatMap((campaign) => {
      const stop = stopOf(view, campaign);
      return stop ? [finding(view, stop, 8)] : [];
    });
  },
};
