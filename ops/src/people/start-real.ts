import { hash } from 'bcrypt';
import type { OwnerSession } from '../database/owner-session.js';
import { inTransaction, type SqlSession } from '../migrate/sql-session.js';
import { checkPassword, PASSWORD_COST } from './reset-password.js';

/** Raised when the installation cannot start for real now; nothing was changed. */
export class StartRealError extends Error {}

/** A table whose rows belong to a workspace, and the tables its foreign keys point at. */
interface TenantTable {
  name: string;
  needs: string[];
}

export interface RealOwner {
  email: string;
  name: string;
  password: string;
  workspace: string;
}

/**
 * Ends the demo for good: removes its workspaces with everything in them and its people, makes an owner with a
 * workspace of their own, and marks the installation as real (DECISIONS 9). All of it or nothing.
 * @returns the names of the workspaces that were removed.
 * @throws StartRealError when there is no demo, the address is taken by a demo person or malformed, or work of the
 *   demo is under way.
 */
export async function startForReal(
  { session, prologue }: Pick<OwnerSession, 'session' | 'prologue'>,
  owner: RealOwner,
): Promise<{ removed: string[] }> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(owner.email))
    throw new StartRealError(`"${owner.email}" is not an e-mail address`);
  checkPassword(owner.password);
  // Before the transaction: hashing takes a quarter of a second, and the embedded database waits for nobody.
  const passwordHash = await hash(owner.password, PASSWORD_COST);
  return inTransaction(session, async () => {
    await session.exec(prologue);
    await refuseIfBusy(session);
    const demo = await session.query<{ id: string; name: string }>(
      "SELECT id, name FROM workspaces WHERE mode = 'demo' ORDER BY created_at",
    );
    if (demo.length === 0)
      throw new StartRealError('There is no demo here: this installation is real already.');
    await removeWorkspaces(
      session,
      demo.map(({ id }) => id),
    );
    await session.query('DELETE FROM members WHERE user_id IN (SELECT id FROM users WHERE is_demo)');
    await session.query('DELETE FROM users WHERE is_demo');
    await makeOwner(session, owner, passwordHash);
    await session.query(
      `INSERT INTO app_settings (key, value) VALUES ('mode', '"real"'::jsonb)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = now()`,
    );
    return { removed: demo.map(({ name }) => name) };
  });
}

/** A worker that still syncs or applies would go on writing rows of a workspace that is gone. */
async function refuseIfBusy(session: SqlSession): Promise<void> {
  const [busy] = await session.query<{ runs: number }>(
    `SELECT (SELECT count(*) FROM sync_runs WHERE lease_until > now())::int
          + (SELECT count(*) FROM imports WHERE lease_until > now())::int
          + (SELECT count(*) FROM judge_runs WHERE lease_until > now())::int
          + (SELECT count(*) FROM actions WHERE lease_until > now())::int AS runs`,
  );
  if (busy && busy.runs > 0)
    throw new StartRealError(
      'A sync, an import, a judgement or an action is running. Stop Adwright, wait a minute, and try again.',
    );
}

async function removeWorkspaces(session: SqlSession, ids: readonly string[]): Promise<void> {
  const guarded = 'ALTER TABLE ledger_entries';
  // The ledger of a demo records simulated money; no ledger of a real workspace is touched.
  await session.exec(`${guarded} DISABLE TRIGGER USER`);
  for (const { name } of referencingFirst(await tenantTables(session)))
    await session.query(`DELETE FROM ${name} WHERE workspace_id = ANY($1::uuid[])`, [ids]);
  await session.exec(`${guarded} ENABLE TRIGGER USER`);
  await session.query('DELETE FROM workspaces WHERE id = ANY($1::uuid[])', [ids]);
  await session.query(
    'UPDATE users SET default_workspace_id = NULL WHERE default_workspace_id = ANY($1::uuid[])',
    [ids],
  );
}

async function tenantTables(session: SqlSession): Promise<TenantTable[]> {
  return session.query<TenantTable>(`
    SELECT c.oid::regclass::text AS name,
           ARRAY(SELECT k.confrelid::regclass::text FROM pg_constraint k
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS needs
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'ai')
     ORDER BY 1`);
}

/** Orders tables so that a row goes before the row it points at. */
function referencingFirst(tables: readonly TenantTable[]): TenantTable[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: TenantTable[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => ![...left.values()].some((other) => other.needs.includes(name)),
    );
    if (free.length === 0) throw new Error(`foreign keys in a circle among ${[...left.keys()].join(', ')}`);
    for (const table of free) left.delete(table.name);
    ordered.push(...free);
  }
  return ordered;
}

async function makeOwner(session: SqlSession, owner: RealOwner, passwordHash: string): Promise<void> {
  await session.query(
    `WITH person AS (
       INSERT INTO users (email, name, password_hash) VALUES (lower($1), $2, $3)
       ON CONFLICT (email) DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash, disabled_at = NULL
       RETURNING id
     ), made AS (
       INSERT INTO workspaces (name, mode) VALUES ($4, 'real') RETURNING id, name
     ), client AS (
       INSERT INTO clients (workspace_id, name) SELECT id, name FROM made
     ), limits AS (
       INSERT INTO guardrails (workspace_id) SELECT id FROM made
     ), trail AS (
       INSERT INTO audit_events (workspace_id, actor_user_id, kind, detail)
       SELECT made.id, person.id, 'workspace.created', '{"by": "command line"}'::jsonb FROM made, person
     )
     INSERT INTO members (workspace_id, user_id, role) SELECT made.id, person.id, 'owner' FROM made, person`,
    [owner.email, owner.name, passwordHash, owner.workspace],
  );
}
