import { cellText } from './cells.js';
import type { Column } from './column.js';
import { isSameHeader } from './header-row.js';
import type { ColumnRole, RowError, TableRow } from './types.js';

export type RecordsSorted = {
  readonly data: readonly TableRow[];
  readonly repeatedHeaders: number;
  /** Lines of text below or between the data: sources, disclaimers. */
  readonly notes: readonly TableRow[];
};

/** Sets aside what is no data at all: blank records, the header again, lines of text. */
export function sortRecords(rows: readonly TableRow[], header: readonly string[]): RecordsSorted {
  const data: TableRow[] = [];
  const notes: TableRow[] = [];
  let repeatedHeaders = 0;
  for (const row of rows) {
    const filled = row.cells.filter((cell) => cellText(cell).trim() !== '').length;
    if (filled === 0) continue;
    if (isSameHeader(row, header)) repeatedHeaders += 1;
    else if (isNote(row, filled, header.length)) notes.push(row);
    else data.push(row);
  }
  return { data, repeatedHeaders, notes };
}

/** One cell of words where the table has three columns or more. A row that was cut off starts with a date or number. */
function isNote(row: TableRow, filled: number, width: number): boolean {
  if (filled !== 1 || width < 3 || row.cells.length !== 1) return false;
  const text = cellText(row.cells[0]).trim();
  return /^[\p{L}*(#"“]/u.test(text) && /\s/.test(text);
}

const NEEDED: ReadonlySet<ColumnRole> = new Set([
  'date',
  'period_start',
  'period_end',
  'impressions',
  'clicks',
  'cost',
  'conversions',
]);

/** A record with cells beyond the header, or cut off before the figures; null when its width is fine. */
export function widthFault(row: TableRow, columns: readonly Column[]): RowError | null {
  const width = columns.length;
  const extra = row.cells.slice(width).some((cell) => cellText(cell).trim() !== '');
  const short = columns.some((column) => NEEDED.has(column.role) && column.index >= row.cells.length);
  if (!extra && !short) return null;
  return { line: row.line, column: null, message: `${row.cells.length} cells where the header has ${width}` };
}
