import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  type RowData,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import classes from './data-table.module.css';

declare module '@tanstack/react-table' {
  // The parameters must repeat the library's own declaration.
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Right-aligned tabular figures. */
    number?: boolean;
    /** The column that names the row. */
    main?: boolean;
    /** Never broken over lines. */
    whole?: boolean;
    /** Left out on a phone. */
    wide?: boolean;
    /** Never read; keeps the parameters in use. */
    readonly of?: (row: TData) => TValue;
  }
}

interface DataTableProps<T> {
  /** What the table lists, for people who hear it. */
  readonly label: string;
  readonly rows: T[];
  readonly columns: ColumnDef<T>[];
  readonly rowId: (row: T) => string;
  /** Where a click on the row leads; the row's own link does the same for the keyboard. */
  readonly rowTo?: (row: T) => string;
  readonly footer?: ReactNode;
  /** Below the table: load more, notes. */
  readonly below?: ReactNode;
}

function cellClass(
  meta: { number?: boolean; main?: boolean; whole?: boolean; wide?: boolean } | undefined,
): string {
  return [
    meta?.number && classes.number,
    meta?.main && classes.main,
    meta?.whole && classes.whole,
    meta?.wide && classes.wide,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A dense table: 32 px rows, sortable heads, figures on the right. Sorting orders the rows that are loaded. */
export function DataTable<T>({ label, rows, columns, rowId, rowTo, footer, below }: DataTableProps<T>) {
  const [sorting, setSorting] = useState<SortingState>([]);
  const navigate = useNavigate();
  const table = useReactTable({
    data: rows,
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: rowId,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    enableSortingRemoval: true,
  });
  const open = (event: MouseEvent, row: T): void => {
    if (rowTo === undefined || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('a, button, input, label')) return;
    navigate(rowTo(row));
  };
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={label}>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map(({ id, column, getContext }) => {
                  const sorted = column.getIsSorted();
                  const head = flexRender(column.columnDef.header, getContext());
                  return (
                    <th
                      key={id}
                      scope="col"
                      className={cellClass(column.columnDef.meta)}
                      {...(sorted === false
                        ? {}
                        : {
                            'aria-sort': sorted === 'asc' ? ('ascending' as const) : ('descending' as const),
                          })}
                    >
                      {column.getCanSort() ? (
                        <button
                          type="button"
                          className={classes.sort}
                          onClick={column.getToggleSortingHandler()}
                        >
                          {head}
                          {sorted === 'asc' && <IconArrowUp size={12} aria-hidden />}
                          {sorted === 'desc' && <IconArrowDown size={12} aria-hidden />}
                        </button>
                      ) : (
                        head
                      )}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr
                key={row.id}
                className={rowTo === undefined ? '' : classes.link}
                onClick={(event) => open(event, row.original)}
              >
                {row.getVisibleCells().map((cell) => (
                  <td key={cell.id} className={cellClass(cell.column.columnDef.meta)}>
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {footer !== undefined && <tfoot>{footer}</tfoot>}
        </table>
      </div>
      {below}
    </>
  );
}
