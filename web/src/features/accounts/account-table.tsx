import type { AdAccount } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router-dom';
import { formatDate } from '../../shared/format/date.js';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Tag } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';

const columns: ColumnDef<AdAccount>[] = [
  {
    id: 'name',
    header: t('common.name'),
    accessorFn: ({ name }) => name.toLowerCase(),
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <>
        <Link to={`/accounts/${original.id}`}>{original.name}</Link>
        <div className={classes.soft}>
          {label('platform', original.platform)}
          {original.environment === 'sandbox' && ` · ${label('environment', 'sandbox')}`}
        </div>
      </>
    ),
  },
  {
    id: 'client',
    header: t('common.client'),
    accessorFn: ({ clientName }) => clientName,
    meta: { wide: true },
    cell: ({ row }) => row.original.clientName,
  },
  {
    id: 'zone',
    header: t('accounts.zone'),
    accessorFn: ({ currency }) => currency,
    meta: { wide: true },
    cell: ({ row: { original } }) => `${original.currency}, ${original.timeZone}`,
  },
  {
    id: 'writes',
    header: t('accounts.writes'),
    accessorFn: ({ writable }) => String(writable),
    cell: ({ row }) => <Tag>{row.original.writable ? t('accounts.writable') : t('accounts.readOnly')}</Tag>,
  },
  {
    id: 'through',
    header: t('accounts.through'),
    accessorFn: ({ dataThrough }) => dataThrough ?? '',
    meta: { number: true },
    cell: ({ row }) => formatDate(row.original.dataThrough),
  },
  {
    id: 'synced',
    header: t('accounts.synced'),
    accessorFn: ({ lastSyncedAt }) => lastSyncedAt ?? '',
    meta: { number: true, wide: true },
    cell: ({ row: { original } }) =>
      original.lastSyncedAt === null ? t('common.never') : <Age at={original.lastSyncedAt} />,
  },
];

export function AccountTable({ accounts }: { readonly accounts: AdAccount[] }) {
  return (
    <DataTable
      label={t('accounts.list')}
      rows={accounts}
      columns={columns}
      rowId={({ id }) => id}
      rowTo={({ id }) => `/accounts/${id}`}
    />
  );
}
