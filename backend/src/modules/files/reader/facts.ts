import { cellText } from './cells.js';
import type { Column } from './column.js';
import type { Draft } from './draft.js';
import type { EntityBase, EntityReader, EntityState } from './entities.js';
import { addActions, addMetrics, NO_BREAKDOWN } from './sums.js';
import type { RowTime } from './timeline.js';
import type { ParsedRow, TableRow } from './types.js';

export type FactsFound = {
  readonly rows: ParsedRow[];
  readonly dimensions: readonly string[];
  /** Records that were the same spend under another attribution window. */
  readonly windowsMerged: number;
  /** Records added to another one of the same key. */
  readonly added: number;
  /** Largest number of rows that share all their names on one day. */
  readonly mostNamesakes: number;
};

export type FactsInput = {
  readonly drafts: readonly Draft[];
  readonly reader: EntityReader;
  readonly dimensions: readonly Column[];
  readonly attribution: Column | null;
  readonly stateOf: (row: TableRow) => EntityState;
};

type Item = {
  draft: Draft;
  time: RowTime;
  base: EntityBase;
  breakdown: Readonly<Record<string, string>>;
  breakdownKey: string;
};

/**
 * Turns data rows into facts of one key each: (entity, period, breakdown). The same spend listed once per attribution
 * window is counted once; rows of one platform id, or of no entity at all, are added; rows that only share their names
 * are different entities and get an ordinal (DECISIONS 11).
 */
export function buildFacts(input: FactsInput): FactsFound {
  const shared: Shared = new Map();
  const items = input.drafts.flatMap((draft) =>
    draft.time ? [toItem(draft, draft.time, input, shared)] : [],
  );
  const hourly = items.some((item) => item.time.hour !== null);
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = `${item.base.key}\u0001${item.time.start}\u0001${item.time.end}\u0001${item.breakdownKey}\u0001${item.draft.currency ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const rows: ParsedRow[] = [];
  let windowsMerged = 0;
  let added = 0;
  let mostNamesakes = 1;
  for (const group of groups.values()) {
    const merged = input.attribution ? mergeWindows(group, input.attribution) : group;
    windowsMerged += group.length - merged.length;
    const [first] = merged;
    if (first?.base.keyedById) {
      rows.push(merged.map((item) => toRow(item, 1, input)).reduce(addRows));
      added += merged.length - 1;
    } else {
      mostNamesakes = Math.max(mostNamesakes, merged.length);
      rows.push(...merged.map((item, index) => toRow(item, index + 1, input)));
    }
  }
  const dimensions = [...input.dimensions.map(nameOf), ...(hourly ? ['hour'] : [])].sort();
  return { rows, dimensions, windowsMerged, added, mostNamesakes };
}

/** The dimension's name, or its folded header for a column the dictionary does not know. */
export function nameOf(column: Column): string {
  return column.name ?? column.words.replaceAll(' ', '_');
}

/** Breakdown objects by their key: a file has few of them and many rows. */
type Shared = Map<string, Readonly<Record<string, string>>>;

function toItem(draft: Draft, time: RowTime, input: FactsInput, shared: Shared): Item {
  const base = input.reader.base(draft.row);
  if (input.dimensions.length === 0 && time.hour === null) {
    return { draft, time, base, breakdown: NO_BREAKDOWN, breakdownKey: '' };
  }
  const pairs = input.dimensions.map((column): [string, string] => [
    nameOf(column),
    cellText(draft.row.cells[column.index]).trim(),
  ]);
  if (time.hour !== null) pairs.push(['hour', String(time.hour)]);
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  const breakdownKey = JSON.stringify(Object.fromEntries(pairs));
  const breakdown = shared.get(breakdownKey) ?? Object.freeze(Object.fromEntries(pairs));
  shared.set(breakdownKey, breakdown);
  return { draft, time, base, breakdown, breakdownKey };
}

function toRow(item: Item, ordinal: number, input: FactsInput): ParsedRow {
  const { row } = item.draft;
  return {
    line: row.line,
    periodStart: item.time.start,
    periodEnd: item.time.end,
    entity: input.reader.entity(item.base, ordinal, row, input.stateOf(row)),
    breakdown: item.breakdown,
    breakdownKey: item.breakdownKey,
    currency: item.draft.currency,
    metrics: item.draft.metrics,
    actions: item.draft.actions,
  };
}

function addRows(a: ParsedRow, b: ParsedRow): ParsedRow {
  return { ...a, metrics: addMetrics(a.metrics, b.metrics), actions: addActions(a.actions, b.actions) };
}

/** Widest default window first: Ads Manager's own default is 7-day click (and 1-day view). */
const WINDOW_ORDER = [/7.*(?:click|klick|clic|clique)/i, /28/, /1.*(?:click|klick|clic|clique)/i, /./];

/**
 * Rows of one key that differ in their attribution window only (same impressions, same money) are one delivery counted
 * several ways: the default window's row stays, the others' conversions are kept as actions of their window.
 */
function mergeWindows(group: readonly Item[], attribution: Column): readonly Item[] {
  if (group.length < 2) return group;
  const window = (item: Item): string => cellText(item.draft.row.cells[attribution.index]).trim();
  const sets = new Map<string, Item[]>();
  for (const item of group) {
    const { impressions, costMicros } = item.draft.metrics;
    const key = `${impressions}|${costMicros}`;
    const set = sets.get(key);
    if (set) set.push(item);
    else sets.set(key, [item]);
  }
  return [...sets.values()].flatMap((set) => {
    if (new Set(set.map(window)).size !== set.length || set.length === 1) return set;
    const best =
      WINDOW_ORDER.map((pattern) => set.find((item) => pattern.test(window(item)))).find(Boolean) ?? set[0];
    if (!best) return set;
    const others = set.filter((item) => item !== best);
    const extra = others.flatMap((item) =>
      item.draft.actions.map((action) => ({
        ...action,
        window: action.window === 'default' ? window(item) : action.window,
      })),
    );
    return [{ ...best, draft: { ...best.draft, actions: [...best.draft.actions, ...extra] } }];
  });
}
