import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { WorkspaceScope } from './scope.js';

/** The scope of the transaction that is about to begin; read where the driver sends BEGIN. */
export const beginningScope = new AsyncLocalStorage<WorkspaceScope | null>();

/** The role every connection and every transaction works as; it owns nothing and cannot bypass row-level security. */
export const APP_ROLE = 'adwright_app';

/**
 * BEGIN with the tenant scope in the same round trip (DECISIONS 1). Ids were checked to be UUIDs when the scope was
 * made. Without a scope the settings are empty and every policy is false.
 */
export function beginWithScope(scope: WorkspaceScope | null): string {
  const clients = scope === null ? '' : scope.clients === 'all' ? '*' : scope.clients.join(',');
  return (
    `BEGIN; SET LOCAL ROLE ${APP_ROLE}; ` +
    `SELECT set_config('app.workspace_id', '${scope?.workspaceId ?? ''}', true), ` +
    `set_config('app.client_ids', '${clients}', true)`
  );
}

type QueryArguments = Parameters<pg.Client['query']>;

function isBegin(query: unknown): boolean {
  return (
    query === 'BEGIN' ||
    (typeof query === 'object' && query !== null && 'text' in query && query.text === 'BEGIN')
  );
}

/** A client whose BEGIN always carries the scope, so that no transaction can forget it. */
class ScopedClient extends pg.Client {
  // The driver's `query` has many overloads that all forward to this one.
  override query(...args: unknown[]): never {
    const forwarded = isBegin(args[0])
      ? [beginWithScope(beginningScope.getStore() ?? null), ...args.slice(2)]
      : args;
    return super.query(...(forwarded as QueryArguments)) as never;
  }
}

/**
 * A pool over one URL. On PostgreSQL the connection starts in the app role (a start-up option); the embedded database
 * ignores it and is opened in that role itself.
 */
export function makeScopedPool(url: string, size: number): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max: size,
    // The planner's compiler costs more than it saves on statements of this size.
    options: `-c role=${APP_ROLE} -c jit=off`,
    application_name: 'adwright',
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    Client: ScopedClient,
  } as pg.PoolConfig);
}
