import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';

/** Tables of the installation, not of a tenant. Adding one here is a decision: its rows are seen by every workspace. */
const GLOBAL_TABLES = [
  'public._prisma_migrations',
  'public.app_settings',
  'public.oauth_states',
  'public.sessions',
  'public.users',
];

/** Tables that anybody could read across workspaces: no row-level security, not forced, or no policy for their role. */
const UNGUARDED = `
  SELECT n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname IN ('public', 'ai') AND c.relkind IN ('r', 'p')
     AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (
           SELECT FROM pg_policies p WHERE p.schemaname = n.nspname AND p.tablename = c.relname
              AND p.roles && ARRAY['adwright_app', 'adwright_ai']::name[]
              AND p.qual LIKE '%app_workspace_id()%' AND p.with_check LIKE '%app_workspace_id()%'))
   ORDER BY 1`;

let api: TestApp;
let alice: TestUser;
let bob: TestUser;
beforeAll(async () => {
  api = await startTestApp();
  [alice, bob] = [
    await api.signUp({ workspaceName: 'Alice Ltd' }),
    await api.signUp({ workspaceName: 'Bob Ltd' }),
  ];
});
afterAll(() => api?.close());

async function names(sql: string): Promise<string[]> {
  return (await api.database.asOwner<{ name: string }>(sql)).map((row) => row.name);
}

/** Runs statements as one of the product's roles, in a transaction that is rolled back. */
async function asRole<Row extends pg.QueryResultRow>(
  role: 'adwright_app' | 'adwright_ai',
  settings: { workspace?: string; clients?: string },
  sql: string,
  params: unknown[] = [],
): Promise<Row[]> {
  const url = role === 'adwright_ai' ? api.database.aiUrl : api.database.appUrl;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    await client.query(
      "SELECT set_config('app.workspace_id', $1, true), set_config('app.client_ids', $2, true)",
      [settings.workspace ?? '', settings.clients ?? ''],
    );
    return (await client.query<Row>(sql, params)).rows;
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}

async function tenantTables(): Promise<string[]> {
  const guarded = await names(
    "SELECT schemaname || '.' || tablename AS name FROM pg_tables WHERE schemaname IN ('public', 'ai') AND rowsecurity",
  );
  expect(guarded.length).toBeGreaterThan(35);
  return guarded;
}

describe('the catalogue', () => {
  it('has a workspace policy on every table that is not on the list of global ones', async () => {
    expect(await names(UNGUARDED)).toEqual(GLOBAL_TABLES);
  });

  it('would name a table that somebody forgot', async () => {
    await api.database.asOwner('CREATE TABLE forgotten (workspace_id uuid)');
    await api.database.asOwner('CREATE TABLE half (workspace_id uuid)');
    await api.database.asOwner('ALTER TABLE half ENABLE ROW LEVEL SECURITY');
    await api.database.asOwner('CREATE POLICY tenant ON half TO adwright_app USING (true) WITH CHECK (true)');
    try {
      expect(await names(UNGUARDED)).toEqual(expect.arrayContaining(['public.forgotten', 'public.half']));
    } finally {
      await api.database.asOwner('DROP TABLE forgotten, half');
    }
  });

  it('gives no policy to everybody, and an unconditional one to the owner only', async () => {
    const open = await api.database.asOwner<{ policyname: string; roles: string }>(
      "SELECT DISTINCT policyname, roles::text FROM pg_policies WHERE qual = 'true' OR with_check = 'true' OR 'public' = ANY (roles)",
    );
    expect(open.map((policy) => policy.policyname)).toEqual(['owner']);
    expect(open[0]?.roles).not.toMatch(/public|adwright_(app|ai)/);
  });

  it('keeps each role to its own schema', async () => {
    const reach = (role: string, schema: string) =>
      names(`SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = '${schema}' AND c.relkind IN ('r', 'p', 'v', 'm')
                AND (has_table_privilege('${role}', c.oid, 'SELECT') OR has_table_privilege('${role}', c.oid, 'INSERT')
                  OR has_table_privilege('${role}', c.oid, 'UPDATE') OR has_table_privilege('${role}', c.oid, 'DELETE'))`);
    expect(await reach('adwright_ai', 'public')).toEqual([]);
    expect(await reach('adwright_app', 'ai')).toEqual([]);
    expect(await reach('adwright_ai', 'ai')).toContain('chunks');
  });

  it('lets the product neither own a table nor pass over a policy', async () => {
    const roles = await api.database.asOwner(
      "SELECT rolname FROM pg_roles WHERE rolname LIKE 'adwright_%' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)",
    );
    expect(roles).toEqual([]);
    const owned = await api.database.asOwner(
      "SELECT tablename FROM pg_tables WHERE tableowner LIKE 'adwright_%' AND schemaname IN ('public', 'ai')",
    );
    expect(owned).toEqual([]);
  });
});

describe('a transaction', () => {
  it('without a workspace sees no row of any tenant table', async () => {
    for (const table of await tenantTables()) {
      const role = table.startsWith('ai.') ? 'adwright_ai' : 'adwright_app';
      for (const clients of ['', '*']) {
        const [row] = await asRole<{ count: number }>(
          role,
          { clients },
          `SELECT count(*)::int AS count FROM ${table}`,
        );
        expect(row?.count, table).toBe(0);
      }
    }
  });

  it('in a workspace sees its rows and none of another’s', async () => {
    const scope = { workspace: alice.workspaceId, clients: '*' };
    for (const table of ['workspaces', 'members', 'clients', 'guardrails', 'audit_events']) {
      const key = table === 'workspaces' ? 'id' : 'workspace_id';
      const rows = await asRole<{ id: string }>(
        'adwright_app',
        scope,
        `SELECT DISTINCT ${key} AS id FROM ${table}`,
      );
      expect(rows, table).toEqual([{ id: alice.workspaceId }]);
    }
  });

  it('cannot write into another workspace, nor move a row there', async () => {
    const scope = { workspace: alice.workspaceId, clients: '*' };
    const insert = asRole('adwright_app', scope, 'INSERT INTO clients (workspace_id, name) VALUES ($1, $2)', [
      bob.workspaceId,
      'Planted',
    ]);
    await expect(insert).rejects.toThrow(/row-level security/);
    await expect(
      asRole('adwright_app', scope, 'UPDATE clients SET workspace_id = $1', [bob.workspaceId]),
    ).rejects.toThrow(/row-level security/);
    const rows = await asRole(
      'adwright_app',
      scope,
      'DELETE FROM members WHERE workspace_id = $1 RETURNING id',
      [bob.workspaceId],
    );
    expect(rows).toEqual([]);
  });

  it('with a list of clients sees no client that is not on it, and with an empty list none', async () => {
    const [client] = (await alice.client.get<{ items: { id: string }[] }>('/clients')).body.items;
    const foreign = (await bob.client.get<{ items: { id: string }[] }>('/clients')).body.items[0]?.id ?? '';
    const seen = (clients: string) =>
      asRole('adwright_app', { workspace: alice.workspaceId, clients }, 'SELECT id FROM clients');
    expect(await seen(client?.id ?? '')).toEqual([{ id: client?.id }]);
    expect(await seen(foreign)).toEqual([]);
    expect(await seen('')).toEqual([]);
  });

  it('cannot change or empty what is append-only', async () => {
    const scope = { workspace: alice.workspaceId, clients: '*' };
    for (const sql of [
      "UPDATE audit_events SET kind = 'nothing'",
      'DELETE FROM audit_events',
      'TRUNCATE audit_events',
      'DELETE FROM ledger_entries',
      "UPDATE ledger_entries SET kind = 'nothing'",
      'TRUNCATE ledger_entries',
    ]) {
      await expect(asRole('adwright_app', scope, sql), sql).rejects.toThrow(/permission denied/);
    }
    await expect(api.database.asOwner('TRUNCATE ledger_entries')).rejects.toThrow(/append-only/);
  });
});
