import type { availableAccountSchema } from '@adwright/contracts';
import { Button, Checkbox } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { z } from 'zod';
import { plural, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loaded } from '../../shared/ui/loaded.js';
import { LoadingRows } from '../../shared/ui/loading.js';
import { notifyDone } from '../../shared/ui/notify.js';
import { ProblemNotice } from '../../shared/ui/problem-notice.js';
import { Section } from '../../shared/ui/section.js';
import { Tag } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';
import { useAddAdAccounts } from './api/add-ad-accounts.js';
import { useAvailableAccounts } from './api/list-available-accounts.js';
import { RefusedBranches } from './refused-branches.js';

type Available = z.output<typeof availableAccountSchema>;

function columnsOf(
  chosen: ReadonlySet<string>,
  toggle: (externalId: string) => void,
): ColumnDef<Available>[] {
  return [
    {
      id: 'choose',
      header: '',
      enableSorting: false,
      cell: ({ row: { original } }) => (
        <Checkbox
          aria-label={original.name}
          checked={original.adAccountId !== null || chosen.has(original.externalId)}
          disabled={original.adAccountId !== null}
          onChange={() => toggle(original.externalId)}
        />
      ),
    },
    {
      id: 'name',
      header: t('common.name'),
      accessorFn: ({ name }) => name.toLowerCase(),
      meta: { main: true },
      cell: ({ row: { original } }) => (
        <>
          {original.name} {original.adAccountId !== null && <Tag>{t('connection.added')}</Tag>}
          {original.path.length > 0 && <div className={classes.path}>{original.path.join(' › ')}</div>}
        </>
      ),
    },
    {
      id: 'id',
      header: t('account.externalId'),
      accessorFn: ({ externalId }) => externalId,
      meta: { wide: true },
      cell: ({ row }) => row.original.externalId,
    },
    {
      id: 'zone',
      header: t('accounts.zone'),
      accessorFn: ({ currency }) => currency,
      meta: { wide: true },
      cell: ({ row: { original } }) => `${original.currency}, ${original.timeZone}`,
    },
    {
      id: 'write',
      header: t('accounts.writes'),
      accessorFn: ({ canWrite }) => String(canWrite),
      cell: ({ row }) => (row.original.canWrite ? t('connection.canWrite') : t('accounts.readOnly')),
    },
  ];
}

/** Which of the reachable accounts to work with. */
export function AccountPicker({ connectionId }: { readonly connectionId: string }) {
  const available = useAvailableAccounts(connectionId, true);
  const add = useAddAdAccounts(connectionId);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (externalId: string): void =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(externalId)) next.add(externalId);
      return next;
    });
  const submit = (): void => {
    add.mutate([...chosen], {
      onSuccess: ({ items }) => {
        notifyDone(plural('connection.addDone', chosen.size));
        const [first] = items;
        void navigate(items.length === 1 && first !== undefined ? `/accounts/${first.id}` : '/accounts');
      },
    });
  };
  return (
    <Section
      title={t('connection.available')}
      actions={
        <Button variant="filled" disabled={chosen.size === 0 || add.isPending} onClick={submit}>
          {add.isPending ? t('connection.adding') : plural('connection.add', chosen.size)}
        </Button>
      }
      flush
    >
      {add.error && <ProblemNotice error={add.error} what={t('connection.addFailed')} />}
      <Loaded
        query={available}
        loading={<LoadingRows label={t('connection.availableLoading')} rows={5} />}
        failed={t('connection.availableFailed')}
      >
        {({ items, refused }) => (
          <>
            <RefusedBranches refused={refused} />
            {items.length === 0 ? (
              <EmptyState title={t('accounts.emptyTitle')}>{t('connection.availableEmpty')}</EmptyState>
            ) : (
              <DataTable
                label={t('connection.available')}
                rows={items}
                columns={columnsOf(chosen, toggle)}
                rowId={({ externalId }) => externalId}
              />
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
