import type { RowTime } from './timeline.js';
import type { RowAction, RowMetrics, TableRow } from './types.js';

/** A data row between its cells and its fact: metrics read, entity and totals not yet settled. */
export type Draft = {
  readonly row: TableRow;
  readonly time: RowTime | null;
  /** Why the time could not be read; a total row is allowed to have none. */
  readonly timeProblem: { readonly problem: string; readonly column: string } | null;
  /** Texts of the columns that identify the row, in the order of `KeyColumns`; blank where empty or a total's label. */
  readonly keys: readonly string[];
  readonly label: 'proof' | 'hint' | null;
  readonly metrics: RowMetrics;
  readonly actions: readonly RowAction[];
  readonly currency: string | null;
};
