import type { Import } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { formatDate } from '../../shared/format/date.js';
import { ABSENT } from '../../shared/format/locale.js';
import { formatMoney } from '../../shared/format/money.js';
import { formatCount } from '../../shared/format/number.js';
import { label, t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Section } from '../../shared/ui/section.js';

type Row = Import['sample'][number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const COUNTS = ['impressions', 'clicks', 'conversions', 'reach', 'leads'];

function isFigure(key: string): boolean {
  return key.endsWith('Micros') || COUNTS.includes(key);
}

/** A stored value as a person reads it; ids and names stay exactly as they are. */
export function sampleText(row: Row, key: string, currency: string): string {
  const value = row[key] ?? null;
  if (value === null) return ABSENT;
  if (key.endsWith('Micros') && /^-?\d+$/.test(value)) return formatMoney(value, row.currency ?? currency);
  if (COUNTS.includes(key) && Number.isFinite(Number(value))) return formatCount(Number(value));
  return DAY.test(value) ? formatDate(value) : value;
}

interface SampleTableProps {
  readonly sample: Row[];
  readonly currency: string;
}

/** The first rows as they would be stored. */
export function SampleTable({ sample, currency }: SampleTableProps) {
  const columns = useMemo<ColumnDef<Row>[]>(
    () =>
      Object.keys(sample[0] ?? {})
        // The amounts name their currency themselves.
        .filter((key) => key !== 'currency')
        .map((key) => ({
          id: key,
          header: label('sample', key),
          enableSorting: false,
          meta: { number: isFigure(key), whole: true },
          cell: ({ row }) => sampleText(row.original, key, currency),
        })),
    [sample, currency],
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
