import type { Runtime } from '../store/runtime.js';
import { dateOf } from '../world/calendar.js';
import type { AccountState } from '../world/state.js';
import type { World } from '../world/world.js';

export interface Totals {
  impressions: number;
  clicks: number;
  costMicros: number;
  conversions: number;
  conversionValueMicros: number;
}

const YEAR_MS = 366 * 86_400_000;

/** Sums of a span with every conversion it will ever have (knowledge of a year later). */
function totals(world: World, state: AccountState, from: number, to: number, campaignId?: string): Totals {
  const sum = { impressions: 0, clicks: 0, costMicros: 0, conversions: 0, conversionValueMicros: 0 };
  const asOf = state.calendar.startOf(to + 1) + YEAR_MS;
  const rows = world.rows(state.account.id, {
    level: 'campaign',
    from,
    to,
    asOf,
    ...(campaignId ? { campaignIds: new Set([campaignId]) } : {}),
  });
  for (const row of rows) {
    sum.impressions += row.impressions;
    sum.clicks += row.clicks;
    sum.costMicros += row.costMicros;
    for (const tally of row.conversions) {
      if (!state.get('conversionAction', tally.actionId)?.primary) continue;
      sum.conversions += tally.click28d + tally.view1d;
      sum.conversionValueMicros += tally.value28d + tally.valueView;
    }
  }
  return sum;
}

export interface EffectQuery {
  accountId: string;
  /** Write to take away; several with commas. */
  seqs: ReadonlySet<number>;
  /** Days after the first of these writes; the day after the write is the first. */
  days: number;
  campaignId?: string;
}

/**
 * The true effect of writes: the same days once with and once without them, noise and all. Future days count too,
 * as the world will be if nothing else changes. Null when there is no such write.
 */
export function trueEffect(runtime: Runtime, query: EffectQuery): Record<string, unknown> | null {
  const state = runtime.world.find(query.accountId);
  const first = state?.changes.find((change) => query.seqs.has(change.seq));
  if (!state || !first) return null;
  const from = state.calendar.dayOf(first.at) + 1;
  const to = from + query.days - 1;
  const drop = (write: { seq: number; accountId: string }) =>
    write.accountId === query.accountId && query.seqs.has(write.seq);
  const other = runtime.without(drop);
  const otherState = other.find(query.accountId);
  if (!otherState) return null;
  const withWrites = totals(runtime.world, state, from, to, query.campaignId);
  const without = totals(other, otherState, from, to, query.campaignId);
  const keys = Object.keys(withWrites) as (keyof Totals)[];
  return {
    from: dateOf(from),
    to: dateOf(to),
    with: withWrites,
    without,
    effect: Object.fromEntries(keys.map((key) => [key, withWrites[key] - without[key]])),
  };
}
