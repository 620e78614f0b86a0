import type { DailyMetric } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { formatWeekday } from '../../shared/format/date.js';
import { plural, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Tag } from '../../shared/ui/tag.js';
import { metricColumns } from './metric-columns.js';

interface DailyTableProps {
  readonly days: DailyMetric[];
  readonly currency: string;
}

/** The figures behind the chart, day by day, with how often a day was restated. */
export function DailyTable({ days, currency }: DailyTableProps) {
  const columns = useMemo<ColumnDef<DailyMetric>[]>(
    () => [
      {
        id: 'date',
        header: t('campaign.date'),
        accessorFn: ({ date }) => date,
        cell: ({ row }) => formatWeekday(row.original.date),
      },
      ...metricColumns<DailyMetric>({
        totalsOf: (day) => day,
        currencyOf: () => currency,
        currency,
      }),
      {
        id: 'restated',
        header: t('campaign.restated'),
        accessorFn: ({ revisions }) => revisions,
        meta: { number: true },
        cell: ({ row: { original } }) =>
          original.revisions === 0 ? (
            ''
          ) : (
            <Tag tone="late">{plural('campaign.restatedTimes', original.revisions)}</Tag>
          ),
      },
    ],
    [currency],
  );
  return <DataTable label={t('campaign.daily')} rows={days} columns={columns} rowId={({ date }) => date} />;
}
