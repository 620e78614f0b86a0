import pg from 'pg';
import { migrate } from '../src/migrate/migrate.js';
import { type Migration, migrationsKey } from '../src/migrate/migration-files.js';
import { pgSession } from '../src/migrate/sql-session.js';

/** Any constant will do: it only has to be the same in all test processes. */
const TEMPLATE_LOCK = 7236114;

/**
 * Logins that are no superusers and may take one role only, so that tests meet the guarantees of production.
 * Trust or password authentication both work: the password is the name.
 */
const TEST_LOGINS = [
  { login: 'adwright_test_app', role: 'adwright_app' },
  { login: 'adwright_test_ai', role: 'adwright_ai' },
];

export function withDatabase(url: string, name: string, login?: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  if (login !== undefined) {
    parsed.username = login;
    parsed.password = login;
  }
  return parsed.toString();
}

async function withClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

async function ensureLogins(client: pg.Client): Promise<void> {
  for (const { login, role } of TEST_LOGINS) {
    const found = await client.query(
      'SELECT (SELECT count(*)::int FROM pg_roles WHERE rolname = $1) AS logins, (SELECT count(*)::int FROM pg_roles WHERE rolname = $2) AS roles',
      [login, role],
    );
    if (found.rows[0].roles === 0) continue;
    if (found.rows[0].logins === 0) await client.query(`CREATE ROLE ${login} LOGIN PASSWORD '${login}'`);
    await client.query(`GRANT ${role} TO ${login}`);
  }
}

/** Makes sure a migrated template exists and returns its name. One process builds it, the others wait. */
async function ensureTemplate(ownerUrl: string, migrations: Migration[]): Promise<string> {
  const template = `adwright_tpl_${migrationsKey(migrations)}`;
  await withClient(ownerUrl, async (client) => {
    // An advisory lock is right here: this is a real PostgreSQL and the session is ours until it ends.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount) return;
    const building = `${template}_building`;
    await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${building}`);
    await withClient(withDatabase(ownerUrl, building), (owner) => migrate(pgSession(owner), migrations));
    await ensureLogins(client);
    await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  });
  return template;
}

/** Creates a database of its own from the migrated template. @returns its name. */
export async function createFromTemplate(ownerUrl: string, migrations: Migration[]): Promise<string> {
  const template = await ensureTemplate(ownerUrl, migrations);
  const name = `adwright_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await withClient(ownerUrl, async (client) => {
    // Copying a template needs it to be unused: two copies at once would refuse each other.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return name;
}

export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await withClient(ownerUrl, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}
