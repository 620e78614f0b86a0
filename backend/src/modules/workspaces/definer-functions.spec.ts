import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../common/canonical-json.js';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';

/**
 * The functions that see across workspaces, with everything they give away. Adding one is a decision: give it a hostile
 * test here and say what it shows.
 */
const FUNCTIONS: Record<string, { call: string; columns: readonly string[]; role?: 'adwright_ai' }> = {
  audit_without_workspace: {
    call: "audit_without_workspace('x', NULL, '{}', NULL)",
    columns: ['audit_without_workspace'],
  },
  auth_api_token: { call: "auth_api_token('x')", columns: ['token_id', 'workspace_id', 'user_id', 'role'] },
  auth_invitation: {
    call: "auth_invitation('x')",
    columns: [
      'invitation_id',
      'workspace_id',
      'workspace_name',
      'email',
      'role',
      'client_scope',
      'client_ids',
      'usable',
    ],
  },
  auth_memberships: {
    call: 'auth_memberships(NULL)',
    columns: ['member_id', 'workspace_id', 'workspace_name', 'mode', 'role', 'client_scope', 'client_ids'],
  },
  cron_accounts: {
    call: 'cron_accounts()',
    columns: ['ad_account_id', 'workspace_id', 'client_id', 'time_zone', 'last_synced_at'],
  },
  waiting_rows: {
    call: 'waiting_rows()',
    columns: ['kind', 'id', 'workspace_id', 'correlation_id', 'priority'],
  },
  workspaces_to_embed: {
    call: "ai.workspaces_to_embed('any')",
    columns: ['workspace_id'],
    role: 'adwright_ai',
  },
};

/** Triggers that count what a table holds. Nobody calls them: they run with their table's own changes and give nothing away. */
const TRIGGERS = ['count_passages', 'count_terms'];

let api: TestApp;
let user: TestUser;
beforeAll(async () => {
  api = await startTestApp();
  user = await api.signUp();
  await api.signUp();
});
afterAll(() => api?.close());

async function asRole(role: string, sql: string, params: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client({
    connectionString: role === 'adwright_ai' ? api.database.aiUrl : api.database.appUrl,
  });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE ${role}`);
    const result = await client.query(sql, params);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    await client.end();
  }
}

describe('functions that see across workspaces', () => {
  it('are these and no others, each open to one role only, with a fixed search path', async () => {
    const found = await api.database.asOwner<{
      name: string;
      config: string;
      everybody: boolean;
      app: boolean;
      ai: boolean;
    }>(
      `SELECT p.proname AS name, array_to_string(p.proconfig, ';') AS config,
              EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                       WHERE a.grantee = 0 AND a.privilege_type = 'EXECUTE') AS everybody,
              has_function_privilege('adwright_app', p.oid, 'EXECUTE') AS app,
              has_function_privilege('adwright_ai', p.oid, 'EXECUTE') AS ai
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND n.nspname IN ('public', 'ai') ORDER BY 1`,
    );
    expect(found.map((row) => row.name)).toEqual(Object.keys(FUNCTIONS).sort());
    for (const row of found) {
      const ai = FUNCTIONS[row.name]?.role === 'adwright_ai';
      const config = `search_path=${ai ? 'ai' : 'public'}, pg_temp`;
      expect(row).toEqual({ name: row.name, config, everybody: false, app: !ai, ai });
    }
  });

  it('have beside them only the triggers that count, which cannot be called', async () => {
    const found = await api.database.asOwner<{ name: string; config: string }>(
      `SELECT p.proname AS name, array_to_string(p.proconfig, ';') AS config
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND p.prorettype = 'trigger'::regtype AND n.nspname IN ('public', 'ai') ORDER BY 1`,
    );
    expect(found).toEqual(TRIGGERS.map((name) => ({ name, config: 'search_path=ai, pg_temp' })));
    for (const name of TRIGGERS) {
      await expect(asRole('adwright_ai', `SELECT ai.${name}()`)).rejects.toThrow(/only be called as trigger/);
    }
  });

  it.each(Object.entries(FUNCTIONS))(
    '%s refuses the other role and shows no more than it says',
    async (_, { call, columns, role = 'adwright_app' }) => {
      const other = role === 'adwright_app' ? 'adwright_ai' : 'adwright_app';
      await expect(asRole(other, `SELECT * FROM ${call}`)).rejects.toThrow(/permission denied/);
      const { fields } = await asRole(role, `SELECT * FROM ${call}`);
      expect(fields.map((field) => field.name)).toEqual(columns);
    },
  );

  it('ignore an object of the same name that a caller puts in front', async () => {
    const client = new pg.Client({ connectionString: api.database.appUrl });
    await client.connect();
    try {
      await client.query('BEGIN; SET LOCAL ROLE adwright_app');
      await client.query(
        'CREATE TEMPORARY TABLE members (id uuid, workspace_id uuid, user_id uuid, role text) ON COMMIT DROP',
      );
      const { rows } = await client.query('SELECT role FROM auth_memberships($1)', [user.id]);
      expect(rows).toEqual([{ role: 'owner' }]);
    } finally {
      await client.query('ROLLBACK');
      await client.end();
    }
  });
});

describe('auth_memberships', () => {
  it('knows one person’s memberships and gives nothing for a stranger or nobody', async () => {
    const rows = async (id: string | null) =>
      (await asRole('adwright_app', 'SELECT * FROM auth_memberships($1)', [id])).rows;
    expect((await rows(user.id)).map((row) => row.workspace_id)).toEqual([user.workspaceId]);
    expect(await rows(randomUUID())).toEqual([]);
    expect(await rows(null)).toEqual([]);
    await expect(rows("' OR true --")).rejects.toThrow(/invalid input syntax/);
  });
});

describe('auth_api_token and auth_invitation', () => {
  it('answer the exact hash only: no pattern, prefix, empty text or NULL', async () => {
    const token = await user.client.post<{ token: string }>('/auth/api-tokens', {
      name: 'x',
      role: 'viewer',
      expiresInDays: null,
    });
    const link = await user.client.post<{ url: string }>('/invitations', { role: 'viewer' });
    const secrets = {
      auth_api_token: token.body.token,
      auth_invitation: new URL(link.body.url).hash.slice(1),
    };
    for (const [name, secret] of Object.entries(secrets)) {
      const rows = async (hash: string | null) =>
        (await asRole('adwright_app', `SELECT * FROM ${name}($1)`, [hash])).rows;
      const hash = sha256(secret);
      expect(await rows(hash)).toHaveLength(1);
      for (const wrong of [
        secret,
        hash.slice(0, -1),
        hash.toUpperCase(),
        '%',
        '',
        ' ',
        "' OR true --",
        null,
      ]) {
        expect(await rows(wrong), `${name}(${wrong})`).toEqual([]);
      }
    }
  });
});

describe('audit_without_workspace', () => {
  it('writes text as text, into no workspace, where no workspace reads it', async () => {
    const kind = "x', NULL, '{}', NULL); DROP TABLE users; --";
    await asRole('adwright_app', 'SELECT audit_without_workspace($1, $2, $3, NULL)', [kind, user.id, '{}']);
    const stored = await api.database.asOwner('SELECT workspace_id FROM audit_events WHERE kind = $1', [
      kind,
    ]);
    expect(stored).toEqual([{ workspace_id: null }]);
    const { text } = await user.client.get('/audit-events');
    expect(text).not.toContain('DROP TABLE');
  });
});
