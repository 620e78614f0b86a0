import type { Connection } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { Link } from 'react-router-dom';
import { label, t } from '../../shared/messages/message.js';
import { Age } from '../../shared/ui/age.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Tag, type Tone } from '../../shared/ui/tag.js';
import classes from './accounts.module.css';

export const connectionTones: Record<Connection['state'], Tone> = {
  active: 'verified',
  reconnect_needed: 'late',
  revoked: 'plain',
};

const columns: ColumnDef<Connection>[] = [
  {
    id: 'name',
    header: t('common.name'),
    accessorFn: ({ name }) => name.toLowerCase(),
    meta: { main: true },
    cell: ({ row: { original } }) => (
      <>
        <Link to={`/connections/${original.id}`}>{original.name}</Link>
        <div className={classes.soft}>
          {label('platform', original.platform)} · {label('environment', original.environment)}
        </div>
      </>
    ),
  },
  {
    id: 'state',
    header: t('connections.state'),
    accessorFn: ({ state }) => state,
    cell: ({ row: { original } }) => (
      <Tag
        tone={connectionTones[original.state]}
        {...(original.problem === null ? {} : { title: original.problem })}
      >
        {label('connections.state', original.state)}
      </Tag>
    ),
  },
  {
    id: 'accounts',
    header: t('connections.accounts'),
    accessorFn: ({ adAccounts }) => adAccounts,
    meta: { number: true },
    cell: ({ row }) => row.original.adAccounts,
  },
  {
    id: 'expires',
    header: t('connections.expires'),
    accessorFn: ({ expiresAt }) => expiresAt ?? '',
    meta: { number: true, wide: true },
    cell: ({ row: { original } }) =>
      original.expiresAt === null ? t('connections.noExpiry') : <Age at={original.expiresAt} />,
  },
];

export function ConnectionTable({ connections }: { readonly connections: Connection[] }) {
  return (
    <DataTable
      label={t('connections.list')}
      rows={connections}
      columns={columns}
      rowId={({ id }) => id}
      rowTo={({ id }) => `/connections/${id}`}
    />
  );
}
