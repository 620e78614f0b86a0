import { cellText, isMissing } from './cells.js';
import type { Column } from './column.js';
import type { Draft } from './draft.js';
import type { EntityReader } from './entities.js';
import { readNumberText } from './numbers.js';

/** A breakdown has few values; a column with more than this tells entities apart, it does not split them. */
const MAX_VALUES = 200;

/** Describe an entity as often as they split it: a breakdown only where they do split. */
const SOFT: ReadonlySet<string> = new Set(['language', 'product', 'landing_page', 'creative_asset']);

function isSoft(column: Column): boolean {
  return column.role === 'dimension' && column.how !== 'mapping' && SOFT.has(column.name ?? '');
}

/** Breakdown columns that hold at least one value. */
export function knownDimensions(columns: readonly Column[], drafts: readonly Draft[]): Column[] {
  return columns.filter(
    (column) =>
      column.role === 'dimension' &&
      !isSoft(column) &&
      drafts.some((draft) => !isMissing(cellText(draft.row.cells[column.index]))),
  );
}

/**
 * Breakdowns the dictionary has no word for: text columns with few values that tell rows of the same names and day
 * apart. Without them such rows would pass for different entities of one name.
 */
export function hiddenDimensions(
  columns: readonly Column[],
  drafts: readonly Draft[],
  known: readonly Column[],
  reader: EntityReader,
): Column[] {
  const keyOf = (draft: Draft, dims: readonly Column[]): string =>
    [
      reader.base(draft.row).key,
      draft.time?.start,
      draft.time?.end,
      draft.time?.hour,
      ...dims.map((column) => cellText(draft.row.cells[column.index]).trim()),
    ].join('\u0001');
  const repeats = (dims: readonly Column[]): number =>
    drafts.length - new Set(drafts.map((draft) => keyOf(draft, dims))).size;
  const candidates = columns.filter(
    (column) => isSoft(column) || (column.role === 'unknown' && splits(column, drafts)),
  );
  if (candidates.length === 0) return [];
  const before = repeats(known);
  if (before === 0 || drafts.every((draft) => reader.base(draft.row).keyedById)) return [];
  if (repeats([...known, ...candidates]) > before * 0.5) return [];
  let chosen = candidates;
  for (const candidate of candidates) {
    const fewer = chosen.filter((column) => column !== candidate);
    if (repeats([...known, ...fewer]) === repeats([...known, ...chosen])) chosen = fewer;
  }
  return chosen;
}

function splits(column: Column, drafts: readonly Draft[]): boolean {
  const values = new Set<string>();
  for (const draft of drafts) {
    const text = cellText(draft.row.cells[column.index]).trim();
    if (isMissing(text)) continue;
    values.add(text);
    if (values.size > MAX_VALUES || values.size > drafts.length / 2) return false;
  }
  return values.size > 1 && [...values].some((text) => readNumberText(text).kind === 'bad');
}
