import type { MetricTotals } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { formatAmount, formatMoney, microsPer, microsToNumber } from '../../shared/format/money.js';
import { formatCount, formatPercent, percentOf } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';

interface MetricColumnsOptions<T> {
  readonly totalsOf: (row: T) => MetricTotals;
  readonly currencyOf: (row: T) => string;
  /** The one currency of all rows: then the head names it; null when rows differ and each figure does. */
  readonly currency: string | null;
}

// An unknown figure sorts below every known one.
const UNKNOWN = -1;

/** The metrics every table shows, in the same order: cost, impressions, clicks, CTR, conversions, cost per conversion. */
export function metricColumns<T>({
  totalsOf,
  currencyOf,
  currency,
}: MetricColumnsOptions<T>): ColumnDef<T>[] {
  const amount = (micros: string | null, row: T): string =>
    currency === null ? formatMoney(micros, currencyOf(row)) : formatAmount(micros, currency);
  const head = (name: string): string => (currency === null ? name : `${name}, ${currency}`);
  const cpa = (row: T) => microsPer(totalsOf(row).costMicros, totalsOf(row).conversions);
  const ctr = (row: T) => percentOf(totalsOf(row).clicks, totalsOf(row).impressions);
  const column = (
    id: string,
    name: string,
    value: (row: T) => number | null,
    text: (row: T) => string,
    wide = false,
  ): ColumnDef<T> => ({
    id,
    header: name,
    accessorFn: (row) => value(row) ?? UNKNOWN,
    sortDescFirst: true,
    meta: { number: true, wide },
    cell: ({ row }) => text(row.original),
  });
  return [
    column(
      'cost',
      head(t('metric.cost')),
      (row) => microsToNumber(totalsOf(row).costMicros),
      (row) => amount(totalsOf(row).costMicros, row),
    ),
    column(
      'impressions',
      t('metric.impressions'),
      (row) => totalsOf(row).impressions,
      (row) => formatCount(totalsOf(row).impressions),
      true,
    ),
    column(
      'clicks',
      t('metric.clicks'),
      (row) => totalsOf(row).clicks,
      (row) => formatCount(totalsOf(row).clicks),
      true,
    ),
    column('ctr', t('metric.ctr'), ctr, (row) => formatPercent(ctr(row)), true),
    column(
      'conversions',
      t('metric.conversions'),
      (row) => totalsOf(row).conversions,
      (row) => formatCount(totalsOf(row).conversions),
    ),
    column(
      'cpa',
      head(t('metric.cpa')),
      (row) => microsToNumber(cpa(row)),
      (row) => amount(cpa(row), row),
      true,
    ),
  ];
}

/** The same metrics of a sum, as the cells of a footer row in the order of `metricColumns`. */
export function totalCells(totals: MetricTotals, currency: string): string[] {
  return [
    formatAmount(totals.costMicros, currency),
    formatCount(totals.impressions),
    formatCount(totals.clicks),
    formatPercent(percentOf(totals.clicks, totals.impressions)),
    formatCount(totals.conversions),
    formatAmount(microsPer(totals.costMicros, totals.conversions), currency),
  ];
}
