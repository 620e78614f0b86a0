import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Me, Role } from '@adwright/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { startTestDatabase, type TestDatabase } from '../../../../ops/testing/database.js';
import { startTestRedis } from '../../../../ops/testing/redis.js';
import { type Config, readConfig } from '../../config/config.js';
import { createHttpApp } from '../../http-app.js';
import { makeLogger } from '../logger.js';
import { TestClient } from './test-client.js';

/** A signed-in person and the tab they signed in with. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceId: string;
  readonly client: TestClient;
}

export interface SignUpOptions {
  readonly email?: string;
  readonly name?: string;
  readonly workspaceName?: string;
  readonly invitationToken?: string;
}

export interface JoinOptions {
  readonly role: Role;
  /** Narrows the member to these clients; absent = all of the workspace. */
  readonly clientIds?: readonly string[];
}

export interface TestApp {
  readonly app: INestApplicationContext;
  readonly config: Config;
  readonly database: TestDatabase;
  readonly url: string;
  /** A person with a workspace of their own (or in the invited one), through the API. */
  signUp(options?: SignUpOptions): Promise<TestUser>;
  /** A new person in `owner`'s workspace. */
  join(owner: TestUser, options: JoinOptions): Promise<TestUser>;
  /** A caller with the person's cookies; `headers` go with every request, such as `x-workspace-id`. */
  as(user: TestUser, headers?: Record<string, string>): TestClient;
  /** A caller with an API token or the service token. */
  bearer(token: string, headers?: Record<string, string>): TestClient;
  anonymous(headers?: Record<string, string>): TestClient;
  close(): Promise<void>;
}

export const TEST_PASSWORD = 'correct horse battery';

function testEnvironment(database: TestDatabase, redisUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    APP_DATABASE_URL: database.appUrl,
    DATABASE_POOL: '4',
    REDIS_URL: redisUrl,
    PORT: '0',
    PASSWORD_ROUNDS: '4',
    JWT_SECRET: randomBytes(48).toString('base64url'),
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    SERVICE_TOKEN: randomBytes(48).toString('base64url'),
    ADWRIGHT_DATA: join(tmpdir(), `adwright-test-${process.pid}`),
    ADWRIGHT_CRON: 'off',
    LOG_LEVEL: 'silent',
    // Tests sign up more people than one address may; the tests of the limit set their own.
    LOGIN_LIMIT: '100000',
    REQUEST_LIMIT: '100000',
  };
}

async function signUpOver(url: string, options: SignUpOptions): Promise<TestUser> {
  const client = new TestClient(url);
  const email = options.email ?? `person-${randomBytes(6).toString('hex')}@example.test`;
  const answer = await client.post<Me>('/auth/sign-up', {
    email,
    password: TEST_PASSWORD,
    name: options.name ?? 'Test Person',
    ...(options.workspaceName === undefined ? {} : { workspaceName: options.workspaceName }),
    ...(options.invitationToken === undefined ? {} : { invitationToken: options.invitationToken }),
  });
  const workspaceId = answer.status === 201 ? answer.body.current?.workspaceId : undefined;
  if (workspaceId === undefined) throw new Error(`sign-up answered ${answer.status}: ${answer.text}`);
  return { id: answer.body.user.id, email, password: TEST_PASSWORD, workspaceId, client };
}

async function joinOver(url: string, owner: TestUser, options: JoinOptions): Promise<TestUser> {
  const answer = await owner.client.post<{ url: string }>('/invitations', {
    role: options.role,
    ...(options.clientIds ? { clientScope: 'list', clientIds: options.clientIds } : {}),
  });
  if (answer.status !== 201) throw new Error(`the invitation answered ${answer.status}: ${answer.text}`);
  return signUpOver(url, { invitationToken: new URL(answer.body.url).hash.slice(1) });
}

/**
 * Starts the real API on a free port, over a database and a Redis of its own: one per test file, in `beforeAll`, and
 * `close()` in `afterAll`. `environment` overrides single variables. ADWRIGHT_TEST_DATABASE_URL selects PostgreSQL.
 */
export async function startTestApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const [database, redis] = await Promise.all([startTestDatabase(), startTestRedis()]);
  const config = readConfig({ ...testEnvironment(database, redis.url), ...environment });
  const app = await createHttpApp(config, makeLogger('test', config.logLevel));
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    config,
    database,
    url,
    signUp: (options = {}) => signUpOver(url, options),
    join: (owner, options) => joinOver(url, owner, options),
    as: (user, headers = {}) => user.client.clone(headers),
    bearer: (token, headers = {}) => new TestClient(url, { authorization: `Bearer ${token}`, ...headers }),
    anonymous: (headers = {}) => new TestClient(url, headers),
    close: async () => {
      await app.close();
      await Promise.all([database.close(), redis.close()]);
    },
  };
}
