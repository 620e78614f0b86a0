import { guessMissing, isWideTable, stripSharedPrefix } from './affixes.js';
import { cellText } from './cells.js';
import { type Column, readColumns, sampleValues } from './column.js';
import { readDate } from './dates.js';
import { applyMapping } from './mapping.js';
import { isWeekday, monthOf } from './month-names.js';
import type { ColumnRole, TableRow } from './types.js';

/** Roles that several columns may share. */
const MANY: ReadonlySet<ColumnRole> = new Set([
  'dimension',
  'action',
  'action_value',
  'attribute',
  'ratio',
  'other_metric',
  'ignored',
  'unknown',
  'status',
  'converted_currency',
]);

const SAMPLE_ROWS = 400;

export type RolesFound = {
  readonly columns: readonly Column[];
  /** Marketing-mix table: one column per channel. */
  readonly wide: boolean;
  /** Headers that both could be the same core figure with different values: which one is meant is asked. */
  readonly conflict: { readonly role: ColumnRole; readonly headers: readonly string[] } | null;
};

/** Gives every column its role: dictionary, values, shared prefixes, guesses, and a person's mapping above all. */
export function assignRoles(
  headers: readonly string[],
  rows: readonly TableRow[],
  mapping: Readonly<Record<string, string>> | undefined,
): RolesFound {
  const sample = rows.slice(0, SAMPLE_ROWS);
  let columns = readColumns(headers);
  const wide = isWideTable(columns);
  columns = refineByValues(stripSharedPrefix(columns), sample);
  if (!wide) columns = guessMissing(columns);
  if (mapping) columns = applyMapping(columns, mapping);
  const conflict = mapping ? null : findConflict(columns, sample);
  return { columns: settleRepeats(columns), wide, conflict };
}

/** Headers alone can mislead: a `Day` of `Sunday`s is a weekday, a `Day` of 1 to 31 beside a month is a day of it. */
function refineByValues(columns: readonly Column[], sample: readonly TableRow[]): Column[] {
  const month = columns.find((column) => column.role === 'month') ?? null;
  return columns.map((column) => {
    const values = sampleValues(sample, column.index, 50);
    if (values.length === 0) return column;
    if (column.role === 'date') return refineDate(column, values, month);
    const monthNames = (value: string): boolean => monthOf(value) !== null || isSmallNumber(value);
    if (column.role === 'month' && mostly(values, monthNames)) return { ...column, name: 'month_of_year' };
    if (column.role === 'search_term' && values.every((value) => /^[\d.,]+$/.test(value))) {
      return { ...column, role: 'other_metric', note: 'figures, not search terms' };
    }
    return column;
  });
}

function refineDate(column: Column, values: readonly string[], month: Column | null): Column {
  if (mostly(values, isWeekday)) {
    return { ...column, role: 'dimension', name: 'weekday', note: 'weekdays, not dates' };
  }
  const daysOfMonth = mostly(
    values,
    (value) => isSmallNumber(value) && Number(value) >= 1 && Number(value) <= 31,
  );
  if (month && daysOfMonth)
    return { ...column, name: 'day_of_month', note: `day of the month in "${month.header}"` };
  const noDates = AMBIGUOUS_WORD.test(column.words) ? !values.some(isDate) : mostly(values, isSmallNumber);
  return noDates ? { ...column, role: 'unknown', note: 'no dates' } : column;
}

function isSmallNumber(value: string): boolean {
  return /^\d{1,2}$/.test(value);
}

/** A day in one language, a label or any data in another. */
const AMBIGUOUS_WORD = /^(?:tag|data|zeit)$/;

function isDate(value: string): boolean {
  return readDate(value).kind !== 'bad' || /^[34]\d{4}$/.test(value);
}

/** One bad cell or total row must not change what a column is. */
function mostly(values: readonly string[], test: (value: string) => boolean): boolean {
  return values.filter(test).length >= values.length * 0.8;
}

const CORE: readonly ColumnRole[] = ['cost', 'impressions', 'clicks'];

function findConflict(columns: readonly Column[], sample: readonly TableRow[]): RolesFound['conflict'] {
  for (const role of CORE) {
    const rivals = distinctRivals(
      columns.filter((column) => column.role === role && column.window === null && column.how === 'exact'),
    );
    const [first, ...others] = rivals;
    if (!first || others.length === 0) continue;
    const differs = others.some((column) =>
      sample.some(
        (row) => cellText(row.cells[column.index]).trim() !== cellText(row.cells[first.index]).trim(),
      ),
    );
    if (differs) return { role, headers: rivals.map((column) => column.header) };
  }
  return null;
}

/** One per header text; for clicks, the column that says it counts all of them settles the matter. */
function distinctRivals(columns: readonly Column[]): Column[] {
  const all = columns.filter(
    (column) => column.role === 'clicks' && / (all|alle|tous|todos|tutti)$/.test(column.words),
  );
  if (all.length > 0) return [];
  return columns.filter((column, at) => columns.findIndex((other) => other.words === column.words) === at);
}

/** Keeps the first column of each single role; the others are shown as ignored, with the reason. */
function settleRepeats(columns: readonly Column[]): Column[] {
  const taken = new Map<string, Column>();
  const order = [...columns].sort((a, b) => preference(b) - preference(a) || a.index - b.index);
  const result = new Map<number, Column>();
  for (const column of order) {
    const key = MANY.has(column.role) ? uniqueKey(column) : `${column.role}|${column.window ?? ''}`;
    const first = taken.get(key);
    if (!first) taken.set(key, column);
    const repeated: Column | undefined = first && {
      ...column,
      role: 'ignored',
      note: `says the same as "${first.header}" (column ${first.index + 1})`,
    };
    result.set(column.index, repeated ?? column);
  }
  return columns.map((column) => result.get(column.index) ?? column);
}

function uniqueKey(column: Column): string {
  const named = column.role === 'action' || column.role === 'action_value' || column.role === 'dimension';
  return named ? `${column.role}|${column.name}|${column.window ?? ''}` : `#${column.index}`;
}

function preference(column: Column): number {
  if (column.how === 'mapping') return 3;
  if (column.role === 'clicks' && / (all|alle|tous|todos|tutti)$/.test(column.words)) return 2;
  return column.how === 'exact' ? 1 + column.weight / 10 : 0;
}
