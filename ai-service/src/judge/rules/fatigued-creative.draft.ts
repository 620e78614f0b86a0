import type { AccountView } from '../account/account-view.js';
import { dateOf, type Span } from '../account/days.js';
import { comparison, type EvidenceColumn, type Named, percentage, table } from '../report/evidence.js';
import type { Draft } from '../rule.js';
import { count, dayText, money, percent } from '../text/amounts.js';
import { counted, quoted } from '../text/words.js';
import type { Wear } from './fatigue.js';
import { targetOf } from './target.js';

const MOST_WEEKS = 16;

/** Full weeks from the ad's first day on, for the evidence; the newest are kept. */
function weeks(view: AccountView, ad: number, from: number): (Named & { span: Span })[] {
  const list: (Named & { span: Span })[] = [];
  for (let to = view.asOf; to - 6 >= from && list.length < MOST_WEEKS; to -= 7) {
    const span = { from: to - 6, to };
    list.unshift({ name: dateOf(span.from), totals: view.sum(ad, span), span });
  }
  return list;
}

const WEEKLY: readonly EvidenceColumn<Named>[] = [
  { key: 'week_from', label: 'Week from', unit: 'date', read: (w) => w.name },
  { key: 'impressions', label: 'Impressions', unit: 'count', read: (w) => w.totals.impressions },
  { key: 'clicks', label: 'Clicks', unit: 'count', read: (w) => w.totals.clicks },
  {
    key: 'ctr',
    label: 'Click rate',
    unit: 'percent',
    read: ({ totals: t }) => percentage(t.clicks, t.impressions),
  },
  {
    key: 'frequency',
    label: 'Impressions a person and day',
    unit: 'decimal',
    read: ({ totals: t }) => (t.reach > 0 ? t.reachImpressions / t.reach : null),
  },
  {
    key: 'cost',
    label: 'Cost',
    unit: 'micros',
    read: ({ totals: t }) => (t.missingCost > 0 ? null : t.cost),
  },
];

function exposureText(wear: Wear): string {
  return wear.frequency === null
    ? `It has been shown ${count(wear.timesShown)} times as often as in those first days.`
    : `A person now sees it ${count(wear.frequency.last)} times on a day it is shown, at first ${count(wear.frequency.first)}.`;
}

/** The proposal to rest a tired ad: a pause when another can take over, else the steps to a new creative. */
export function draftRest(view: AccountView, ad: number, wear: Wear, successors: readonly number[]): Draft {
  const { currency } = view.index.snapshot;
  const subject = view.entity(ad);
  const name = quoted(subject.name);
  const canPause = successors.length > 0;
  const [firstRate, lastRate] = [wear.first, wear.last].map((t) => t.clicks / t.impressions) as [
    number,
    number,
  ];
  const wasted = wear.last.missingCost > 0 ? 0 : wear.last.cost * Math.min(0.95, wear.fall);
  const others = wear.againstOthers === null ? '' : ' The other ads of the account did not fall like this.';
  return {
    direction: canPause ? 'pause' : 'refresh',
    subject: 'this ad',
    title: canPause
      ? `Pause the tired ad ${name}: its click rate fell by ${percent(wear.fall)}`
      : `Replace the tired ad ${name}: its click rate fell by ${percent(wear.fall)}`,
    why:
      `${name} was clicked by ${percent(firstRate)} of impressions in its first days (${dayText(wear.firstSpan.from)} to ` +
      `${dayText(wear.firstSpan.to)}) and by ${percent(lastRate)} in the last ${counted(wear.lastSpan.to - wear.lastSpan.from + 1, 'day')}.` +
      `${others} ${exposureText(wear)}`,
    risk: {
      level: 'low',
      text: canPause
        ? `${counted(successors.length, 'other ad')} in the same place can take over; the budget stays and goes to them. They tire sooner when they carry more.`
        : 'Nothing stands beside it, so a pause would stop delivery: make the new ad first.',
    },
    change:
      canPause && subject.status === 'enabled'
        ? { kind: 'set_status', target: targetOf(subject), from: 'enabled', to: 'paused' }
        : null,
    manualSteps: canPause
      ? [`Open the ad ${name} and pause it.`, 'Plan a new creative to take its place.']
      : [
          'Make a new ad beside it: another picture or opening, the same offer and landing page.',
          `When the new ad delivers, pause ${name}.`,
        ],
    evidence: [
      comparison('Then and now', { from: wear.firstSpan.from, to: wear.lastSpan.to }, [
        { name: `First days, from ${dateOf(wear.firstSpan.from)}`, totals: wear.first },
        { name: `Last days, from ${dateOf(wear.lastSpan.from)}`, totals: wear.last },
        ...successors.slice(0, 5).map((other) => ({
          name: `Beside it: ${view.entity(other).name}`,
          totals: view.sum(other, wear.lastSpan),
        })),
      ]),
      table(
        'Week by week',
        { from: wear.firstSpan.from, to: view.asOf },
        weeks(view, ad, wear.firstSpan.from),
        WEEKLY,
      ),
    ],
    impact:
      wasted <= 0
        ? null
        : {
            metric: 'cost',
            direction: 'save',
            low: String(Math.round(wasted / 2)),
            high: String(Math.round(wasted)),
            basis: `Its clicks of the last week would have cost ${money(wasted, currency)} less at the first click rate; half of that if a successor does only half as well.`,
          },
    weeklyStake: wasted * 0.75,
  };
}
