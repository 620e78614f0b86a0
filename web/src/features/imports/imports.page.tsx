import type { Import } from '@adwright/contracts';
import { Button } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router-dom';
import { formatRange } from '../../shared/format/date.js';
import { ABSENT } from '../../shared/format/locale.js';
import { formatCount } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { useImports } from './api/list-imports.js';

function count(id: string, header: string, value: (row: Import) => number, wide = true): ColumnDef<Import> {
  return {
    id,
    header,
    accessorFn: value,
    meta: { number: true, wide },
    cell: ({ row }) => formatCount(value(row.original)),
  };
}

const columns: ColumnDef<Import>[] = [
  {
    id: 'file',
    header: t('imports.file'),
    accessorFn: ({ fileName }) => fileName,
    meta: { main: true },
    cell: ({ row: { original } }) =>
      original.id === null ? (
        original.fileName
      ) : (
        <Link to={`/imports/${original.id}`}>{original.fileName}</Link>
      ),
  },
  {
    id: 'platform',
    header: t('common.platform'),
    accessorFn: ({ platform }) => platform,
    meta: { wide: true, whole: true },
    cell: ({ row }) => label('platform', row.original.platform),
  },
  {
    id: 'period',
    header: t('imports.period'),
    accessorFn: ({ periodStart }) => periodStart ?? '',
    meta: { wide: true, whole: true },
    cell: ({ row: { original } }) =>
      original.periodStart === null || original.periodEnd === null
        ? ABSENT
        : formatRange(original.periodStart, original.periodEnd),
  },
  {
    id: 'state',
    header: t('imports.state'),
    accessorFn: ({ state }) => state,
    cell: ({ row: { original } }) => (
      <Tag tone={original.state === 'failed' ? 'risk' : 'plain'}>{label('import.state', original.state)}</Tag>
    ),
  },
  count('rows', t('imports.rows'), ({ rows }) => rows.accepted, false),
  count('rejected', t('imports.rejected'), ({ rows }) => rows.rejected),
  count('added', t('imports.added'), ({ changed }) => changed.added),
  count('restated', t('imports.restated'), ({ changed }) => changed.restated),
  {
    id: 'when',
    header: t('imports.when'),
    accessorFn: ({ createdAt }) => createdAt,
    meta: { number: true },
    cell: ({ row }) => <Age at={row.original.createdAt} />,
  },
];

function ImportButton() {
  return (
    <Button component={Link} to="/imports/new" variant="filled">
      {t('imports.new')}
    </Button>
  );
}

/** Every file that was imported, newest first. */
export function ImportsPage() {
  const imports = useImports();
  const mayImport = useCan('analyst');
  return (
    <Page
      title={t('imports.title')}
      lead={t('imports.lead')}
      actions={mayImport && (imports.data?.length ?? 0) > 0 ? <ImportButton /> : null}
    >
      <Section flush>
        <Loaded
          query={imports}
          loading={<LoadingRows label={t('imports.loading')} />}
          failed={t('imports.failed')}
        >
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={t('imports.emptyTitle')} actions={mayImport && <ImportButton />}>
                {t('imports.emptyText')}
              </EmptyState>
            ) : (
              <DataTable
                label={t('imports.title')}
                rows={rows}
                columns={columns}
                rowId={({ id, createdAt }) => id ?? createdAt}
                rowTo={({ id }) => `/imports/${id ?? ''}`}
                below={
                  <LoadMore
                    shown={rows.length}
                    hasMore={imports.hasMore}
                    loading={imports.loadingMore}
                    onMore={imports.loadMore}
                  />
                }
              />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
