import type { Import } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { formatAmount } from '../../shared/format/money.js';
import { formatCount } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Section } from '../../shared/ui/section.js';

type Totals = Import['totalsByCurrency'][number];

function column(id: string, header: string, text: (row: Totals) => string): ColumnDef<Totals> {
  return { id, header, enableSorting: false, meta: { number: true }, cell: ({ row }) => text(row.original) };
}

const columns: ColumnDef<Totals>[] = [
  {
    id: 'currency',
    header: t('import.currency'),
    enableSorting: false,
    cell: ({ row }) => row.original.currency,
  },
  column('cost', t('metric.cost'), ({ costMicros, currency }) => formatAmount(costMicros, currency)),
  column('impressions', t('metric.impressions'), ({ impressions }) => formatCount(impressions)),
  column('clicks', t('metric.clicks'), ({ clicks }) => formatCount(clicks)),
  column('conversions', t('metric.conversions'), ({ conversions }) => formatCount(conversions)),
  column('value', t('metric.value'), ({ conversionValueMicros, currency }) =>
    formatAmount(conversionValueMicros, currency),
  ),
];

/** Sums to hold against the platform, one row per currency. */
export function ImportTotals({ data }: { readonly data: Import }) {
  const rows =
    data.totalsByCurrency.length > 0 ? data.totalsByCurrency : [{ ...data.totals, currency: data.currency }];
  return (
    <Section title={t('import.totals')} note={t('import.totalsNote')} flush>
      <DataTable
        label={t('import.totals')}
        rows={rows}
        columns={columns}
        rowId={({ currency }) => currency}
      />
    </Section>
  );
}
