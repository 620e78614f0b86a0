import { copyFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestDatabase } from '../../testing/database.js';
import { migratedSnapshot } from '../../testing/pglite-snapshot.js';
import { MIGRATIONS_DIR } from '../config/settings.js';
import { openAsOwner } from '../database/embedded.js';
import { type Migration, readMigrations } from '../migrate/migration-files.js';
import { pgliteSession, pgSession, type SqlSession } from '../migrate/sql-session.js';
import { writeBackup } from './backup.js';
import { restoreBackup } from './restore.js';

interface Opened {
  session: SqlSession;
  close(): Promise<void>;
}

const W = '00000000-0000-4000-8000-00000000000a';
const C = '00000000-0000-4000-8000-00000000000c';
const VECTOR = `[${Array.from({ length: 384 }, (_, at) => (at % 7) / 8).join(',')}]`;

/** Rows of every kind of column, among them what text forms are known to stumble over. */
const ROWS = `
  INSERT INTO users (id, email, name, password_hash) VALUES ('${W}', 'a@example.org', E'Zoë "Ö" \\\\ \\n {x,NULL}', NULL);
  INSERT INTO workspaces (id, name) VALUES ('${W}', 'One');
  INSERT INTO clients (id, workspace_id, name) VALUES ('${C}', '${W}', '');
  INSERT INTO sessions (user_id, refresh_hash, successor, expires_at) VALUES ('${W}', 'h', '\\x00ff10', '2026-11-21 10:00:00.123+02');
  INSERT INTO ad_accounts (id, workspace_id, client_id, platform, external_id, name, currency, time_zone, sync_cursor)
    VALUES ('${C}', '${W}', '${C}', 'google', '1', 'A', 'EUR', 'Europe/Berlin', '{"a": [1, null, "ü"], "b": {"c": 1.50}}');
  INSERT INTO campaigns (workspace_id, client_id, ad_account_id, external_id, name, status_reasons, budget_micros)
    VALUES ('${W}', '${C}', '${C}', '1', 'c', ARRAY['a,b', 'NULL', '"', ''], 9223372036854775807);
  INSERT INTO metric_daily (workspace_id, client_id, ad_account_id, level, entity_key, date, entity_name, cost_micros, conversions, source, source_id, seen_at)
    SELECT '${W}', '${C}', '${C}', 'campaign', 'e' || n, date '2026-01-01' + n, 'e', n * 1000000::bigint, n + 0.333333, 'api', '${W}', now()
      FROM generate_series(1, 2500) AS n;
  INSERT INTO metric_revisions (workspace_id, client_id, ad_account_id, level, breakdown, entity_key, date, source_id, seen_at, replaced_at, replaced_by)
    SELECT '${W}', '${C}', '${C}', 'campaign', '', 'e', date '2026-01-01', '${W}', now(), now(), '${W}' FROM generate_series(1, 5);
  INSERT INTO ledger_entries (workspace_id, seq, kind, payload, at, prev_hash, hash) VALUES ('${W}', 1, 'k', '{"n": 1}', now(), '', 'x');
  INSERT INTO knowledge_documents (id, workspace_id, title, kind, sha256, bytes, text, created_by)
    VALUES ('${C}', '${W}', 't', 'text', 's', 1, 'text', '${W}');
  INSERT INTO ai.chunks (id, workspace_id, document_id, ordinal, text, language, terms)
    VALUES ('${C}', '${W}', '${C}', 0, 'text', 'en', 1);
  INSERT INTO ai.embeddings (chunk_id, workspace_id, model_id, embedding) VALUES ('${C}', '${W}', 'm', '${VECTOR}');
  INSERT INTO ai.postings (chunk_id, workspace_id, term, frequency, length) VALUES ('${C}', '${W}', 'text', 1, 1);`;

let folder: string;
let migrations: Migration[];
const opened: Opened[] = [];

async function pglite(): Promise<SqlSession> {
  const db = await openAsOwner({ loadDataDir: await migratedSnapshot(migrations) });
  opened.push({ session: pgliteSession(db), close: () => db.close() });
  return pgliteSession(db);
}

/** The other engine where one is given, so that the pair covers both directions. */
async function other(): Promise<SqlSession> {
  if (!process.env.ADWRIGHT_TEST_DATABASE_URL) return pglite();
  const database = await startTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const session = pgSession(client);
  opened.push({ session, close: () => client.end().then(() => database.close()) });
  return session;
}

/** Everything but the header, which names server and time; rows sorted, since a table has no order. */
async function content(file: string): Promise<string[]> {
  return gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n')
    .slice(1)
    .map((line) => (line.startsWith('{"end"') ? line.replace(/"sha256".*/, '') : line))
    .sort();
}

let source: SqlSession;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'adwright-backup-'));
  migrations = await readMigrations(MIGRATIONS_DIR);
  source = await pglite();
  await source.exec(ROWS);
  file = join(folder, 'first.jsonl.gz');
  await writeBackup(source, file);
});

afterAll(async () => {
  for (const { close } of opened) await close();
  await rm(folder, { recursive: true, force: true });
});

describe('backup and restore', () => {
  it('carries every row to the other engine and back, unchanged', async () => {
    const target = await other();
    const footer = await restoreBackup(target, file, migrations);
    expect(footer.rows).toBeGreaterThan(2500);
    const second = join(folder, 'second.jsonl.gz');
    await writeBackup(target, second);
    expect(await content(second)).toEqual(await content(file));

    const home = await pglite();
    await restoreBackup(home, second, migrations);
    const third = join(folder, 'third.jsonl.gz');
    await writeBackup(home, third);
    expect(await content(third)).toEqual(await content(file));
  });

  it('leaves keys, triggers and sequences in force', async () => {
    const target = await other();
    await restoreBackup(target, file, migrations);
    await expect(target.exec('UPDATE ledger_entries SET seq = 2')).rejects.toThrow(/append-only/);
    await expect(target.exec(`INSERT INTO member_clients VALUES ('${W}', '${W}', '${W}')`)).rejects.toThrow(
      /foreign key/,
    );
    await target.exec(`INSERT INTO metric_revisions (workspace_id, client_id, ad_account_id, level, breakdown, entity_key, date, source_id, seen_at, replaced_at, replaced_by)
      VALUES ('${W}', '${C}', '${C}', 'campaign', '', 'e', '2026-01-01', '${W}', now(), now(), '${W}')`);
    expect(await target.query('SELECT max(id)::text AS id FROM metric_revisions')).toEqual([{ id: '6' }]);
  });

  it('is readable by its owner only', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('refuses a database that has rows, and changes none', async () => {
    const target = await other();
    await target.exec("INSERT INTO workspaces (name) VALUES ('There')");
    await expect(restoreBackup(target, file, migrations)).rejects.toThrow(
      /empty database.*public.workspaces \(1\)/,
    );
    expect(await target.query('SELECT count(*)::int AS users FROM users')).toEqual([{ users: 0 }]);
  });

  it.each([
    ['ends early', (text: string) => text.split('\n').slice(0, -2).join('\n'), /ends early/],
    ['lost a row', (text: string) => text.replace(/\n\[[^\n]*\n/, '\n'), /not those that were written/],
    [
      'was changed',
      (text: string) => text.replace('a@example.org', 'b@example.org'),
      /not those that were written/,
    ],
    ['is something else', () => '{"hello": 1}\n', /no backup of Adwright/],
    [
      'comes from a newer version',
      (text: string) => text.replace(/"name":"2026/, '"name":"9026'),
      /newer version/,
    ],
  ])('refuses a file that %s, and changes nothing', async (name, change, reason) => {
    const target = await pglite();
    const broken = join(folder, `broken-${name.replaceAll(' ', '-')}`);
    await writeFile(broken, gzipSync(change(gunzipSync(await readFile(file)).toString('utf8'))));
    await expect(restoreBackup(target, broken, migrations)).rejects.toThrow(reason);
    expect(await target.query('SELECT count(*)::int AS users FROM users')).toEqual([{ users: 0 }]);
  });

  it('refuses a file that is cut off or was never compressed', async () => {
    const target = await pglite();
    const cut = join(folder, 'cut');
    await copyFile(file, cut);
    await writeFile(cut, (await readFile(file)).subarray(0, 2_000));
    await expect(restoreBackup(target, cut, migrations)).rejects.toThrow(/damaged|cut off/);
    await writeFile(cut, 'no gzip');
    await expect(restoreBackup(target, cut, migrations)).rejects.toThrow(/damaged/);
  });
});
