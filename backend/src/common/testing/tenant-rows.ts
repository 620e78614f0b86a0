import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import { sha256 } from '../canonical-json.js';

interface Column {
  table: string;
  column: string;
  type: string;
  required: boolean;
  /** The table a foreign key of this column alone points to, else the one it is named for. */
  target: string | null;
  /** The first word of a closed vocabulary. */
  word: string | null;
}

const COLUMNS = `
  SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type,
         a.attnotnull AND NOT a.atthasdef AS required,
         coalesce(
           (SELECT t.relname FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
             WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.conkey = ARRAY[a.attnum] LIMIT 1),
           (SELECT t.relname FROM pg_class t WHERE t.relnamespace = c.relnamespace AND t.relkind = 'r'
               AND t.relname = regexp_replace(a.attname, '_id$', 's') AND a.attname ~ '_id$')) AS target,
         (SELECT substring(pg_get_constraintdef(k.oid) FROM '''([a-z_]+)''::text') FROM pg_constraint k
           WHERE k.contype = 'c' AND k.conrelid = c.oid AND k.conkey = ARRAY[a.attnum] LIMIT 1) AS word
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND EXISTS (
         SELECT FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attname = 'client_id')
     AND c.relname NOT IN ('oauth_states', 'member_clients')
   ORDER BY 1, a.attnum`;

/** Columns that the product reads as more than text. */
const forms: Record<string, unknown> = {
  currency: 'EUR',
  time_zone: 'Europe/Berlin',
  level: 'campaign',
  // A list is never NOT NULL in the schema, though it may not be missing.
  levels: ['campaign'],
};

function sampleOf({ column, type, word }: Column, marker: string): unknown {
  const form = forms[column] ?? word;
  if (form !== null) return form;
  // A hash may be shown to whoever may verify the chain.
  if (column.endsWith('hash')) return sha256(column);
  if (type.endsWith('[]')) return [];
  switch (type) {
    case 'uuid':
      return randomUUID();
    case 'text':
      return `${marker} ${column}`;
    case 'jsonb':
      return '{}';
    case 'boolean':
      return false;
    case 'date':
      return '2026-03-01';
    case 'bytea':
      return Buffer.from(marker);
    default:
      return type.startsWith('timestamp') ? '2026-03-01T00:00:00Z' : 1;
  }
}

/** Tables in an order in which every foreign key finds its row. */
function inOrder(tables: ReadonlyMap<string, readonly Column[]>): string[] {
  const done: string[] = [];
  const begun = new Set<string>();
  const visit = (table: string) => {
    if (begun.has(table)) return;
    begun.add(table);
    for (const { target } of tables.get(table) ?? [])
      if (target && target !== table && tables.has(target)) visit(target);
    done.push(table);
  };
  for (const table of tables.keys()) visit(table);
  return done;
}

export interface TenantRows {
  /** Stands in every text that was written, so that a leak shows wherever it appears. */
  readonly marker: string;
  /** The id of the row of each table that has one. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Writes one row into every table that belongs to a client, whatever tables there are: columns are read from the
 * catalogue. The rows are linked with each other; they need not make sense to the product.
 */
export async function writeTenantRows(
  database: TestDatabase,
  place: { workspaceId: string; clientId: string },
): Promise<TenantRows> {
  const marker = `LEAK-${randomUUID()}`;
  const ids = new Map<string, string>([['clients', place.clientId]]);
  const tables = new Map<string, Column[]>();
  for (const column of await database.asOwner<Column>(COLUMNS)) {
    tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  }
  for (const table of inOrder(tables)) {
    const columns = tables.get(table) ?? [];
    const row = new Map<string, unknown>();
    for (const column of columns) {
      if (column.column === 'id' && column.type === 'uuid') {
        ids.set(table, randomUUID());
        row.set('id', ids.get(table));
      } else if (column.column === 'workspace_id') row.set('workspace_id', place.workspaceId);
      else if (column.column === 'client_id') row.set('client_id', place.clientId);
      else if (column.target && ids.has(column.target)) row.set(column.column, ids.get(column.target));
      else if (column.required || column.column in forms) row.set(column.column, sampleOf(column, marker));
    }
    const names = [...row.keys()];
    const holes = names.map((_, index) => `$${index + 1}`);
    await database.asOwner(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${holes.join(', ')})`, [
      ...row.values(),
    ]);
  }
  return { marker, ids };
}
