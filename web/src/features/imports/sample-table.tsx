import type { Import } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { ABSENT } from '../../shared/format/locale.js';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Section } from '../../shared/ui/section.js';

type Row = Import['sample'][number];

/** The first rows as they would be stored. */
export function SampleTable({ sample }: { readonly sample: Row[] }) {
  const columns = useMemo<ColumnDef<Row>[]>(
    () =>
      Object.keys(sample[0] ?? {}).map((key) => ({
        id: key,
        header: label('sample', key),
        enableSorting: false,
        cell: ({ row }) => row.original[key] ?? ABSENT,
      })),
    [sample],
  );
  if (sample.length === 0) return null;
  return (
    <Section title={t('import.sample')} flush>
      <DataTable
        label={t('import.sample')}
        rows={sample}
        columns={columns}
        rowId={(row) => String(sample.indexOf(row))}
      />
    </Section>
  );
}
