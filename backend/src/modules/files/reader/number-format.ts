import { cellText } from './cells.js';
import type { Column } from './column.js';
import { type DecimalSign, evidenceOf, readNumberText } from './numbers.js';
import type { ColumnRole, NumberFormat, Question, TableRow } from './types.js';

/** Roles whose cells are numbers. Those read only for evidence are never imported. */
const NUMBER_ROLES: ReadonlySet<ColumnRole> = new Set([
  'impressions',
  'clicks',
  'link_clicks',
  'cost',
  'conversions',
  'results',
  'action',
  'action_value',
  'conversion_value',
  'reach',
  'frequency',
  'budget',
  'ratio',
  'other_metric',
]);
const EVIDENCE_ONLY: ReadonlySet<ColumnRole> = new Set(['ratio', 'other_metric', 'budget', 'frequency']);
const WHOLE: ReadonlySet<ColumnRole> = new Set(['impressions', 'clicks', 'link_clicks', 'reach']);

export type NumberFormatFound = {
  readonly signOf: ReadonlyMap<number, DecimalSign>;
  readonly question: Question | null;
  /** Currencies that signs inside cells can mean, with how often, e.g. `INR` or `USD|CAD|...`. */
  readonly signs: ReadonlyMap<string, number>;
  readonly note: string | null;
};

type Tally = { column: Column; dot: number; comma: number; ambiguous: number; example: string };

export function isNumberColumn(column: Column): boolean {
  return NUMBER_ROLES.has(column.role);
}

/**
 * Works out the decimal sign per column from every number of the file: what one column cannot tell another can, since a
 * file is written in one locale. Asked only when a figure to import reads both ways and nothing settles it.
 */
export function findNumberFormat(
  rows: readonly TableRow[],
  columns: readonly Column[],
  answer: NumberFormat | undefined,
): NumberFormatFound {
  const signs = new Map<string, number>();
  const tallies = columns.filter(isNumberColumn).map((column) => tally(rows, column, signs));
  const dots = sum(tallies, (item) => item.dot);
  const commas = sum(tallies, (item) => item.comma);
  const fileSign = dots > 0 && commas === 0 ? '.' : commas > 0 && dots === 0 ? ',' : null;
  const fallback: DecimalSign | null = answer ? (answer.endsWith('.56') ? '.' : ',') : null;
  const signOf = new Map<number, DecimalSign>();
  const open: Tally[] = [];
  for (const item of tallies) {
    const own = item.dot > item.comma ? '.' : item.comma > item.dot ? ',' : null;
    const settled = own ?? fileSign ?? fallback;
    if (settled === null && item.ambiguous > 0 && !EVIDENCE_ONLY.has(item.column.role)) open.push(item);
    signOf.set(item.column.index, settled ?? '.');
  }
  return { signOf, signs, question: questionFor(open), note: noteFor(dots, commas) };
}

function sum(tallies: readonly Tally[], of: (item: Tally) => number): number {
  return tallies.reduce((total, item) => total + of(item), 0);
}

function questionFor(open: readonly Tally[]): Question | null {
  const [first] = open;
  if (!first) return null;
  return {
    field: 'numberFormat',
    options: ['1,234.56', '1.234,56'],
    reason: `"${first.example}" in "${first.column.header}" could be a decimal or thousands, and no other number of the file tells.`,
  };
}

function noteFor(dots: number, commas: number): string | null {
  if (dots > 0 && commas > 0)
    return 'Numbers are written in two ways in this file; each column was read by its own.';
  return null;
}

function tally(rows: readonly TableRow[], column: Column, signs: Map<string, number>): Tally {
  const item: Tally = { column, dot: 0, comma: 0, ambiguous: 0, example: '' };
  const whole = WHOLE.has(column.role);
  for (const row of rows) {
    const cell = row.cells[column.index];
    if (typeof cell !== 'string' || cell === '') continue;
    const number = readNumberText(cellText(cell));
    if (number.kind !== 'number') continue;
    if (number.currencies.length > 0) {
      const key = number.currencies.join('|');
      signs.set(key, (signs.get(key) ?? 0) + 1);
    }
    const evidence = evidenceOf(number.body, whole);
    if (evidence === '.') item.dot += 1;
    else if (evidence === ',') item.comma += 1;
    else if (evidence === 'ambiguous') {
      item.ambiguous += 1;
      item.example ||= cell.trim();
    }
  }
  return item;
}
