import type { Import } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { ABSENT } from '../../shared/format/locale.js';
import { t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Notice } from '../../shared/ui/notice.js';
import { Section } from '../../shared/ui/section.js';
import classes from './import.module.css';

type RowError = Import['errors'][number];

const columns: ColumnDef<RowError>[] = [
  {
    id: 'line',
    header: t('import.line'),
    accessorFn: ({ line }) => line,
    cell: ({ row }) => row.original.line,
  },
  {
    id: 'column',
    header: t('import.column'),
    accessorFn: ({ column }) => column ?? '',
    cell: ({ row }) => row.original.column ?? ABSENT,
  },
  {
    id: 'message',
    header: t('import.message'),
    accessorFn: ({ message }) => message,
    meta: { main: true },
    cell: ({ row }) => row.original.message,
  },
];

/** Which rows stay out and why, by line and column; and what is worth knowing about the rest. */
export function ImportErrors({ data }: { readonly data: Import }) {
  return (
    <>
      {data.warnings.length > 0 && (
        <Notice tone="late" title={t('import.warnings')}>
          <ul className={classes.warnings}>
            {data.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      {data.errors.length > 0 && (
        <Section title={t('import.errors')} note={t('import.errorsNote')} flush>
          <DataTable
            label={t('import.errors')}
            rows={data.errors}
            columns={columns}
            rowId={({ line, column, message }) => `${line}:${column}:${message}`}
          />
        </Section>
      )}
    </>
  );
}
