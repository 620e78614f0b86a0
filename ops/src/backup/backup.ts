import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { inTransaction, type SqlSession } from '../migrate/sql-session.js';
import { FORMAT, type Footer, type Header, type Line, type Row, VERSION } from './format.js';
import { readSequences, readTables, type Table } from './tables.js';

const ROWS_AT_A_TIME = 2_000;

/** What a transaction that reads or writes everything needs said first; text forms must not depend on the server. */
export const TEXT_SETTINGS =
  "SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres'";

async function* rowsOf(session: SqlSession, table: Table): AsyncGenerator<Row> {
  const columns = table.columns.map((column) => `${column.name}::text`);
  await session.exec(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT ARRAY[${columns.join(', ')}] AS row FROM ${table.name}`,
  );
  for (;;) {
    const rows = await session.query<{ row: Row }>(`FETCH ${ROWS_AT_A_TIME} FROM backup_rows`);
    for (const { row } of rows) yield row;
    if (rows.length < ROWS_AT_A_TIME) break;
  }
  await session.exec('CLOSE backup_rows');
}

async function header(session: SqlSession): Promise<Header> {
  const [server] = await session.query<{ version: string }>('SELECT version() AS version');
  const migrations = await session.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY 1',
  );
  if (migrations.length === 0)
    throw new Error('This database holds no installation: nothing was ever migrated');
  return {
    format: FORMAT,
    version: VERSION,
    createdAt: new Date().toISOString(),
    server: server?.version ?? '',
    migrations,
  };
}

async function* linesOf(session: SqlSession, total: Footer): AsyncGenerator<Line> {
  yield await header(session);
  for (const table of await readTables(session)) {
    yield { table: table.name, columns: table.columns.map((column) => column.name) };
    const hash = createHash('sha256');
    let count = 0;
    for await (const row of rowsOf(session, table)) {
      hash.update(`${JSON.stringify(row)}\n`);
      count += 1;
      yield row;
    }
    yield { end: table.name, rows: count, sha256: hash.digest('hex') };
    total.tables += 1;
    total.rows += count;
  }
  for (const sequence of await readSequences(session)) {
    const [state] = await session.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${sequence}`,
    );
    if (state) yield { sequence, ...state };
  }
  yield total;
}

async function* asText(lines: AsyncGenerator<Line>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}

/**
 * Writes all rows of a database as they were at one instant. The file appears under its name only when it is
 * whole, readable by its owner only: it holds password hashes and encrypted credentials.
 * @param prologue SQL that makes the transaction see every row (empty for an owner's session).
 */
export async function writeBackup(session: SqlSession, file: string, prologue = ''): Promise<Footer> {
  const total: Footer = { complete: true, tables: 0, rows: 0 };
  const partial = `${file}.partial`;
  await inTransaction(session, async () => {
    await session.exec('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await session.exec(`${prologue}; ${TEXT_SETTINGS}`);
    const lines = Readable.from(asText(linesOf(session, total)));
    await pipeline(lines, createGzip(), createWriteStream(partial, { mode: 0o600 }));
  });
  await rename(partial, file);
  return total;
}
