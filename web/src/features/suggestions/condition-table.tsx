import type { Condition } from '@adwright/contracts';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import { ABSENT } from '../../shared/format/locale.js';
import { formatFigure } from '../../shared/format/number.js';
import { t } from '../../shared/messages/message.js';
import { DataTable } from '../../shared/ui/data-table.js';
import { Tag } from '../../shared/ui/tag.js';

interface ConditionTableProps {
  readonly conditions: Condition[];
  readonly currency: string;
}

function needed({ comparison, threshold }: Condition, currency: string): string {
  if (comparison === 'is_known') return t('comparison.is_known');
  return t(`comparison.${comparison}`, {
    value: threshold === null ? ABSENT : formatFigure(threshold.value, threshold.unit, currency),
  });
}

/** Every condition of the rule with its value, its threshold and whether it held. */
export function ConditionTable({ conditions, currency }: ConditionTableProps) {
  const columns = useMemo<ColumnDef<Condition>[]>(
    () => [
      {
        id: 'label',
        header: t('condition.name'),
        enableSorting: false,
        meta: { main: true },
        cell: ({ row }) => row.original.label,
      },
      {
        id: 'value',
        header: t('condition.value'),
        enableSorting: false,
        meta: { number: true },
        cell: ({ row: { original } }) =>
          original.value === null
            ? ABSENT
            : formatFigure(original.value.value, original.value.unit, currency),
      },
      {
        id: 'needed',
        header: t('condition.needed'),
        enableSorting: false,
        meta: { number: true },
        cell: ({ row }) => needed(row.original, currency),
      },
      {
        id: 'held',
        header: '',
        enableSorting: false,
        meta: { number: true },
        cell: ({ row }) => (
          <Tag tone={row.original.held ? 'plain' : 'late'}>
            {row.original.held ? t('condition.held') : t('condition.notHeld')}
          </Tag>
        ),
      },
    ],
    [currency],
  );
  return (
    <DataTable
      label={t('suggestion.conditions')}
      rows={conditions}
      columns={columns}
      rowId={({ name }) => name}
    />
  );
}
