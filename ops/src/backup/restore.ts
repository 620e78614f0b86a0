import { migrate } from '../migrate/migrate.js';
import type { Migration } from '../migrate/migration-files.js';
import { inTransaction, type SqlSession } from '../migrate/sql-session.js';
import { TEXT_SETTINGS } from './backup.js';
import type { Footer, Row, SequenceLine } from './format.js';
import { readBackup } from './read-backup.js';
import { countRows, readForeignKeys, readTables, type Table } from './tables.js';

/** Raised when a backup cannot go into this database; nothing was changed then. */
export class RestoreError extends Error {}

/** The migrations the backup was made with, taken from those this version knows. */
function migrationsOfBackup(known: Migration[], wanted: { name: string; checksum: string }[]): Migration[] {
  const names = new Set(wanted.map((migration) => migration.name));
  for (const { name, checksum } of wanted) {
    const own = known.find((migration) => migration.name === name);
    if (!own) throw new RestoreError(`The backup comes from a newer version: it has migration ${name}`);
    if (own.checksum !== checksum)
      throw new RestoreError(`The backup was made with another migration ${name}`);
  }
  return known.filter((migration) => names.has(migration.name));
}

/** Rows of an older shape cannot go into tables that later migrations have changed. */
async function requireNotNewer(session: SqlSession, migrations: Migration[]): Promise<void> {
  const names = new Set(migrations.map((migration) => migration.name));
  const [found] = await session.query<{ there: boolean }>(
    "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there",
  );
  if (!found?.there) return;
  const applied = await session.query<{ name: string }>(
    'SELECT migration_name AS name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY 1',
  );
  const later = applied.find(({ name }) => !names.has(name));
  if (later) {
    throw new RestoreError(
      `The database already has migration ${later.name}, which is newer than the backup. Restore into a database that is not migrated yet.`,
    );
  }
}

async function requireEmpty(session: SqlSession, tables: Table[]): Promise<void> {
  const filled: string[] = [];
  for (const table of tables) {
    const rows = await countRows(session, table.name);
    if (rows > 0) filled.push(`${table.name} (${rows})`);
  }
  if (filled.length > 0) {
    throw new RestoreError(
      `A backup is restored into an empty database only; this one has rows in ${filled.join(', ')}`,
    );
  }
}

async function insertRows(session: SqlSession, table: Table, columns: string[], rows: Row[]): Promise<void> {
  const types = columns.map((name) => {
    const column = table.columns.find((candidate) => candidate.name === name);
    if (!column) throw new RestoreError(`${table.name} has no column ${name} any more`);
    return column.type;
  });
  const aliases = columns.map((_, at) => `c${at}`);
  const casts = aliases.map((alias, at) => `u.${alias}::${types[at]}`);
  const arrays = aliases.map((_, at) => `$${at + 1}::text[]`);
  await session.query(
    `INSERT INTO ${table.name} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
     SELECT ${casts.join(', ')} FROM unnest(${arrays.join(', ')}) AS u(${aliases.join(', ')})`,
    columns.map((_, at) => rows.map((row) => row[at] ?? null)),
  );
}

/** Loads the rows with foreign keys and triggers out of the way: rows may then come in any order. */
async function load(session: SqlSession, file: string, tables: Table[]): Promise<Footer> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const keys = await readForeignKeys(session);
  for (const key of keys) await session.exec(`ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`);
  for (const table of tables) await session.exec(`ALTER TABLE ${table.name} DISABLE TRIGGER USER`);
  const tableNamed = (name: string) => {
    const table = byName.get(name);
    if (!table) throw new RestoreError(`This version has no table ${name}`);
    return table;
  };
  const setSequence = ({ sequence, value, called }: SequenceLine) =>
    session
      .query('SELECT setval($1::regclass, $2::bigint, $3)', [sequence, value, called])
      .then(() => undefined);
  const footer = await readBackup(file, {
    rows: (name, columns, rows) => insertRows(session, tableNamed(name), columns, rows),
    tableEnd: async ({ end, rows }) => {
      const found = await countRows(session, tableNamed(end).name);
      if (found !== rows) throw new RestoreError(`${end} has ${found} rows instead of ${rows}`);
    },
    sequence: setSequence,
  });
  for (const table of tables) await session.exec(`ALTER TABLE ${table.name} ENABLE TRIGGER USER`);
  // Adding a key checks every row against it.
  for (const key of keys)
    await session.exec(`ALTER TABLE ${key.table} ADD CONSTRAINT ${key.name} ${key.definition}`);
  return footer;
}

/**
 * Puts a backup into an empty database, whichever engine wrote it: the file is checked whole first, the
 * migrations it was made with are applied, all rows go in within one transaction, then newer migrations follow.
 * @param session the owner's.
 * @throws RestoreError or BackupFormatError; the rows are then as they were.
 */
export async function restoreBackup(session: SqlSession, file: string, known: Migration[]): Promise<Footer> {
  let migrations: Migration[] = [];
  await readBackup(file, {
    header: (header) => {
      migrations = migrationsOfBackup(known, header.migrations);
    },
  });
  await requireNotNewer(session, migrations);
  await migrate(session, migrations);
  const footer = await inTransaction(session, async () => {
    await session.exec(TEXT_SETTINGS);
    const tables = await readTables(session);
    await requireEmpty(session, tables);
    return load(session, file, tables);
  });
  await migrate(session, known);
  return footer;
}
