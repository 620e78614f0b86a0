import { isWideTable } from './affixes.js';
import { cellText } from './cells.js';
import { readColumns } from './column.js';
import { lookUp } from './dictionary/index.js';
import { readHeaderText } from './header-text.js';
import { RefusedError } from './refusal.js';
import type { TableRow } from './types.js';

/** Report titles, date lines and notes stand above the header; no export has more of them than this. */
const SEARCH_ROWS = 60;
const MAX_HEADER_CHARS = 200;

/** How many cells of a record are headers the dictionary knows. */
export function headerScore(cells: readonly string[]): number {
  let score = 0;
  for (const cell of cells) {
    if (cell.length > 0 && cell.length <= MAX_HEADER_CHARS && lookUp(readHeaderText(cell).words)) score += 1;
  }
  return score;
}

/** The refusal of a table with one spend column per channel. */
export function modellingTable(line: number): RefusedError {
  return new RefusedError(
    'modelling_table',
    'This is a marketing-mix modelling table: one spend or impressions column per channel and no campaign. ' +
      'Export the campaigns of one ad account instead.',
    line,
  );
}

export type HeaderFound = { readonly index: number; readonly score: number };

/**
 * The record with the most known headers among the first ones, the earliest of equals. `minimum` keeps a title such as
 * `Campaign report` or a row that mentions a known word from passing for a header.
 * @throws RefusedError when no record looks like a header of ad figures.
 */
export function findHeader(rows: readonly TableRow[], mappedHeaders: ReadonlySet<string>): HeaderFound {
  let best: HeaderFound = { index: -1, score: 0 };
  for (let index = 0; index < Math.min(rows.length, SEARCH_ROWS); index += 1) {
    const cells = (rows[index]?.cells ?? []).map(cellText);
    const mapped = cells.filter((cell) => mappedHeaders.has(cell.trim())).length;
    const score = headerScore(cells) + mapped * 2;
    if (score > best.score) best = { index, score };
  }
  if (best.score >= 2) return best;
  const first = rows.find((row) => row.cells.some((cell) => cellText(cell).trim() !== ''));
  if (first && isWideTable(readColumns(first.cells.map(cellText)))) throw modellingTable(first.line);
  const seen = (first?.cells ?? []).slice(0, 8).map((cell) => cellText(cell).slice(0, 40));
  throw new RefusedError(
    'not_an_ad_export',
    `No line has the headers of an ad performance report (spend, impressions, clicks, campaign, day...). ` +
      `Line ${first?.line ?? 1} starts with: ${seen.join(' | ')}`,
    first?.line ?? 1,
  );
}

/** True when a record repeats the header (files glued together, pages of a report). */
export function isSameHeader(row: TableRow, header: readonly string[]): boolean {
  if (header.length < 2 || row.cells.length < header.length) return false;
  return header.every((name, index) => cellText(row.cells[index]).trim() === name.trim());
}
