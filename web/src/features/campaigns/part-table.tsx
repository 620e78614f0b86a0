import type { MetricTotals } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { metricColumns } from './metric-columns.js';

interface Paged<T> {
  readonly data: T[] | undefined;
  readonly error: Error | null;
  readonly refetch: () => unknown;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
}

interface PartTableProps<T> {
  readonly label: string;
  readonly query: Paged<T>;
  readonly currency: string;
  readonly rowId: (row: T) => string;
  /** Columns before the metrics. */
  readonly leading: ColumnDef<T>[];
}

/** One part of a campaign (ad groups, ads, keywords, search terms): its own columns, then the metrics. */
export function PartTable<T extends { totals: MetricTotals }>({
  label,
  query,
  currency,
  rowId,
  leading,
}: PartTableProps<T>) {
  const columns = useMemo<ColumnDef<T>[]>(
    () => [
      ...leading,
      ...metricColumns<T>({ totalsOf: ({ totals }) => totals, currencyOf: () => currency, currency }),
    ],
    [leading, currency],
  );
  return (
    <Loaded
      query={query}
      loading={<LoadingRows label={t('campaign.partLoading')} />}
      failed={t('campaign.partFailed')}
    >
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={t('campaign.partEmpty')}>{t('campaign.partEmptyText')}</EmptyState>
        ) : (
          <DataTable
            label={label}
            rows={rows}
            columns={columns}
            rowId={rowId}
            below={
              <LoadMore
                shown={rows.length}
                hasMore={query.hasMore}
                loading={query.loadingMore}
                onMore={query.loadMore}
              />
            }
          />
        )
      }
    </Loaded>
  );
}
