import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from './database.js';
import { startTestRedis } from './redis.js';

const SCRIPT = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'adwright_app') THEN CREATE ROLE adwright_app NOLOGIN; END IF;
END $$;
CREATE TABLE note (workspace_id int, body text);
ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY note_scope ON note USING (workspace_id = nullif(current_setting('app.workspace_id', true), '')::int);
GRANT SELECT, INSERT ON note TO adwright_app;`;

let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-harness-'));
  await mkdir(join(folder, '20260101000000_note'));
  await writeFile(join(folder, '20260101000000_note', 'migration.sql'), SCRIPT);
  database = await startTestDatabase(folder);
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function asProduct<T>(database: TestDatabase, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

describe('the test database', () => {
  it('gives the product no row without a workspace, and the owner all of them', async () => {
    await database.asOwner("INSERT INTO note VALUES (1, 'one'), (2, 'two')");
    const unscoped = await asProduct(database, (client) => client.query('SELECT * FROM note'));
    expect(unscoped.rows).toEqual([]);
    expect(await database.asOwner('SELECT count(*)::int AS notes FROM note')).toEqual([{ notes: 2 }]);
    const scoped = await asProduct(database, async (client) => {
      await client.query('BEGIN');
      await client.query('SET LOCAL ROLE adwright_app');
      await client.query("SELECT set_config('app.workspace_id', '2', true)");
      const answer = await client.query('SELECT body FROM note');
      await client.query('COMMIT');
      return answer.rows;
    });
    expect(scoped).toEqual([{ body: 'two' }]);
  });

  it("returns to the app role after the owner's statement, failed or not", async () => {
    await expect(database.asOwner('SELECT broken')).rejects.toThrow(/broken/);
    expect((await asProduct(database, (client) => client.query('SELECT * FROM note'))).rows).toEqual([]);
  });

  it('starts another one that is empty, quickly', async () => {
    const start = performance.now();
    const other = await startTestDatabase(folder);
    const took = performance.now() - start;
    expect(await other.asOwner('SELECT count(*)::text AS notes, 7::bigint AS big FROM note')).toEqual([
      { notes: '0', big: '7' },
    ]);
    await other.close();
    // A copy takes a second or two; made from the migrations it would take several times this on a busy machine.
    expect(took).toBeLessThan(15_000);
  });
});

describe('the test Redis', () => {
  it('answers, and is gone after close', async () => {
    const redis = await startTestRedis();
    const { redisFault } = await import('../src/redis/ping.js');
    expect(await redisFault(redis.url)).toBeUndefined();
    await redis.close();
    expect(await redisFault(redis.url)).toMatch(/ECONNREFUSED/);
  });
});
