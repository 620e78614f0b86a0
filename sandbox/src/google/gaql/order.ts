import type { RowContext } from '../rows/context.js';
import { FIELDS } from './catalog.js';
import type { Query } from './parse.js';

function rank(value: unknown, numeric: boolean): string | number {
  if (value === undefined || value === null) return numeric ? Number.NEGATIVE_INFINITY : '';
  return numeric ? Number(value) : String(value);
}

/** Sorts rows by ORDER BY; without one they pass through as they come. */
export function order(rows: Iterable<RowContext>, query: Query): Iterable<RowContext> {
  if (query.orderBy.length === 0) return rows;
  const keys = query.orderBy.map(({ field, descending }) => {
    const known = FIELDS[field];
    const numeric = known?.kind === 'int64' || known?.kind === 'double';
    return { read: (row: RowContext) => rank(known?.get(row), numeric), sign: descending ? -1 : 1 };
  });
  return [...rows].sort((a, b) => {
    for (const { read, sign } of keys) {
      const left = read(a);
      const right = read(b);
      if (left < right) return -sign;
      if (left > right) return sign;
    }
    return 0;
  });
}
