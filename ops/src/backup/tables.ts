import type { SqlSession } from '../migrate/sql-session.js';

export interface Column {
  name: string;
  /** As `format_type` writes it, so that a text value can be cast back. */
  type: string;
}

export interface Table {
  /** Quoted and with its schema: ready for SQL, the same on both engines. */
  name: string;
  columns: Column[];
}

export interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

/** Every table of the product, by name; the bookkeeping of migrations is not data. Generated columns are left out. */
export async function readTables(session: SqlSession): Promise<Table[]> {
  const rows = await session.query<{ table: string; column: string; type: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(a.attname) AS column,
           format_type(a.atttypid, a.atttypmod) AS type
      FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname IN ('public', 'ai') AND c.relname <> '_prisma_migrations'
       AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY 1, a.attnum`);
  const tables = new Map<string, Table>();
  for (const row of rows) {
    const table = tables.get(row.table) ?? { name: row.table, columns: [] };
    table.columns.push({ name: row.column, type: row.type });
    tables.set(row.table, table);
  }
  return [...tables.values()];
}

export async function readForeignKeys(session: SqlSession): Promise<ForeignKey[]> {
  return session.query<ForeignKey>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(k.conname) AS name,
           pg_get_constraintdef(k.oid) AS definition
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = k.conrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND n.nspname IN ('public', 'ai')`);
}

/** Names of the sequences that columns draw from. */
export async function readSequences(session: SqlSession): Promise<string[]> {
  const rows = await session.query<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND n.nspname IN ('public', 'ai') ORDER BY 1`);
  return rows.map((row) => row.name);
}

export async function countRows(session: SqlSession, table: string): Promise<number> {
  const [row] = await session.query<{ rows: string | bigint }>(`SELECT count(*) AS rows FROM ${table}`);
  return Number(row?.rows ?? 0);
}
