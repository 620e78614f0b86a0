import { type Change, negativeText, type SnapshotEntity } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { dateOf, lengthOf } from '../account/days.js';
import { comparison, table } from '../report/evidence.js';
import type { Draft } from '../rule.js';
import { count, dayText, money, percent } from '../text/amounts.js';
import { levelWord, quoted } from '../text/words.js';
import { targetOf } from './target.js';
import type { Waste } from './waste.js';

const WEEKS = 4;
/** A pause of something this large changes the account itself. */
const LARGE_SHARE = 0.25;

interface Week {
  from: number;
  to: number;
  cost: number;
  clicks: number;
  conversions: number | null;
}

/** The last full weeks up to the view's day, newest last; weeks before the first figures are left out. */
function weeksOf(view: AccountView, entity: number): Week[] {
  const weeks: Week[] = [];
  for (let i = WEEKS - 1; i >= 0; i--) {
    const span = { from: view.asOf - 7 * i - 6, to: view.asOf - 7 * i };
    if (span.from < view.firstDay) continue;
    const { cost, clicks, conversions, missingConversions } = view.sum(entity, span);
    weeks.push({ ...span, cost, clicks, conversions: missingConversions > 0 ? null : conversions });
  }
  return weeks;
}

/** Where a search term is excluded: the ad group it came through, else the campaign. */
function home(view: AccountView, entity: number): SnapshotEntity | null {
  const at = view.ancestor(entity, 'ad_group') ?? view.ancestor(entity, 'campaign');
  return at === null ? null : view.entity(at);
}

function exclusion(view: AccountView, entity: number): Change | null {
  const text = negativeText(view.entity(entity).name);
  const place = home(view, entity);
  if (text === null || place === null) return null;
  return {
    kind: 'add_negative_keyword',
    target: targetOf(place),
    from: null,
    to: { text, matchType: 'exact' },
  };
}

function pause(entity: SnapshotEntity): Change | null {
  if (entity.status !== 'enabled') return null;
  return { kind: 'set_status', target: targetOf(entity), from: 'enabled', to: 'paused' };
}

/** The proposal to stop what spends without a conversion. */
export function draftStop(view: AccountView, entity: number, waste: Waste): Draft {
  const { currency, platform } = view.index.snapshot;
  const subject = view.entity(entity);
  const isTerm = subject.level === 'search_term';
  const word = levelWord(subject.level, platform);
  const name = quoted(subject.name);
  const place = home(view, entity);
  const placeText = place ? ` in ${levelWord(place.level, platform)} ${quoted(place.name)}` : '';
  const weeks = weeksOf(view, entity);
  const costs = weeks.map((week) => week.cost);
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, costs.length);
  const share = waste.own.cost / Math.max(1, waste.own.cost + waste.others.cost);
  const days = lengthOf(waste.span);
  return {
    direction: isTerm ? 'exclude' : 'pause',
    subject: `this ${word}`,
    title: isTerm
      ? `Exclude the search term ${name}${placeText}`
      : `Pause the ${word} ${name}: ${money(waste.own.cost, currency)} without a conversion`,
    why:
      `In ${days} complete days, ${dayText(waste.span.from)} to ${dayText(waste.span.to)}, ${name} took ` +
      `${count(waste.own.clicks)} clicks for ${money(waste.own.cost, currency)} and brought no conversion. At the ` +
      `conversion rate of ${waste.yardstick} about ${count(waste.expected)} were to be expected.`,
    risk: {
      level: isTerm ? 'low' : share >= LARGE_SHARE ? 'high' : 'medium',
      text: isTerm
        ? 'Only this exact search term is excluded; longer searches that contain it still show ads. Keep it if it is there for another purpose than conversions.'
        : `It takes ${percent(share)} of the account’s spend. Keep it if it is there for another purpose than conversions, such as awareness, or if its conversions are counted elsewhere.`,
    },
    change: isTerm ? exclusion(view, entity) : pause(subject),
    manualSteps: isTerm
      ? [`Add ${name} as an exact negative keyword${placeText}.`]
      : [
          `Open the ${word} ${name} and pause it.`,
          'Check first that its conversions are not counted elsewhere.',
        ],
    evidence: [
      comparison('Clicks and conversions, complete days', waste.span, [
        { name: subject.name, totals: waste.own },
        { name: 'All the others', totals: waste.others },
      ]),
      table('Week by week', { from: weeks[0]?.from ?? view.asOf, to: view.asOf }, weeks, [
        { key: 'week_from', label: 'Week from', unit: 'date', read: (w) => dateOf(w.from) },
        { key: 'clicks', label: 'Clicks', unit: 'count', read: (w) => w.clicks },
        { key: 'cost', label: 'Cost', unit: 'micros', read: (w) => w.cost },
        { key: 'conversions', label: 'Conversions', unit: 'decimal', read: (w) => w.conversions },
      ]),
    ],
    impact:
      costs.length === 0
        ? null
        : {
            metric: 'cost',
            direction: 'save',
            low: String(Math.round(Math.min(...costs))),
            high: String(Math.round(Math.max(...costs))),
            basis: `The lowest and the highest cost of its last ${costs.length} full weeks.`,
          },
    weeklyStake: mean,
  };
}
