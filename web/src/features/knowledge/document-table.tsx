import type { KnowledgeDocument } from '@adwright/contracts';
import { Button } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { formatCount } from '../../shared/format/number.js';
import { useClients } from '../../shared/hooks/use-clients.js';
import { label, t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { LoadMore } from '../../shared/ui/load-more.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { notifyFailed } from '../../shared/ui/notify.js';
import { useChangeDocument, useDocuments } from './api/documents.js';
import { DocumentStateTag } from './document-state.js';

function columnsOf(
  nameOf: (clientId: string | null) => string,
  change: ((id: string, what: 'retry' | 'cancel') => void) | null,
): ColumnDef<KnowledgeDocument>[] {
  return [
    {
      id: 'name',
      header: t('knowledge.name'),
      accessorFn: ({ title }) => title.toLowerCase(),
      meta: { main: true },
      cell: ({ row: { original } }) => <Link to={`/knowledge/${original.id}`}>{original.title}</Link>,
    },
    {
      id: 'client',
      header: t('knowledge.client'),
      accessorFn: ({ clientId }) => nameOf(clientId),
      meta: { wide: true },
      cell: ({ row }) => nameOf(row.original.clientId),
    },
    {
      id: 'kind',
      header: t('knowledge.kind'),
      accessorFn: ({ kind }) => kind,
      meta: { wide: true, whole: true },
      cell: ({ row }) => label('knowledge.kind', row.original.kind),
    },
    {
      id: 'state',
      header: t('knowledge.state'),
      accessorFn: ({ state }) => state,
      cell: ({ row }) => <DocumentStateTag document={row.original} />,
    },
    {
      id: 'passages',
      header: t('knowledge.passages'),
      accessorFn: ({ chunks }) => chunks,
      meta: { number: true, wide: true },
      cell: ({ row }) => formatCount(row.original.chunks),
    },
    {
      id: 'when',
      header: t('knowledge.when'),
      accessorFn: ({ createdAt }) => createdAt,
      meta: { number: true, wide: true },
      cell: ({ row }) => <Age at={row.original.createdAt} />,
    },
    {
      id: 'do',
      header: '',
      enableSorting: false,
      meta: { number: true },
      cell: ({ row: { original } }) => {
        const what = actionOf(original.state);
        return change && what ? (
          <Button size="compact-xs" onClick={() => change(original.id, what)}>
            {t(`knowledge.${what}`)}
          </Button>
        ) : null;
      },
    },
  ];
}

function actionOf(state: KnowledgeDocument['state']): 'retry' | 'cancel' | null {
  if (state === 'done') return null;
  return state === 'queued' || state === 'indexing' ? 'cancel' : 'retry';
}

/** The documents with their state; what waits can be cancelled, what failed tried again. */
export function DocumentTable({ clientId }: { readonly clientId: string | null }) {
  const documents = useDocuments(clientId);
  const { data: clients } = useClients();
  const changing = useChangeDocument();
  const mayChange = useCan('analyst');
  const columns = useMemo(() => {
    const names = new Map((clients?.items ?? []).map(({ id, name }) => [id, name]));
    const nameOf = (id: string | null) =>
      id === null ? t('knowledge.wholeWorkspace') : (names.get(id) ?? '');
    const change = (id: string, what: 'retry' | 'cancel') =>
      changing.mutate({ id, what }, { onError: (error) => notifyFailed(t('knowledge.actionFailed'), error) });
    return columnsOf(nameOf, mayChange ? change : null);
  }, [clients, changing.mutate, mayChange]);
  return (
    <Loaded
      query={documents}
      loading={<LoadingRows label={t('knowledge.loading')} rows={4} />}
      failed={t('knowledge.failed')}
    >
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={t('knowledge.emptyTitle')}>{t('knowledge.emptyText')}</EmptyState>
        ) : (
          <DataTable
            label={t('knowledge.documents')}
            rows={rows}
            columns={columns}
            rowId={({ id }) => id}
            rowTo={({ id }) => `/knowledge/${id}`}
            below={
              <LoadMore
                shown={rows.length}
                hasMore={documents.hasMore}
                loading={documents.loadingMore}
                onMore={documents.loadMore}
              />
            }
          />
        )
      }
    </Loaded>
  );
}
