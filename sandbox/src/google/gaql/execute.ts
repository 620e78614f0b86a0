import type { AccountState } from '../../world/state.js';
import type { World } from '../../world/world.js';
import type { Client } from '../access.js';
import type { RowContext } from '../rows/context.js';
import { withoutNamedRange } from './change-ranges.js';
import { checkChangeQuery, checkQuery } from './check.js';
import { dayRange } from './dates.js';
import { compile } from './filter.js';
import { measured } from './measure.js';
import { order } from './order.js';
import { parseQuery, type Query } from './parse.js';
import { printer } from './print.js';

export interface Execution {
  query: Query;
  /** FieldMask of the reply. */
  fieldMask: string;
  /** JSON rows, made as they are read. */
  rows: Generator<Record<string, unknown>>;
}

const isMetric = (field: string) => field.startsWith('metrics.');
const isSegment = (field: string) => field.startsWith('segments.');

function* filtered(
  rows: Iterable<RowContext>,
  tests: readonly ((row: RowContext) => boolean)[],
): Generator<RowContext> {
  for (const row of rows) if (tests.every((test) => test(row))) yield row;
}

function* limited<T>(rows: Iterable<T>, limit: number | null): Generator<T> {
  let left = limit ?? Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (left-- <= 0) return;
    yield row;
  }
}

/** Campaigns that lost a tenth of their impressions to the budget in the last seven days. */
function budgetLimits(world: World, state: AccountState, now: number): (campaignId: string) => boolean {
  let lost: Map<string, boolean> | null = null;
  return (campaignId) => {
    if (!lost) {
      const today = state.calendar.dayOf(now);
      const sums = new Map<string, { eligible: number; lost: number }>();
      for (const row of world.rows(state.account.id, {
        level: 'campaign',
        from: today - 7,
        to: today - 1,
        asOf: now,
      })) {
        const sum = sums.get(row.campaignId) ?? { eligible: 0, lost: 0 };
        sum.eligible += row.eligible;
        sum.lost += row.lostBudget;
        sums.set(row.campaignId, sum);
      }
      lost = new Map([...sums].map(([id, sum]) => [id, sum.lost > 0.1 * sum.eligible]));
    }
    return lost.get(campaignId) ?? false;
  };
}

/**
 * Runs a query against one account as of an instant. Rows are produced lazily, so that a large report never
 * stands in memory as a whole (ORDER BY excepted). `wholly` ignores LIMIT, as the vendor's total does. Throws GoogleError for anything the vendor would refuse.
 */
export function execute(
  world: World,
  state: AccountState,
  below: readonly Client[],
  text: string,
  now: number,
  wholly = false,
): Execution {
  const query = parseQuery(text);
  const resource = checkQuery(query, state.account.isManager);
  checkChangeQuery(query, now);
  const today = state.calendar.dayOf(now);
  const range = dayRange(query.where, today);
  const where = query.where
    .filter((condition) => condition.field !== 'segments.date')
    .map((condition) => withoutNamedRange(condition, today));
  const late = (field: string) =>
    isMetric(field) || isSegment(field) || field.startsWith('search_term_view.');
  const early = where.filter((condition) => !late(condition.field)).map(compile);
  const after = where.filter((condition) => late(condition.field)).map(compile);
  const fields = [...query.select, ...query.where.map((c) => c.field), ...query.orderBy.map((o) => o.field)];
  const needsTraffic = resource.level === 'searchTerm' || fields.some((f) => isMetric(f) || isSegment(f));
  const base: RowContext = { state, now, limited: budgetLimits(world, state, now) };

  let rows: Iterable<RowContext>;
  if (!needsTraffic || resource.level === null) rows = filtered(resource.list(base, below), early);
  else {
    const span = range ?? { from: state.account.startDay, to: today };
    const entities =
      resource.level === 'searchTerm' ? null : [...filtered(resource.list(base, below), early)];
    rows = measured(world, base, { query, level: resource.level, range: span, entities, early });
  }
  const selected = limited(order(filtered(rows, after), query), wholly ? null : query.limit);
  const print = printer(query);
  return { query, fieldMask: print.fieldMask, rows: mapped(selected, print.row) };
}

function* mapped<A, B>(rows: Iterable<A>, map: (row: A) => B): Generator<B> {
  for (const row of rows) yield map(row);
}
