import pg from 'pg';
import { migrate } from './migrate.js';
import type { Migration } from './migration-files.js';
import { provisionLogins } from './provision-logins.js';
import { pgSession } from './sql-session.js';

/** Opens a connection for as long as `task` takes. */
export async function withPgClient<T>(url: string, task: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.end();
  }
}

/**
 * Migrates the database of an owner's URL and makes the logins that APP_DATABASE_URL and AI_DATABASE_URL name.
 * @returns the names of the migrations applied now.
 */
export function migrateUrl(
  ownerUrl: string,
  migrations: Migration[],
  onApplied: (name: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string[]> {
  return withPgClient(ownerUrl, async (client) => {
    const session = pgSession(client);
    const applied = await migrate(session, migrations, onApplied);
    await provisionLogins(session, ownerUrl, env);
    return applied;
  });
}
