import { type Column, withEntry } from './column.js';
import { type DictionaryEntry, lookUp } from './dictionary/index.js';
import type { ColumnRole } from './types.js';

const CORE: ReadonlySet<ColumnRole> = new Set(['cost', 'impressions', 'clicks']);
/** An Ads Manager table has many kinds of clicks and impressions; only in a plain table is a lone one of them the one. */
const GUESSABLE: readonly ColumnRole[] = ['cost', 'date'];
const GUESSABLE_PLAIN: readonly ColumnRole[] = ['cost', 'date', 'impressions', 'clicks'];

type Stripped = { readonly column: Column; readonly prefix: string; readonly entry: DictionaryEntry };

/**
 * Reads headers that carry a word of their source in front (`Master Cost`, `Facebook Ads - Impressions`): when at least
 * three share it and the rest of each is known, the word is left out.
 */
export function stripSharedPrefix(columns: readonly Column[]): Column[] {
  const groups = new Map<string, Stripped[]>();
  for (const column of columns) {
    if (column.role !== 'unknown') continue;
    const words = column.words.split(' ');
    for (let cut = 1; cut <= Math.min(3, words.length - 1); cut += 1) {
      const entry = lookUp(words.slice(cut).join(' '));
      if (!entry || entry.role === 'ratio') continue;
      const prefix = words.slice(0, cut).join(' ');
      groups.set(prefix, [...(groups.get(prefix) ?? []), { column, prefix, entry }]);
      break;
    }
  }
  const shared = [...groups.values()].filter(
    (group) => group.length >= 3 && group.some(({ entry }) => CORE.has(entry.role)),
  );
  const [only] = shared;
  if (!only || shared.length !== 1) return [...columns];
  const known = new Set(columns.map((column) => column.role));
  const read = new Map(
    only.filter(({ entry }) => !known.has(entry.role)).map((item) => [item.column.index, item]),
  );
  return columns.map((column) => {
    const item = read.get(column.index);
    return item ? withEntry(column, item.entry, 'prefix', `read without "${item.prefix}"`) : column;
  });
}

/**
 * True for a table with one spend (or impressions) column per channel, as marketing-mix models take them: such columns
 * are no metric of one entity, and adding them would invent one.
 */
export function isWideTable(columns: readonly Column[]): boolean {
  const perChannel = new Map<ColumnRole, number>();
  for (const column of columns) {
    if (column.role !== 'unknown') continue;
    const words = column.words.split(' ');
    if (words.length < 2) continue;
    const role = lookUp(words.slice(1).join(' '))?.role ?? lookUp(words.slice(0, -1).join(' '))?.role;
    if (role && CORE.has(role)) perChannel.set(role, (perChannel.get(role) ?? 0) + 1);
  }
  return [...perChannel.values()].some((count) => count >= 2);
}

/** Reads `mark_spent` as cost when nothing else is and it is the only header of its kind; the preview says it guessed. */
export function guessMissing(columns: readonly Column[]): Column[] {
  let result = [...columns];
  const plain = columns.every((column) => column.hint === null);
  for (const role of plain ? GUESSABLE_PLAIN : GUESSABLE) {
    if (result.some((column) => column.role === role)) continue;
    const candidates = result.filter((column) => {
      if (column.role !== 'unknown') return false;
      const words = column.words.split(' ');
      return words.length > 1 && words.length <= 4 && lookUp(words[words.length - 1] ?? '')?.role === role;
    });
    const [candidate] = candidates;
    if (!candidate || candidates.length !== 1) continue;
    result = result.map((column) =>
      column === candidate
        ? { ...column, role, how: 'guess', note: `taken for ${role} by its last word` }
        : column,
    );
  }
  return result;
}
