import type { Draft } from './draft.js';

/** Which of a draft's keys are the day, the names and the breakdown values. */
export type KeyShape = {
  readonly time: readonly number[];
  readonly names: readonly number[];
  readonly dims: readonly number[];
};

export type TotalsFound = {
  readonly rows: readonly Draft[];
  readonly totals: readonly Draft[];
  /** Rows that name nothing and are no sum either: they belong to no entity. */
  readonly nameless: readonly Draft[];
};

type Sums = { impressions: number; clicks: number; costMicros: bigint; rows: number };

/**
 * Separates totals from rows. A row is a total when a label says so, or when it leaves blank what the other rows are
 * told apart by (names, day, breakdown) and its figures are the sum of the rows it then stands for. The account total
 * of a filtered report is larger than its rows, so a label needs no arithmetic; a blank name does.
 */
export function separateTotals(drafts: readonly Draft[], shape: KeyShape): TotalsFound {
  const suspects = drafts.filter((draft) => isSuspect(draft, shape));
  if (suspects.length === 0) return { rows: drafts, totals: [], nameless: [] };
  const suspected = new Set(suspects);
  const partial = suspects.filter((draft) => onlyBreakdownBlank(draft, shape));
  const totals = new Set(subtotals(partial, new Sheet(drafts.filter((draft) => !suspected.has(draft)))));
  for (const draft of partial) suspected.delete(draft);
  const sheet = new Sheet(drafts.filter((draft) => !suspected.has(draft) && !totals.has(draft)));
  const nameless = new Set<Draft>();
  for (const draft of suspected) {
    const filled = filledKeys(draft);
    // A grand total over daily rows carries the whole report's period where the rows carry their day.
    const overall = filled.filter((index) => !shape.time.includes(index));
    const sums = [
      sheet.sumLike(draft, filled),
      namesNothing(draft, shape) ? sheet.sumLike(draft, overall) : null,
    ];
    const isTotal =
      saysSo(draft, shape) ||
      sums.some((sum) => sum && isSum(draft, sum)) ||
      (draft.label !== null && sums.some((sum) => sum && isAtLeast(draft, sum)));
    if (isTotal) totals.add(draft);
    else if (namesNothing(draft, shape)) nameless.add(draft);
  }
  return {
    rows: drafts.filter((draft) => !totals.has(draft) && !nameless.has(draft)),
    totals: [...totals],
    nameless: [...nameless],
  };
}

/** Names and day are there, the breakdown is not: a subtotal, or a real row of an unknown age or country. */
function onlyBreakdownBlank(draft: Draft, shape: KeyShape): boolean {
  const filled = (index: number): boolean => draft.keys[index] !== '';
  return (
    draft.label === null && shape.time.every(filled) && (shape.names.length === 0 || shape.names.some(filled))
  );
}

/**
 * The subtotals among rows without a breakdown value. Equal to one row alone proves nothing (small figures repeat), so
 * at least one of them must be the sum of two rows or more.
 */
function subtotals(partial: readonly Draft[], sheet: Sheet): readonly Draft[] {
  const proven = partial.flatMap((draft) => {
    const sum = sheet.sumLike(draft, filledKeys(draft));
    return sum && isSum(draft, sum) ? [{ draft, rows: sum.rows }] : [];
  });
  return proven.some(({ rows }) => rows > 1) ? proven.map(({ draft }) => draft) : [];
}

function filledKeys(draft: Draft): number[] {
  return draft.keys.flatMap((key, index) => (key === '' ? [] : [index]));
}

/** Sums of rows by any set of keys, each set computed once. */
class Sheet {
  private readonly sums = new Map<string, ReadonlyMap<string, Sums>>();

  constructor(private readonly rows: readonly Draft[]) {}

  /** The sum of the rows that agree with a draft on these keys; null when there are none. */
  sumLike(draft: Draft, indexes: readonly number[]): Sums | null {
    const pattern = indexes.join(',');
    const known = this.sums.get(pattern) ?? sumBy(this.rows, indexes);
    this.sums.set(pattern, known);
    return known.get(keyOf(draft, indexes)) ?? null;
  }
}

/** A label alone settles it: with a colon on a row of no day, or as the only word of a row that has neither day nor name. */
function saysSo(draft: Draft, shape: KeyShape): boolean {
  const blank = (indexes: readonly number[]): boolean => indexes.every((index) => draft.keys[index] === '');
  if (draft.label === 'proof') return blank(shape.time);
  return (
    draft.label === 'hint' &&
    shape.time.length > 0 &&
    blank(shape.time) &&
    blank(shape.names) &&
    blank(shape.dims)
  );
}

/** Blank where rows are told apart; a breakdown value may be blank in a real row, so the sum decides there. */
function isSuspect(draft: Draft, shape: KeyShape): boolean {
  if (draft.label === 'proof') return true;
  const blank = (indexes: readonly number[]): boolean =>
    indexes.length > 0 && indexes.every((index) => draft.keys[index] === '');
  return blank(shape.names) || blank(shape.time) || blank(shape.dims);
}

function namesNothing(draft: Draft, shape: KeyShape): boolean {
  if (draft.label !== null) return false;
  return shape.names.length > 0 && shape.names.every((index) => draft.keys[index] === '');
}

function keyOf(draft: Draft, indexes: readonly number[]): string {
  return indexes.map((index) => draft.keys[index] ?? '').join('\u0001');
}

function sumBy(rows: readonly Draft[], indexes: readonly number[]): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const draft of rows) {
    const key = keyOf(draft, indexes);
    const sum = sums.get(key) ?? { impressions: 0, clicks: 0, costMicros: 0n, rows: 0 };
    sum.impressions += draft.metrics.impressions ?? 0;
    sum.clicks += draft.metrics.clicks ?? 0;
    sum.costMicros += draft.metrics.costMicros ?? 0n;
    sum.rows += 1;
    sums.set(key, sum);
  }
  return sums;
}

/** Every figure the row has equals the sum; money within half a cent per row, since rows are rounded for display. */
function isSum(draft: Draft, sums: Sums): boolean {
  const { impressions, clicks, costMicros } = draft.metrics;
  if (impressions === null && clicks === null && costMicros === null) return false;
  if (impressions !== null && impressions !== sums.impressions) return false;
  if (clicks !== null && clicks !== sums.clicks) return false;
  if (costMicros === null) return true;
  const gap = costMicros - sums.costMicros;
  return (gap < 0n ? -gap : gap) <= 5_000n * BigInt(sums.rows + 1);
}

function isAtLeast(draft: Draft, sums: Sums): boolean {
  const { impressions, clicks, costMicros } = draft.metrics;
  if (impressions === null && clicks === null && costMicros === null) return true;
  return (
    (impressions ?? sums.impressions) >= sums.impressions &&
    (clicks ?? sums.clicks) >= sums.clicks &&
    (costMicros ?? sums.costMicros) >= sums.costMicros
  );
}
