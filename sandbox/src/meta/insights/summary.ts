import type { AccountState } from '../../world/state.js';
import type { World } from '../../world/world.js';
import type { View } from '../nodes/node.js';
import type { Params } from '../params.js';
import { checkFields, writeRow } from './columns.js';
import { sumsOf } from './run.js';
import { totalOf } from './sums.js';
import type { InsightsQuery } from './types.js';

/**
 * The columns of a report's summary: those of `summary`, else with `default_summary` those of the rows; null = none is
 * wanted. Throws code 100 for names that do not exist.
 */
export function summaryFields(params: Params): string[] | null {
  if (params.has('summary')) return checkFields(params.with({ fields: params.raw('summary') }));
  return params.flag('default_summary') ? checkFields(params) : null;
}

/** All rows of a report in one, over all of its days and pages. */
export function totalRow(
  world: World,
  state: AccountState,
  query: InsightsQuery,
  asOf: number,
  view: View,
): Record<string, unknown> {
  const span = {
    from: Math.min(...query.spans.map(({ from }) => from)),
    to: Math.max(...query.spans.map(({ to }) => to)),
  };
  const whole: InsightsQuery = { ...query, spans: [span], breakdowns: [] };
  const total = totalOf(state, sumsOf(world, state, whole, asOf, view), span);
  return writeRow(state, total, { ...whole, level: 'account' });
}
