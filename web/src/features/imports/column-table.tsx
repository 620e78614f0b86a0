import type { Import } from '@adwright/contracts';
import { Select } from '@mantine/core';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Section } from '../../shared/ui/section.js';
import { COLUMN_ROLES } from './column-roles.js';
import classes from './import.module.css';

type Column = Import['columns'][number];

interface ColumnTableProps {
  readonly data: Import;
  /** Left out when the file is already imported: then the columns can only be looked at. */
  readonly onRole?: (columnIndex: number, role: string) => void;
}

/** Options of the role of a column, with the role it was read as even when nobody could choose it. */
function rolesFor(role: string | null) {
  const roles: readonly string[] = COLUMN_ROLES;
  const all = role === null || roles.includes(role) ? roles : [role, ...roles];
  return all.map((value) => ({ value, label: label('role_of_column', value) }));
}

/** How each column was read, with values of it, and the choice to read it otherwise. */
export function ColumnTable({ data, onRole }: ColumnTableProps) {
  const columns = useMemo<ColumnDef<Column>[]>(
    () => [
      {
        id: 'header',
        header: t('import.column'),
        enableSorting: false,
        meta: { main: true },
        cell: ({ row }) => row.original.header,
      },
      {
        id: 'role',
        header: t('import.columnRole'),
        enableSorting: false,
        cell: ({ row: { original } }) =>
          onRole === undefined ? (
            label('role_of_column', original.role ?? 'unknown')
          ) : (
            <Select
              aria-label={`${t('import.columnRole')}: ${original.header}`}
              data={rolesFor(original.role)}
              value={original.role}
              placeholder={label('role_of_column', 'unknown')}
              onChange={(role) => role !== null && onRole(original.index, role)}
              searchable
              w={200}
            />
          ),
      },
      {
        id: 'unit',
        header: t('import.columnUnit'),
        enableSorting: false,
        meta: { wide: true },
        cell: ({ row }) => row.original.unit ?? '',
      },
      {
        id: 'samples',
        header: t('import.columnSamples'),
        enableSorting: false,
        meta: { wide: true },
        cell: ({ row }) => <span className={classes.samples}>{row.original.samples.join(' · ')}</span>,
      },
      {
        id: 'note',
        header: t('import.columnNote'),
        enableSorting: false,
        meta: { wide: true },
        cell: ({ row }) => row.original.note ?? '',
      },
    ],
    [onRole],
  );
  return (
    <Section
      title={t('import.columns')}
      {...(onRole === undefined ? {} : { note: t('import.columnsNote') })}
      flush
    >
      <DataTable
        label={t('import.columns')}
        rows={data.columns}
        columns={columns}
        rowId={({ index }) => String(index)}
      />
    </Section>
  );
}
