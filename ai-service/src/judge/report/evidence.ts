import type { Evidence, Figure } from '@adwright/contracts';
import type { AccountView } from '../account/account-view.js';
import { type Day, dateOf, type Span } from '../account/days.js';
import type { Totals } from '../account/totals.js';
import { trimmed } from './figures.js';

/** One column of an evidence table; `read` gives null for "not reported". */
export interface EvidenceColumn<T> {
  key: string;
  label: string;
  unit: Figure['unit'];
  read: (item: T) => number | bigint | string | null;
}

function cell(unit: Figure['unit'], value: number | bigint | string | null): string | null {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (!Number.isFinite(value)) return null;
  if (unit === 'micros') return BigInt(Math.round(value)).toString();
  return trimmed(value, unit === 'ratio' ? 4 : 2);
}

/** A table from items and columns; a column that is empty throughout is left out. */
export function table<T>(
  title: string,
  span: Span,
  items: readonly T[],
  columns: readonly EvidenceColumn<T>[],
): Evidence {
  const cells = items.map((item) => columns.map((column) => cell(column.unit, column.read(item))));
  const kept = columns.map((_, i) => cells.some((row) => row[i] !== null) || cells.length === 0);
  return {
    title,
    from: dateOf(span.from),
    to: dateOf(Math.max(span.from, span.to)),
    columns: columns.filter((_, i) => kept[i]).map(({ key, label, unit }) => ({ key, label, unit })),
    rows: cells.map((row) => row.filter((_, i) => kept[i])),
  };
}

/** A named set of totals, for tables that compare. */
export interface Named {
  name: string;
  totals: Totals;
}

const reported = (missing: number, value: number) => (missing > 0 ? null : value);
const quotient = (a: number | null, b: number | null) => (a === null || b === null || b === 0 ? null : a / b);

/** In percent; null where there is no whole. */
export const percentage = (part: number | null, whole: number | null) => {
  const share = quotient(part, whole);
  return share === null ? null : share * 100;
};

const impressions = (t: Totals) => reported(t.missingImpressions, t.impressions);
const clicks = (t: Totals) => reported(t.missingClicks, t.clicks);
const cost = (t: Totals) => reported(t.missingCost, t.cost);
const conversions = (t: Totals) => reported(t.missingConversions, t.conversions);

const FIGURES: readonly EvidenceColumn<Totals>[] = [
  { key: 'impressions', label: 'Impressions', unit: 'count', read: impressions },
  { key: 'clicks', label: 'Clicks', unit: 'count', read: clicks },
  { key: 'cost', label: 'Cost', unit: 'micros', read: cost },
  { key: 'conversions', label: 'Conversions', unit: 'decimal', read: conversions },
];

const RATES: readonly EvidenceColumn<Totals>[] = [
  { key: 'ctr', label: 'Click rate', unit: 'percent', read: (t) => percentage(clicks(t), impressions(t)) },
  {
    key: 'cvr',
    label: 'Conversion rate',
    unit: 'percent',
    read: (t) => percentage(conversions(t), clicks(t)),
  },
  {
    key: 'cpa',
    label: 'Cost per conversion',
    unit: 'micros',
    read: (t) => quotient(cost(t), conversions(t)),
  },
];

/** Figures and rates of several things over the same days, one row each. */
export function comparison(title: string, span: Span, items: readonly Named[]): Evidence {
  const name: EvidenceColumn<Named> = { key: 'name', label: 'What', unit: 'text', read: (item) => item.name };
  const rest = [...FIGURES, ...RATES].map((c) => ({ ...c, read: (item: Named) => c.read(item.totals) }));
  return table(title, span, items, [name, ...rest]);
}

export interface DayRow {
  day: Day;
  totals: Totals;
}

/** An entity's own days, one row each; a day without a row had no delivery. */
export function daily(
  title: string,
  view: AccountView,
  entity: number,
  span: Span,
  extra: readonly EvidenceColumn<DayRow>[] = [],
): Evidence {
  const items: DayRow[] = [];
  for (let day = span.from; day <= span.to; day++) {
    items.push({ day, totals: view.sum(entity, { from: day, to: day }) });
  }
  const date: EvidenceColumn<DayRow> = {
    key: 'date',
    label: 'Day',
    unit: 'date',
    read: (r) => dateOf(r.day),
  };
  const figures = FIGURES.map((c) => ({ ...c, read: (row: DayRow) => c.read(row.totals) }));
  return table(title, span, items, [date, ...figures, ...extra]);
}
