import type { ReportQuery } from '../../world/report.js';
import type { AccountState } from '../../world/state.js';
import type { World } from '../../world/world.js';
import { type Filter, fieldOf, passes } from '../filtering.js';
import { adNode } from '../nodes/ad.js';
import { adSetNode } from '../nodes/adset.js';
import { campaignNode } from '../nodes/campaign.js';
import type { Node, View } from '../nodes/node.js';
import { OPT_IN, split } from './breakdowns.js';
import { metric, writeRow } from './columns.js';
import { WORLD_LEVEL } from './query.js';
import { addUp, sumOf } from './sums.js';
import type { InsightsLevel, InsightsQuery, Sum } from './types.js';

const GONE = new Set(['DELETED', 'ARCHIVED']);
const METRICS = new Set(['spend', 'impressions', 'clicks', 'reach', 'frequency', 'ctr', 'cpc', 'cpm']);

function nodeOf(state: AccountState, level: InsightsLevel, id: string): Node | undefined {
  if (level === 'campaign') {
    const it = state.get('campaign', id);
    return it && campaignNode(state, it);
  }
  if (level === 'adset') {
    const it = state.get('adGroup', id);
    return it && adSetNode(state, it);
  }
  const it = state.get('ad', id);
  return it && adNode(state, it);
}

/**
 * Which objects of the level may appear: the filters on objects, and without a filter on status only those that are
 * not deleted or archived (totals of the levels above still contain them).
 */
function admitted(state: AccountState, query: InsightsQuery, view: View): (sum: Sum) => boolean {
  const { level } = query;
  if (level === 'account') return () => true;
  const filters = query.filters.filter(({ field }) => !METRICS.has(field));
  const byStatus = filters.some(({ field }) => field.endsWith('effective_status'));
  const own: Record<string, string> = { AdCampaignGroup: 'campaign', AdCampaign: 'adset', AdGroup: 'ad' };
  const ofItself = own[query.nodeType] === level;
  const known = new Map<string, boolean>();
  return (sum) => {
    const id = level === 'campaign' ? sum.campaignId : level === 'adset' ? sum.adGroupId : sum.adId;
    const before = known.get(id);
    if (before !== undefined) return before;
    const node = nodeOf(state, level, id);
    const gone = node !== undefined && GONE.has(String(node.field('effective_status', view)));
    const fine =
      node !== undefined &&
      (!gone || byStatus || ofItself) &&
      filters.every((filter) => passes(state, filter, fieldOf(node, filter.field, level, view)));
    known.set(id, fine);
    return fine;
  };
}

function idsIn(filters: readonly Filter[], field: string): Set<string> | null {
  const filter = filters.find((one) => one.field === field && ['IN', 'EQUAL'].includes(one.operator));
  if (!filter) return null;
  return new Set((Array.isArray(filter.value) ? filter.value : [filter.value]).map(String));
}

/** Narrows what the simulator computes to the object the report is of. */
function scope(state: AccountState, query: InsightsQuery): Pick<ReportQuery, 'campaignIds' | 'adGroupIds'> {
  if (query.nodeType === 'AdCampaignGroup') return { campaignIds: new Set([query.nodeId]) };
  const group =
    query.nodeType === 'AdCampaign'
      ? state.get('adGroup', query.nodeId)
      : query.nodeType === 'AdGroup'
        ? state.get('adGroup', state.get('ad', query.nodeId)?.adGroupId ?? '')
        : undefined;
  if (group) return { campaignIds: new Set([group.campaignId]), adGroupIds: new Set([group.id]) };
  const campaigns = idsIn(query.filters, 'campaign.id');
  const groups = idsIn(query.filters, 'adset.id');
  return { ...(campaigns ? { campaignIds: campaigns } : {}), ...(groups ? { adGroupIds: groups } : {}) };
}

/** Cells a report would have to compute: objects times days. */
export function sizeOf(state: AccountState, query: InsightsQuery): number {
  const days = query.spans.reduce((all, { from, to }) => all + to - from + 1, 0);
  const { campaignIds, adGroupIds } = scope(state, query);
  const groups = [...(campaignIds ?? state.tables.campaign.keys())]
    .flatMap((id) => [...state.adGroupsOf(id)])
    .filter((group) => !adGroupIds || adGroupIds.has(group.id));
  if (query.level !== 'ad') return groups.length * days;
  return groups.reduce((all, group) => all + state.adsOf(group.id).length, 0) * days;
}

/** What a report is made of as of an instant, before it is written; computed as it is taken. */
export function* sumsOf(
  world: World,
  state: AccountState,
  query: InsightsQuery,
  asOf: number,
  view: View,
): Generator<Sum> {
  if (query.spans.length === 0 || query.breakdowns.some((name) => OPT_IN.includes(name))) return;
  const from = Math.min(...query.spans.map((span) => span.from));
  const to = Math.max(...query.spans.map((span) => span.to));
  const source = world.rows(query.accountId, {
    level: WORLD_LEVEL[query.level],
    from,
    to,
    asOf,
    ...scope(state, query),
  });
  const daily = query.spans.every((span) => span.from === span.to);
  const fits = admitted(state, query, view);
  const numbers = query.filters.filter(({ field }) => METRICS.has(field));
  const sums = daily
    ? (function* () {
        for (const row of source) yield sumOf(row, { from: row.day, to: row.day });
      })()
    : addUp(state, query.level, query.spans, source);
  for (const sum of sums) {
    if (query.nodeType === 'AdGroup' && sum.adId !== query.nodeId) continue;
    if (!fits(sum)) continue;
    for (const part of split(state, sum, query.breakdowns)) {
      if (numbers.every((filter) => passes(state, filter, metric(state, part, query, filter.field)))) {
        yield part;
      }
    }
  }
}

/** The rows of a report as of an instant, computed as they are taken. */
export function* rowsOf(
  world: World,
  state: AccountState,
  query: InsightsQuery,
  asOf: number,
  view: View,
): Generator<Record<string, unknown>> {
  const { order } = query;
  const sums = sumsOf(world, state, query, asOf, view);
  if (order === null) {
    for (const sum of sums) yield writeRow(state, sum, query);
    return;
  }
  const sign = order.descending ? -1 : 1;
  const rank = (sum: Sum) => Number(metric(state, sum, query, order.field) ?? 0);
  const ranked = [...sums].sort((a, b) => sign * (rank(a) - rank(b)));
  for (const sum of ranked) yield writeRow(state, sum, query);
}
