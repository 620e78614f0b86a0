import type { Cell } from './types.js';

/** Tokens that stand for "no value" in exports and spreadsheets, lower case. A missing value is never zero. */
const MISSING: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '---',
  '–',
  '—',
  '−',
  'na',
  'n/a',
  '#n/a',
  'n.a.',
  'n.v.',
  'k. a.',
  'k.a.',
  'n.d.',
  'n/d',
  's/o',
  's.o.',
  'null',
  '(null)',
  'none',
  'nan',
  'undefined',
  '(not set)',
  '#div/0!',
  '#value!',
  '#ref!',
  '#num!',
  '#name?',
  '#null!',
  '#error!',
  'inf',
  'infinity',
  '∞',
  '.',
  '\\n',
]);

/** The text of a cell as it stands in the file; a date of a workbook as `YYYY-MM-DD`, with its time where it has one. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
  }
  return cell.decimal;
}

/** True for an empty cell and for every token that means "no value". */
export function isMissing(text: string): boolean {
  if (text.length > 12) return text.trim() === '';
  return MISSING.has(text.trim().toLowerCase());
}

/** Name cells: only what stands for "empty" in an export (a campaign may be called `null` or `None`). */
export function isEmptyName(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || trimmed === '--' || trimmed === '-' || trimmed === '—';
}

/** Undoes the spreadsheet trick `="123"` that keeps ids as text. */
export function unwrapFormulaText(text: string): string {
  const match = /^="(.*)"$/s.exec(text.trim());
  return match ? (match[1] ?? '').replaceAll('""', '"') : text;
}
