import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openAsOwner } from '../database/embedded.js';
import { migrate } from './migrate.js';
import { readMigrations } from './migration-files.js';
import { pgliteSession, type SqlSession } from './sql-session.js';

let folder: string;
let session: SqlSession;
let db: Awaited<ReturnType<typeof openAsOwner>>;

async function put(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), script);
}

const run = async () => migrate(session, await readMigrations(folder));

beforeAll(async () => {
  db = await openAsOwner();
  session = pgliteSession(db);
}, 60_000);
afterAll(() => db?.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-migrations-'));
  // Empty again: making a database anew takes seconds.
  await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await put('20260102000000_second', 'ALTER TABLE city ADD COLUMN people int;');
  await put(
    '20260101000000_first',
    'CREATE TABLE city (name text); CREATE VIEW town AS SELECT name FROM city;',
  );
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('migrate', () => {
  it('applies what is missing, in order, once, and records it as Prisma does', async () => {
    expect(await run()).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await run()).toEqual([]);
    await put('20260103000000_third', 'DROP VIEW town;');
    expect(await run()).toEqual(['20260103000000_third']);
    const rows = await session.query(
      'SELECT migration_name, length(checksum) AS size, finished_at IS NOT NULL AS done, applied_steps_count AS steps FROM _prisma_migrations ORDER BY 1 LIMIT 1',
    );
    expect(rows).toEqual([{ migration_name: '20260101000000_first', size: 64, done: true, steps: 1 }]);
  });

  it('rolls a failing migration back whole, and applies it once it is repaired', async () => {
    await put('20260103000000_third', 'CREATE TABLE river (name text); SELECT broken;');
    await expect(run()).rejects.toThrow(/20260103000000_third failed and was rolled back.*broken/s);
    expect(await session.query(`SELECT to_regclass('river') AS river, to_regclass('city') AS city`)).toEqual([
      { river: null, city: 'city' },
    ]);
    await put('20260103000000_third', 'CREATE TABLE river (name text);');
    expect(await run()).toEqual(['20260103000000_third']);
  });

  it('refuses a migration that was changed after it had been applied', async () => {
    await run();
    await put('20260101000000_first', 'CREATE TABLE city (name text, mayor text);');
    await expect(run()).rejects.toThrow(/20260101000000_first was changed after/);
  });

  it('refuses a database that a newer version has migrated', async () => {
    await run();
    await rm(join(folder, '20260102000000_second'), { recursive: true });
    await expect(run()).rejects.toThrow(/newer version/);
  });

  it('refuses a database in which another tool left a migration half-applied', async () => {
    await run();
    await session.exec(
      `UPDATE _prisma_migrations SET finished_at = NULL, logs = 'disk full' WHERE migration_name LIKE '%second'`,
    );
    await expect(run()).rejects.toThrow(/20260102000000_second failed earlier.*disk full/);
  });
});
