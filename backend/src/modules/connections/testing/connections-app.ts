import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '@adwright/contracts';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startTestDatabase, type TestDatabase } from '../../../../../ops/testing/database.js';
import { startTestRedis } from '../../../../../ops/testing/redis.js';
import { startTestSandbox } from '../../../../../ops/testing/sandbox.js';
import { makeLogger } from '../../../common/logger.js';
import { readConfig } from '../../../config/config.js';
import { CoreModule } from '../../../core.module.js';
import { memberScope, type WorkspaceScope } from '../../../database/scope.js';
import { GoogleModule } from '../../google/google.module.js';
import { MetaModule } from '../../meta/meta.module.js';
import { ConnectionsModule } from '../connections.module.js';
import { FirstSync } from '../first-sync.js';

export interface Person {
  readonly userId: string;
  readonly workspaceId: string;
  readonly clientId: string;
  readonly scope: WorkspaceScope;
}

export interface ConnectionsApp {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly sandboxUrl: string;
  /** Accounts whose first sync was asked for. */
  readonly synced: string[];
  /** A person with a workspace and a client of their own. */
  person(role?: Role): Promise<Person>;
  /** Another client of a person's workspace. */
  client(person: Person): Promise<string>;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

@Module({})
class ConnectionsTestModule {}

/** The connections of the product over a real database and the sandbox, without the HTTP layer. */
export async function startConnectionsApp(): Promise<ConnectionsApp> {
  const [database, redis, sandbox] = await Promise.all([
    startTestDatabase(),
    startTestRedis(),
    startTestSandbox({ now: '2026-11-20T09:00:00Z' }),
  ]);
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    APP_DATABASE_URL: database.appUrl,
    DATABASE_POOL: '4',
    REDIS_URL: redis.url,
    JWT_SECRET: randomBytes(48).toString('base64url'),
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    SERVICE_TOKEN: randomBytes(48).toString('base64url'),
    SANDBOX_URL: sandbox.url,
    LOG_LEVEL: 'silent',
  });
  const logger = makeLogger('test', 'silent');
  const app = await NestFactory.createApplicationContext(
    {
      module: ConnectionsTestModule,
      imports: [CoreModule.with(config, logger), ConnectionsModule, GoogleModule, MetaModule],
    },
    { logger: false, abortOnError: false },
  );
  const synced: string[] = [];
  app.get(FirstSync, { strict: false }).startWith(async (_scope, id) => {
    synced.push(id);
  });
  return {
    app,
    database,
    sandboxUrl: sandbox.url,
    synced,
    person: (role = 'owner') => insertPerson(database, role),
    client: (person) => insertClient(database, person.workspaceId),
    control: async <T>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`${sandbox.url}/_control${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return (response.status === 204 ? null : await response.json()) as T;
    },
    close: async () => {
      await app.close();
      await Promise.all([database.close(), redis.close(), sandbox.close()]);
    },
  };
}

async function insertClient(database: TestDatabase, workspaceId: string): Promise<string> {
  const [row] = await database.asOwner<{ id: string }>(
    'INSERT INTO clients (workspace_id, name) VALUES ($1, $2) RETURNING id',
    [workspaceId, 'Client'],
  );
  return row?.id ?? '';
}

async function insertPerson(database: TestDatabase, role: Role): Promise<Person> {
  const [userId, workspaceId] = [randomUUID(), randomUUID()];
  await database.asOwner('INSERT INTO users (id, email, name) VALUES ($1, $2, $3)', [
    userId,
    `${userId}@example.test`,
    'Person',
  ]);
  await database.asOwner('INSERT INTO workspaces (id, name) VALUES ($1, $2)', [workspaceId, 'Workspace']);
  await database.asOwner('INSERT INTO members (workspace_id, user_id, role) VALUES ($1, $2, $3)', [
    workspaceId,
    userId,
    role,
  ]);
  const clientId = await insertClient(database, workspaceId);
  return {
    userId,
    workspaceId,
    clientId,
    scope: memberScope({ workspaceId, userId, role, clients: 'all' }),
  };
}
