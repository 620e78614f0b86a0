import type { Finding } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { dateOf } from '../account/days.js';
import { type TrackingBreak, trackingOf } from '../account/tracking.js';
import { daily } from '../report/evidence.js';
import { count, dayText, percent } from '../text/amounts.js';
import { fitted, quoted } from '../text/words.js';
import { type Finder, findingTarget } from './finder.js';

function finding(view: AccountView, broken: TrackingBreak, severity: number): Finding {
  const target = findingTarget(view, broken.entity);
  const whose = broken.entity === view.account ? 'The account' : quoted(target.name);
  const from = Math.max(view.firstDay, broken.since - 14);
  return {
    kind: 'conversion_tracking_broken',
    severity,
    title: fitted(
      `Conversions of ${whose === 'The account' ? 'the account' : whose} broke off on ${dayText(broken.since)}`,
    ),
    detail:
      `${whose} took ${count(broken.clicks)} clicks since ${dayText(broken.since)}. At the usual conversion rate of ` +
      `${percent(broken.usualRate)}, and allowing for conversions that arrive late, about ${count(broken.expected)} ` +
      `conversions were to be expected; ${count(broken.counted)} were counted. Clicks go on, so this is not weak demand: ` +
      'check the tag, the consent banner, the thank-you page and the conversion action. Until it works, nothing is ' +
      'proposed that rests on these conversions.',
    target,
    date: dateOf(broken.since),
    evidence: [daily('Clicks and conversions, day by day', view, broken.entity, { from, to: view.asOf })],
  };
}

/** Clicks keep coming, conversions are gone from one day to the next. */
export const trackingBroken: Finder = {
  kind: 'conversion_tracking_broken',
  summary:
    'Conversions break off on one day although clicks keep coming; a dip of both together is no alarm.',
  find(view) {
    const { account, campaigns } = trackingOf(view);
    if (account) return [finding(view, account, 10)];
    return [...campaigns.values()].map((broken) => finding(view, broken, 8));
  },
};
