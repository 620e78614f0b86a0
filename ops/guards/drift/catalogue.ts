import type { SqlSession } from '../../src/migrate/sql-session.js';

/** Each object of a database on a line of its own, so that two databases can be compared as two sets. */
export interface Catalogue {
  /** What a Prisma schema can say. */
  plain: string[];
  /** Indexes that it cannot say: partial, over expressions, with included columns, or of another method than btree. */
  special: string[];
}

const TABLES = `n.nspname IN ('public', 'ai') AND c.relname <> '_prisma_migrations'`;

const COLUMNS = `
  SELECT format('column %I.%I.%I %s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
                coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE a.attnum > 0 AND NOT a.attisdropped AND ${TABLES}`;

const KEYS = `
  SELECT format('key %I.%I %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
    FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE k.contype IN ('p', 'f') AND ${TABLES}`;

const INDEXES = `
  SELECT format('index %I.%I %s', n.nspname, c.relname, pg_get_indexdef(i.indexrelid)) AS line,
         i.indpred IS NOT NULL OR i.indexprs IS NOT NULL OR m.amname <> 'btree' OR i.indnatts > i.indnkeyatts AS special
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_class x ON x.oid = i.indexrelid
    JOIN pg_am m ON m.oid = x.relam
   WHERE NOT i.indisprimary AND ${TABLES}`;

export async function readCatalogue(session: SqlSession): Promise<Catalogue> {
  const columns = await session.query<{ line: string }>(COLUMNS);
  const keys = await session.query<{ line: string }>(KEYS);
  const indexes = await session.query<{ line: string; special: boolean }>(INDEXES);
  const plain = [...columns, ...keys, ...indexes.filter((index) => !index.special)];
  return {
    plain: plain.map(({ line }) => line).sort(),
    special: indexes.filter((index) => index.special).map(({ line }) => line),
  };
}

/** What one database has and the other has not, both ways. */
export function drift(migrated: Catalogue, described: Catalogue): string[] {
  const inMigrated = new Set([...migrated.plain, ...migrated.special]);
  const inDescribed = new Set([...described.plain, ...described.special]);
  return [
    ...migrated.plain
      .filter((line) => !inDescribed.has(line))
      .map((line) => `only in the migrations: ${line}`),
    ...[...inDescribed]
      .filter((line) => !inMigrated.has(line))
      .map((line) => `only in schema.prisma: ${line}`),
  ];
}
