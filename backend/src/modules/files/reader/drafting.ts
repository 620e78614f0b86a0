import { cellText, isEmptyName } from './cells.js';
import type { Column } from './column.js';
import { isCurrencyCode } from './currencies.js';
import type { Draft } from './draft.js';
import type { MetricReader } from './metrics.js';
import type { Timeline } from './timeline.js';
import { totalLabel } from './total-label.js';
import type { KeyShape } from './total-proof.js';
import type { ColumnRole, RowError, TableRow } from './types.js';

const NAME_ROLES: ReadonlySet<ColumnRole> = new Set([
  'campaign_name',
  'campaign_id',
  'ad_group_name',
  'ad_group_id',
  'ad_name',
  'ad_id',
  'ad_text',
  'keyword',
  'keyword_id',
  'search_term',
]);

/** Columns where a total row says so: whatever stands left of the figures. */
const LABEL_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...NAME_ROLES,
  'date',
  'week',
  'month',
  'quarter',
  'year',
  'period_start',
  'status',
  'dimension',
  'attribute',
  'account_name',
  'match_type',
  'unknown',
  'budget',
  'hour',
]);

export type KeyColumns = { readonly columns: readonly Column[]; readonly shape: KeyShape };

/** The columns that tell rows apart, and which of them are time, names and breakdown. Empty columns tell nothing. */
export function keyColumns(
  columns: readonly Column[],
  dates: readonly Column[],
  rows: readonly TableRow[],
): KeyColumns {
  const filled = (column: Column): boolean =>
    rows.some((row) => {
      const text = cellText(row.cells[column.index]);
      return !isEmptyName(text) && totalLabel(text) === null;
    });
  const time = dates.filter(filled);
  const names = columns.filter((column) => NAME_ROLES.has(column.role) && filled(column));
  const dims = columns.filter(
    (column) => (column.role === 'dimension' || column.role === 'hour') && filled(column),
  );
  const all = [...time, ...names, ...dims];
  const indexes = (part: readonly Column[]): number[] => part.map((column) => all.indexOf(column));
  return { columns: all, shape: { time: indexes(time), names: indexes(names), dims: indexes(dims) } };
}

/** The strongest total label in a row's text cells. */
export function rowLabel(row: TableRow, labelColumns: readonly Column[]): Draft['label'] {
  let strongest: Draft['label'] = null;
  for (const column of labelColumns) {
    const text = cellText(row.cells[column.index]);
    const strength = text === '' ? null : totalLabel(text);
    if (strength === 'proof') return 'proof';
    strongest ??= strength;
  }
  return strongest;
}

export function labelColumns(columns: readonly Column[]): Column[] {
  return columns.filter((column) => LABEL_ROLES.has(column.role));
}

export type DraftingInput = {
  readonly keys: KeyColumns;
  readonly labels: readonly Column[];
  readonly timeline: Timeline;
  readonly metrics: MetricReader;
  readonly currencyColumn: Column | null;
  readonly fallbackCurrency: string | null;
};

export type DraftRead = { readonly draft: Draft; readonly errors: readonly RowError[] };

/** Reads one record into a draft. Errors are the caller's to keep once it is known that the row is no total. */
export function draftRow(row: TableRow, input: DraftingInput): DraftRead {
  const figures = input.metrics.read(row);
  const time = input.timeline.read(row);
  const label = rowLabel(row, input.labels);
  const keys = input.keys.columns.map((column) => {
    const text = cellText(row.cells[column.index]).trim();
    return isEmptyName(text) || (label !== null && totalLabel(text) !== null) ? '' : text;
  });
  const code = input.currencyColumn ? cellText(row.cells[input.currencyColumn.index]).trim() : '';
  const failed = 'problem' in time;
  const currency = isCurrencyCode(code) ? code : (figures.currency ?? input.fallbackCurrency);
  const unpriced = currency === null && (figures.metrics.costMicros ?? 0n) !== 0n;
  const noCurrency = {
    line: row.line,
    column: input.currencyColumn?.header ?? null,
    message: 'the row does not say which currency its amounts are in',
  };
  return {
    draft: {
      row,
      time: failed ? null : time,
      timeProblem: failed ? time : null,
      keys,
      label,
      metrics: figures.metrics,
      actions: figures.actions,
      currency,
    },
    errors: unpriced ? [...figures.errors, noCurrency] : figures.errors,
  };
}
