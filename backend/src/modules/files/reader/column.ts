import type { AdPlatform } from '@adwright/contracts';
import { cellText } from './cells.js';
import { type DictionaryEntry, isListed, lookUp } from './dictionary/index.js';
import { readHeaderText } from './header-text.js';
import type { ColumnRole, ReadHow, TableRow } from './types.js';

/** A column while its role is being worked out. */
export type Column = {
  readonly index: number;
  readonly header: string;
  readonly words: string;
  readonly role: ColumnRole;
  readonly how: ReadHow;
  /** Dimension or action name. */
  readonly name: string | null;
  readonly currencies: readonly string[];
  /** Attribution window in the header, such as `7d_click`. */
  readonly window: string | null;
  readonly converted: boolean;
  readonly hint: AdPlatform | null;
  readonly weight: number;
  readonly note: string | null;
};

/** Reads each header by the dictionary; what it does not know stays `unknown`. */
export function readColumns(headers: readonly string[]): Column[] {
  return headers.map((header, index) => {
    const text = readHeaderText(header);
    const entry = lookUp(text.words);
    const base: Column = {
      index,
      header,
      words: text.words,
      role: 'unknown',
      how: 'unknown',
      name: null,
      currencies: text.currencies,
      window: text.window,
      converted: text.converted,
      hint: null,
      weight: 0,
      note: null,
    };
    if (text.comparison) {
      return {
        ...base,
        role: 'ignored',
        how: 'exact',
        hint: 'google',
        weight: 2,
        note: 'figures of another period',
      };
    }
    if (!entry) return base;
    const column = withEntry(base, entry, isListed(text.words) ? 'exact' : 'guess');
    if (!text.converted) return column;
    const role: ColumnRole = entry.role === 'currency' ? 'converted_currency' : 'ignored';
    return { ...column, role, note: 'the same money in another currency' };
  });
}

/** The column with the meaning of a dictionary entry. */
export function withEntry(
  column: Column,
  entry: DictionaryEntry,
  how: ReadHow,
  note: string | null = null,
): Column {
  return {
    ...column,
    role: entry.role,
    how,
    name: entry.name ?? null,
    hint: entry.hint ?? null,
    weight: entry.weight ?? (entry.hint ? 1 : 0),
    note,
  };
}

/** Values of a column in the first records, trimmed, blanks left out. */
export function sampleValues(rows: readonly TableRow[], index: number, limit: number): string[] {
  const values: string[] = [];
  for (const row of rows) {
    const value = cellText(row.cells[index]).trim();
    if (value !== '') values.push(value);
    if (values.length >= limit) break;
  }
  return values;
}
