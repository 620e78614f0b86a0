import type { Client } from '@adwright/contracts';
import { Button } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { ABSENT } from '../../shared/format/locale.js';
import { useClients } from '../../shared/hooks/use-clients.js';
import { t } from '../../shared/messages/message.js';
import { useCan } from '../../shared/session/use-role.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { Page } from '../../shared/ui/page.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import { ClientModal } from './client-modal.js';

type Edited = Client | 'new' | null;

function columnsOf(mayEdit: boolean, edit: (client: Client) => void): ColumnDef<Client>[] {
  return [
    {
      id: 'name',
      header: t('common.name'),
      accessorFn: ({ name }) => name.toLowerCase(),
      meta: { main: true },
      cell: ({ row: { original } }) => (
        <>
          {original.name} {original.archivedAt !== null && <Tag>{t('clients.archived')}</Tag>}
        </>
      ),
    },
    {
      id: 'accounts',
      header: t('clients.accounts'),
      accessorFn: ({ adAccounts }) => adAccounts,
      meta: { number: true },
      cell: ({ row }) => row.original.adAccounts,
    },
    {
      id: 'currency',
      header: t('clients.currency'),
      accessorFn: ({ currency }) => currency ?? '',
      meta: { wide: true },
      cell: ({ row }) => row.original.currency ?? ABSENT,
    },
    {
      id: 'zone',
      header: t('clients.zone'),
      accessorFn: ({ timeZone }) => timeZone ?? '',
      meta: { wide: true },
      cell: ({ row }) => row.original.timeZone ?? ABSENT,
    },
    {
      id: 'edit',
      header: '',
      enableSorting: false,
      meta: { number: true },
      cell: ({ row: { original } }) =>
        mayEdit ? (
          <Button size="compact-xs" onClick={() => edit(original)}>
            {t('common.edit')}
          </Button>
        ) : null,
    },
  ];
}

/** The businesses managed in the workspace. */
export function ClientsPage() {
  const clients = useClients();
  const mayEdit = useCan('admin');
  const [edited, setEdited] = useState<Edited>(null);
  const columns = useMemo(() => columnsOf(mayEdit, setEdited), [mayEdit]);
  const addButton = mayEdit ? (
    <Button variant="filled" onClick={() => setEdited('new')}>
      {t('clients.new')}
    </Button>
  ) : null;
  return (
    <Page title={t('clients.title')} lead={t('clients.lead')} actions={addButton}>
      <Section flush>
        <Loaded
          query={clients}
          loading={<LoadingRows label={t('clients.loading')} rows={4} />}
          failed={t('clients.failed')}
        >
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('clients.emptyTitle')}>{t('clients.emptyText')}</EmptyState>
            ) : (
              <DataTable label={t('clients.title')} rows={items} columns={columns} rowId={({ id }) => id} />
            )
          }
        </Loaded>
      </Section>
      {edited !== null && (
        <ClientModal client={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  );
}
