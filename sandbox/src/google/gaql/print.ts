import type { RowContext } from '../rows/context.js';
import { camel } from '../rows/names.js';
import { FIELDS } from './catalog.js';
import type { Query } from './parse.js';

interface Column {
  path: string[];
  read: (row: RowContext) => unknown;
}

/** int64 are strings in the platform's JSON; numbers of micros are whole. */
function column(field: string): Column {
  const known = FIELDS[field];
  if (!known) throw new Error(`field ${field} was not checked`);
  const path = camel(field).split('.');
  if (known.kind !== 'int64') return { path, read: known.get };
  return {
    path,
    read: (row) => {
      const value = known.get(row);
      return value === undefined || value === null ? undefined : String(value);
    },
  };
}

/** Resource names come with every selected resource and with the one in FROM, asked for or not. */
function columns(query: Query): Column[] {
  const fields = new Set<string>();
  const bare = query.parameters.omit_unselected_resource_names?.toLowerCase() === 'true';
  const roots = new Set([query.from, ...query.select.map((field) => field.slice(0, field.indexOf('.')))]);
  if (!bare)
    for (const root of roots) if (FIELDS[`${root}.resource_name`]) fields.add(`${root}.resource_name`);
  if (!bare && query.select.some((field) => field.startsWith('ad_group_ad.ad.'))) {
    fields.add('ad_group_ad.ad.resource_name');
  }
  for (const field of query.select) fields.add(field);
  return [...fields].map(column);
}

/** How rows of a query are written as JSON: nested camelCase keys, unset fields left out. */
export function printer(query: Query): {
  fieldMask: string;
  row: (row: RowContext) => Record<string, unknown>;
} {
  const list = columns(query);
  return {
    fieldMask: query.select.map(camel).join(','),
    row: (context) => {
      const result: Record<string, unknown> = {};
      for (const { path, read } of list) {
        const value = read(context);
        if (value === undefined || value === null || value === '') continue;
        let place = result;
        for (let i = 0; i < path.length - 1; i++) {
          const key = path[i] ?? '';
          place[key] ??= {};
          place = place[key] as Record<string, unknown>;
        }
        place[path.at(-1) ?? ''] = value;
      }
      return result;
    },
  };
}
