import { dateOf, dayIndex } from '../../world/calendar.js';
import type { Level } from '../../world/report.js';
import type { AccountState } from '../../world/state.js';
import { GraphError, parameter } from '../errors.js';
import { filtersOf } from '../filtering.js';
import type { Node } from '../nodes/node.js';
import type { Params } from '../params.js';
import { OPT_IN, SPLITS } from './breakdowns.js';
import { checkFields } from './columns.js';
import { PRESETS, presetSpan } from './presets.js';
import type { InsightsLevel, InsightsQuery, Span } from './types.js';

const LEVELS: readonly InsightsLevel[] = ['account', 'campaign', 'adset', 'ad'];
export const WORLD_LEVEL: Record<InsightsLevel, Level> = {
  account: 'account',
  campaign: 'campaign',
  adset: 'adGroup',
  ad: 'ad',
};
const OWN_LEVEL: Record<string, InsightsLevel> = {
  AdAccount: 'account',
  AdCampaignGroup: 'campaign',
  AdCampaign: 'adset',
  AdGroup: 'ad',
};
const WINDOWS = [
  '1d_click',
  '7d_click',
  '28d_click',
  '1d_view',
  '1d_ev',
  '7d_view',
  '28d_view',
  'default',
  'dda',
  'skan_click',
  'skan_view',
];
const MONTHS_KEPT = 37;
const DAYS_A_MONTH = 30.44;

function day(value: unknown, name: string): number {
  const index = dayIndex(String(value ?? ''));
  if (Number.isNaN(index)) throw parameter(`Must be a date representation in the format YYYY-MM-DD: ${name}`);
  return index;
}

function range(value: unknown, today: number): Span {
  const { since, until } = (value ?? {}) as Record<string, unknown>;
  const from = day(since, 'time_range[since]');
  const to = day(until, 'time_range[until]');
  if (from > to) throw parameter('since must be less than or equal to until in time_range');
  if (today - from > MONTHS_KEPT * DAYS_A_MONTH) {
    throw new GraphError(
      3018,
      `(#3018) The start date of the time range cannot be beyond ${MONTHS_KEPT} months from the current date`,
    );
  }
  return { from, to };
}

function spans(params: Params, whole: Span): Span[] {
  const increment = params.text('time_increment') ?? 'all_days';
  if (increment === 'all_days') return [whole];
  if (increment === 'monthly') {
    const out: Span[] = [];
    for (let from = whole.from; from <= whole.to; ) {
      const [year = 1970, month = 1] = dateOf(from).split('-').map(Number);
      const next = Date.UTC(year, month, 1) / 86_400_000;
      out.push({ from, to: Math.min(whole.to, next - 1) });
      from = next;
    }
    return out;
  }
  const step = Number(increment);
  if (!Number.isInteger(step) || step < 1 || step > 90) {
    throw parameter('time_increment must be monthly, all_days or an integer between 1 and 90');
  }
  const out: Span[] = [];
  for (let from = whole.from; from <= whole.to; from += step) {
    out.push({ from, to: Math.min(whole.to, from + step - 1) });
  }
  return out;
}

/** The first of `sort`: `spend_descending`. Throws code 100 for anything else. */
function orderOf(params: Params): InsightsQuery['order'] {
  const [first] = params.list('sort') ?? [];
  if (first === undefined) return null;
  const [, field, direction] = /^(\w+)_(ascending|descending)$/.exec(String(first)) ?? [];
  if (field === undefined)
    throw parameter(`sort must be a field and _ascending or _descending: ${String(first)}`);
  checkFields(params.with({ fields: field }));
  return { field, descending: direction === 'descending' };
}

/** Reads a report's parameters. Throws code 100 (or 3018) as the vendor refuses them. */
export function readQuery(state: AccountState, node: Node, params: Params, now: number): InsightsQuery {
  const own = OWN_LEVEL[node.type] ?? 'account';
  const level = params.word('level', LEVELS) ?? own;
  if (LEVELS.indexOf(level) < LEVELS.indexOf(own)) {
    throw parameter(`level ${level} is above the object the insights are requested for`);
  }
  const today = state.calendar.dayOf(now);
  const ranges = params.list('time_ranges')?.map((one) => range(one, today));
  const given = params.object('time_range');
  const whole = given
    ? range(given, today)
    : presetSpan(
        params.word('date_preset', PRESETS) ?? 'last_30d',
        today,
        Math.max(state.account.startDay, Math.ceil(today - MONTHS_KEPT * DAYS_A_MONTH)),
      );
  const breakdowns = params.words('breakdowns', [...Object.keys(SPLITS), ...OPT_IN]) ?? [];
  return {
    accountId: state.account.id,
    nodeType: node.type,
    nodeId: node.id,
    level,
    spans: ranges ?? spans(params, whole),
    fields: checkFields(params),
    windows: (params.words('action_attribution_windows', WINDOWS) ?? []).filter((word) => word !== 'default'),
    breakdowns,
    filters: filtersOf(params),
    order: orderOf(params),
  };
}
