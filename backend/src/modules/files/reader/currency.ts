import { cellText } from './cells.js';
import type { Column } from './column.js';
import { COMMON_CURRENCIES, isCurrencyCode } from './currencies.js';
import type { ColumnRole, Question, TableRow } from './types.js';

const MONEY: ReadonlySet<ColumnRole> = new Set([
  'cost',
  'conversion_value',
  'action_value',
  'action_values_json',
]);
const TELLING: ReadonlySet<ColumnRole> = new Set([...MONEY, 'budget', 'ratio', 'ignored']);

export type CurrencyFound = {
  /** Column with an ISO code per row. */
  readonly column: Column | null;
  /** Currency of rows whose own cell says none. */
  readonly fallback: string | null;
  readonly question: Question | null;
  readonly warning: string | null;
};

/**
 * The currency of the file: a column of codes, the unit of a header, signs in cells; what remains open (no hint, or a
 * `$` that ten currencies share) is asked.
 */
export function findCurrency(
  columns: readonly Column[],
  rows: readonly TableRow[],
  cellSigns: ReadonlyMap<string, number>,
  answer: string | undefined,
): CurrencyFound {
  const column = columns.find((item) => item.role === 'currency') ?? null;
  const codes = column ? codesIn(rows, column) : new Set<string>();
  const units = columns
    .filter((item) => TELLING.has(item.role) && !item.converted)
    .map((item) => item.currencies);
  const hints = [...units, ...[...cellSigns.keys()].map((key) => key.split('|'))].filter(
    (found) => found.length > 0,
  );
  const certain = codes.size > 0 ? codes : new Set(hints.filter((found) => found.length === 1).flat());
  const [only] = certain;
  if (certain.size === 1 && only) return settled(column, only, answer);
  if (answer) return { column, fallback: answer, question: null, warning: null };
  if (certain.size > 1 || !columns.some((item) => MONEY.has(item.role))) {
    return { column, fallback: null, question: null, warning: null };
  }
  const open = hints.find((found) => found.length > 1);
  const reason = open
    ? 'The amounts carry a sign that several currencies share; which one is the account in?'
    : 'The file names no currency; which one are its amounts in? Any ISO 4217 code will do.';
  return {
    column,
    fallback: null,
    question: { field: 'currency', options: open ?? COMMON_CURRENCIES, reason },
    warning: null,
  };
}

/** Distinct codes of the currency column. */
function codesIn(rows: readonly TableRow[], column: Column): Set<string> {
  const codes = new Set<string>();
  for (const row of rows) {
    const code = cellText(row.cells[column.index]).trim();
    if (isCurrencyCode(code)) codes.add(code);
  }
  return codes;
}

function settled(column: Column | null, code: string, answer: string | undefined): CurrencyFound {
  const warning =
    answer && answer !== code
      ? `The file says its amounts are in ${code}; the answer ${answer} was not used.`
      : null;
  return { column, fallback: code, question: null, warning };
}
