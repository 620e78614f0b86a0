import type { DayRow, Level } from '../../world/report.js';
import type { ConversionAction } from '../../world/types.js';
import type { World } from '../../world/world.js';
import type { RowContext, Segments, Sums } from '../rows/context.js';
import { emptySums } from '../rows/metrics.js';
import { TIME_SEGMENTS } from '../rows/segments.js';
import type { DayRange } from './dates.js';
import { devices } from './devices.js';
import type { Query } from './parse.js';

export interface Measure {
  query: Query;
  level: Level;
  range: DayRange;
  /** Rows that passed the filters on attributes; null for search terms, which come from traffic. */
  entities: RowContext[] | null;
  early: ((row: RowContext) => boolean)[];
}

function keyOf(row: RowContext, level: Level): string {
  if (level === 'account') return '';
  if (level === 'campaign') return row.campaign?.id ?? '';
  if (level === 'adGroup') return row.group?.id ?? '';
  return level === 'ad' ? (row.ad?.id ?? '') : (row.criterion?.id ?? '');
}

function keyOfDay(row: DayRow, level: Level): string {
  if (level === 'account') return '';
  if (level === 'campaign') return row.campaignId;
  if (level === 'adGroup') return row.adGroupId;
  return level === 'ad' ? row.adId : row.keywordId;
}

/** Adds a day to sums; with an action, only that action's conversions (and no traffic) count. */
function add(sums: Sums, row: DayRow, actions: ReadonlyMap<string, ConversionAction>, only?: string): void {
  if (only === undefined) {
    sums.impressions += row.impressions;
    sums.clicks += row.clicks;
    sums.costMicros += row.costMicros;
    sums.eligible += row.eligible;
    sums.lostBudget += row.lostBudget;
    sums.lostRank += row.lostRank;
  }
  for (const tally of row.conversions) {
    if (only !== undefined && tally.actionId !== only) continue;
    const value = tally.value28d / 1e6;
    sums.allConversions += tally.click28d;
    sums.allConversionsValue += value;
    sums.viewThrough += Math.floor(tally.view1d);
    if (!actions.get(tally.actionId)?.primary) continue;
    sums.conversions += tally.click28d;
    sums.conversionsValue += value;
  }
}

interface Grouping {
  byAction: boolean;
  byDevice: boolean;
  byKeyword: boolean;
  buckets: ((day: number) => string)[];
}

function grouping(query: Query): Grouping {
  return {
    byAction: query.select.some((field) => field.startsWith('segments.conversion_action')),
    byDevice: query.select.includes('segments.device'),
    byKeyword: query.select.some((field) => /^segments\.(keyword|search_term_match_type)/.test(field)),
    buckets: query.select.flatMap((field) => TIME_SEGMENTS[field] ?? []),
  };
}

/** The row a search term belongs to, made from the traffic itself. */
function termRow(base: RowContext, row: DayRow): RowContext | null {
  const { state } = base;
  const campaign = state.get('campaign', row.campaignId);
  const group = state.get('adGroup', row.adGroupId);
  if (!campaign || !group) return null;
  const budget = campaign.budgetId === null ? undefined : state.get('budget', campaign.budgetId);
  return { ...base, campaign, group, budget, term: row.term };
}

/** The parts of a day that become rows of their own: devices, actions, or the day as it is. */
function* parts(
  row: DayRow,
  groups: Grouping,
  minorMicros: number,
): Generator<{ row: DayRow; segments: PartSegments }> {
  const byDevice = groups.byDevice ? devices(row, minorMicros) : [{ row, device: undefined }];
  for (const { row: part, device } of byDevice) {
    if (!groups.byAction) yield { row: part, segments: { device } };
    else for (const { actionId } of part.conversions) yield { row: part, segments: { device, actionId } };
  }
}

interface PartSegments {
  device: string | undefined;
  actionId?: string;
}

/**
 * Rows with metrics. Segmented by day, each day of an entity is a row of its own and nothing is held; otherwise days
 * are summed per entity and segment. Rows that are segmented and all zero are left out, as on the platform.
 */
export function* measured(world: World, base: RowContext, measure: Measure): Generator<RowContext> {
  const { query, level, range, entities } = measure;
  const { state } = base;
  const groups = grouping(query);
  const actions = new Map(state.all('conversionAction').map((action) => [action.id, action]));
  const known = entities ? new Map(entities.map((row) => [keyOf(row, level), row])) : null;
  const span = { level, from: range.from, to: range.to, asOf: base.now, ...narrowed(entities, level) };
  const sums = new Map<string, RowContext>();
  // A term can come from several keywords: its days are whole only when keywords are told apart.
  const streamed = query.select.includes('segments.date') && (level !== 'searchTerm' || groups.byKeyword);
  for (const day of world.rows(state.account.id, span)) {
    const entity = known ? known.get(keyOfDay(day, level)) : termRow(base, day);
    if (!entity || (!known && !measure.early.every((test) => test(entity)))) continue;
    const keyword = groups.byKeyword ? state.get('keyword', day.keywordId) : undefined;
    const bucket = streamed ? '' : groups.buckets.map((of) => of(day.day)).join('|');
    for (const { row, segments } of parts(day, groups, state.account.minorMicros)) {
      const { device, actionId } = segments;
      const entityKey = known ? keyOfDay(row, level) : `${row.adGroupId}/${row.term}`;
      const key = streamed
        ? ''
        : `${entityKey}|${bucket}|${actionId ?? ''}|${keyword?.id ?? ''}|${device ?? ''}`;
      let sum = streamed ? undefined : sums.get(key);
      if (!sum) {
        const action = actionId === undefined ? undefined : actions.get(actionId);
        const values: Segments = {};
        if (groups.buckets.length > 0) values.day = row.day;
        if (action) values.action = action;
        if (keyword) values.keyword = keyword;
        if (device) values.device = device;
        sum = { ...entity, sums: emptySums(), segments: values };
        if (!streamed) sums.set(key, sum);
      }
      if (sum.sums) add(sum.sums, row, actions, actionId);
      if (streamed) yield sum;
    }
  }
  if (streamed) return;
  const segmented = groups.byAction || groups.byKeyword || groups.byDevice || groups.buckets.length > 0;
  if (segmented || !entities) yield* sums.values();
  else
    for (const entity of entities)
      yield sums.get(`${keyOf(entity, level)}||||`) ?? { ...entity, sums: emptySums(), segments: {} };
}

/** Limits the simulation to the campaigns and ad groups that passed the filters. */
function narrowed(
  entities: RowContext[] | null,
  level: Level,
): { campaignIds?: Set<string>; adGroupIds?: Set<string> } {
  if (!entities || level === 'account') return {};
  const campaignIds = new Set(entities.map((row) => row.campaign?.id ?? ''));
  if (level === 'campaign') return { campaignIds };
  return { campaignIds, adGroupIds: new Set(entities.map((row) => row.group?.id ?? '')) };
}
