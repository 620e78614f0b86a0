import { randomBytes, randomUUID } from 'node:crypto';
import { startTestDatabase, type TestDatabase } from '../../../../../ops/testing/database.js';
import { type Config, readConfig } from '../../../config/config.js';
import { Database } from '../../../database/database.js';
import { memberScope, systemScope, type WorkspaceScope } from '../../../database/scope.js';

/** A workspace with one client and one ad account, and the scopes that see them. */
export interface Tenant {
  readonly workspaceId: string;
  readonly clientId: string;
  readonly userId: string;
  readonly account: { readonly id: string; readonly clientId: string };
  readonly system: WorkspaceScope;
  readonly owner: WorkspaceScope;
}

/** A configuration for tests: nothing but the database is real unless given. */
export function testConfig(env: Record<string, string> = {}): Config {
  const secret = randomBytes(32).toString('base64');
  return readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
    JWT_SECRET: secret,
    SERVICE_TOKEN: secret,
    ENCRYPTION_KEYS: `k1:${secret}`,
    ADWRIGHT_CRON: 'off',
    LOG_LEVEL: 'silent',
    ...env,
  });
}

/** A migrated database and the product's own door to it. */
export async function openTestDatabase(): Promise<{
  database: Database;
  server: TestDatabase;
  close: () => Promise<void>;
}> {
  const server = await startTestDatabase();
  const database = new Database(
    testConfig({ DATABASE_URL: server.url, APP_DATABASE_URL: server.appUrl, DATABASE_POOL: '4' }),
  );
  await database.onModuleInit();
  return {
    database,
    server,
    close: async () => {
      await database.onModuleDestroy();
      await server.close();
    },
  };
}

/** Makes a workspace with a member, a client and an account, past row-level security. */
export async function makeTenant(server: TestDatabase, currency = 'EUR'): Promise<Tenant> {
  const [workspaceId, userId] = [randomUUID(), randomUUID()];
  await server.asOwner('INSERT INTO workspaces (id, name) VALUES ($1, $2)', [workspaceId, 'Test workspace']);
  const client = await addClient(server, workspaceId);
  const account = await addAccount(server, workspaceId, client, currency);
  return {
    workspaceId,
    clientId: client,
    userId,
    account,
    system: systemScope(workspaceId),
    owner: memberScope({ workspaceId, userId, role: 'owner', clients: 'all' }),
  };
}

export async function addClient(server: TestDatabase, workspaceId: string): Promise<string> {
  const id = randomUUID();
  await server.asOwner('INSERT INTO clients (id, workspace_id, name) VALUES ($1, $2, $3)', [
    id,
    workspaceId,
    `Client ${id.slice(0, 4)}`,
  ]);
  return id;
}

/** An account with an active sandbox connection of the platform `google`. */
export async function addAccount(
  server: TestDatabase,
  workspaceId: string,
  clientId: string,
  currency = 'EUR',
): Promise<{ id: string; clientId: string; connectionId: string }> {
  const [id, connectionId] = [randomUUID(), randomUUID()];
  await server.asOwner(
    `INSERT INTO connections (id, workspace_id, client_id, platform, environment, name, scopes)
     VALUES ($1, $2, $3, 'google', 'sandbox', 'Google', '{}')`,
    [connectionId, workspaceId, clientId],
  );
  await server.asOwner(
    `INSERT INTO ad_accounts (id, workspace_id, client_id, connection_id, platform, external_id, name, currency, time_zone)
     VALUES ($1, $2, $3, $4, 'google', $5, $6, $7, 'Europe/Berlin')`,
    [id, workspaceId, clientId, connectionId, id.slice(0, 10), `Account ${id.slice(0, 4)}`, currency],
  );
  return { id, clientId, connectionId };
}

/** A member who sees the given clients only. */
export function narrowedScope(tenant: Tenant, clients: readonly string[]): WorkspaceScope {
  return memberScope({ workspaceId: tenant.workspaceId, userId: tenant.userId, role: 'viewer', clients });
}
