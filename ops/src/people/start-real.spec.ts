import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migratedSnapshot } from '../../testing/pglite-snapshot.js';
import { MIGRATIONS_DIR } from '../config/settings.js';
import { openAsOwner } from '../database/embedded.js';
import { readMigrations } from '../migrate/migration-files.js';
import { pgliteSession, type SqlSession } from '../migrate/sql-session.js';
import { startForReal } from './start-real.js';

const DEMO = '11111111-1111-4111-8111-111111111111';
const REAL = '22222222-2222-4222-8222-222222222222';
const ann = { email: 'Ann@Example.org', name: 'Ann', password: 'a-long-password', workspace: 'Ann’s shop' };

let session: SqlSession;
let close: () => Promise<void>;
const start = (owner = ann) => startForReal({ session, prologue: '' }, owner);

/** Rows per workspace of everything that a workspace may own, beside two that were there before. */
async function rowsOf(workspaceId: string): Promise<number> {
  const tables = await session.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id'
      WHERE c.relkind = 'r' AND n.nspname IN ('public', 'ai')`,
  );
  let rows = 0;
  for (const { name } of tables) {
    const [found] = await session.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${name} WHERE workspace_id = $1`,
      [workspaceId],
    );
    rows += found?.n ?? 0;
  }
  return rows;
}

beforeEach(async () => {
  const db = await openAsOwner({ loadDataDir: await migratedSnapshot(await readMigrations(MIGRATIONS_DIR)) });
  session = pgliteSession(db);
  close = () => db.close();
  await session.exec(`
    INSERT INTO app_settings (key, value) VALUES ('mode', '"demo"');
    INSERT INTO users (email, name, is_demo) VALUES ('owner@demo.adwright.dev', 'Demo', true), ('bob@example.org', 'Bob', false);`);
  for (const [id, mode] of [
    [DEMO, 'demo'],
    [REAL, 'real'],
  ]) {
    await session.exec(`
      INSERT INTO workspaces (id, name, mode) VALUES ('${id}', 'The ${mode} one', '${mode}');
      INSERT INTO guardrails (workspace_id) VALUES ('${id}');
      INSERT INTO members (workspace_id, user_id, role) SELECT '${id}', id, 'owner' FROM users;
      INSERT INTO clients (id, workspace_id, name) VALUES (gen_random_uuid(), '${id}', 'A client');
      INSERT INTO member_clients (workspace_id, member_id, client_id)
        SELECT '${id}', m.id, c.id FROM members m, clients c WHERE m.workspace_id = '${id}' AND c.workspace_id = '${id}';
      INSERT INTO connections (workspace_id, client_id, platform, environment, name)
        SELECT '${id}', id, 'google', 'sandbox', 'A connection' FROM clients WHERE workspace_id = '${id}';
      INSERT INTO ledger_entries (workspace_id, seq, kind, payload, at, prev_hash, hash)
        VALUES ('${id}', 1, 'limits_changed', '{}', now(), repeat('0', 64), repeat('1', 64));`);
  }
});

afterEach(() => close());

describe('starting for real', () => {
  it('removes the demo with all its rows and people, and nobody else', async () => {
    const before = await rowsOf(REAL);
    expect(await start()).toEqual({ removed: ['The demo one'] });
    expect(await rowsOf(DEMO)).toBe(0);
    // The demo person was a member there as well, narrowed to one client: these two rows went with them.
    expect(await rowsOf(REAL)).toBe(before - 2);
    const people = await session.query('SELECT email, is_demo FROM users ORDER BY email');
    expect(people).toEqual([
      { email: 'ann@example.org', is_demo: false },
      { email: 'bob@example.org', is_demo: false },
    ]);
    expect(await session.query("SELECT value FROM app_settings WHERE key = 'mode'")).toEqual([
      { value: 'real' },
    ]);
    expect(
      await session.query(
        `SELECT w.name, w.mode, m.role FROM workspaces w JOIN members m ON m.workspace_id = w.id
           JOIN users u ON u.id = m.user_id WHERE u.email = 'ann@example.org'`,
      ),
    ).toEqual([{ name: 'Ann’s shop', mode: 'real', role: 'owner' }]);
  });

  it('leaves the ledger of every other workspace append-only', async () => {
    await start();
    await expect(session.exec('DELETE FROM ledger_entries')).rejects.toThrow(/append-only/);
  });

  it('changes nothing while work of the demo is under way', async () => {
    await session.exec(`INSERT INTO ad_accounts (workspace_id, client_id, platform, external_id, name, currency, time_zone)
      SELECT '${DEMO}', id, 'google', '1', 'One', 'EUR', 'UTC' FROM clients WHERE workspace_id = '${DEMO}';
      INSERT INTO sync_runs (workspace_id, client_id, ad_account_id, mode, trigger, correlation_id, lease_until)
      SELECT workspace_id, client_id, id, 'full', 'manual', 'c', now() + interval '1 minute' FROM ad_accounts;`);
    const before = await rowsOf(DEMO);
    await expect(start()).rejects.toThrow(/is running/);
    expect(await rowsOf(DEMO)).toBe(before);
  });

  it.each([
    [{ ...ann, email: 'ann' }, /not an e-mail address/],
    [{ ...ann, password: 'short' }, /at least 10/],
  ])('refuses %o', async (owner, reason) => {
    await expect(start(owner)).rejects.toThrow(reason);
    expect(await session.query("SELECT value FROM app_settings WHERE key = 'mode'")).toEqual([
      { value: 'demo' },
    ]);
  });

  it('is done once', async () => {
    await start();
    await expect(start()).rejects.toThrow(/real already/);
  });
});
