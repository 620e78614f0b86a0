import type { KnowledgeScope } from '@adwright/contracts';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { AppError } from '../common/app-error.js';
import { CONFIG, type Config } from '../config/config.js';

/** The role every transaction works as: it reads the schema `ai` and nothing else, and cannot bypass row-level security. */
const AI_ROLE = 'adwright_ai';
/** Longer statements are given up: a search that takes seconds helps nobody. */
const STATEMENT_TIMEOUT_MS = 20_000;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * BEGIN with the scope in the same round trip (DECISIONS 1); without one every policy is false.
 * @throws Error when an id is no UUID: the values are written into the statement's text.
 */
export function beginWithScope(scope: KnowledgeScope | null): string {
  const ids = scope === null ? [] : [scope.workspaceId, ...(scope.clients === 'all' ? [] : scope.clients)];
  if (!ids.every((id) => uuid.test(id))) throw new Error('a scope takes UUIDs only');
  const clients = scope === null ? '' : scope.clients === 'all' ? '*' : scope.clients.join(',');
  return (
    `BEGIN; SET LOCAL ROLE ${AI_ROLE}; SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}; ` +
    `SELECT set_config('app.workspace_id', '${scope?.workspaceId ?? ''}', true), ` +
    `set_config('app.client_ids', '${clients}', true)`
  );
}

/** Runs one statement of the open transaction. */
export type Sql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

/** The AI service's door to PostgreSQL: the passages and nothing else. */
@Injectable()
export class AiDatabase implements OnModuleInit, OnModuleDestroy {
  private readonly pool: pg.Pool | null;

  constructor(@Inject(CONFIG) config: Pick<Config, 'database'>) {
    this.pool =
      config.database === null
        ? null
        : new pg.Pool({
            connectionString: config.database.url,
            max: config.database.pool,
            // The embedded database ignores these and is opened in a narrow role itself.
            options: `-c role=${AI_ROLE} -c jit=off`,
            application_name: 'adwright-ai',
            connectionTimeoutMillis: 15_000,
            idleTimeoutMillis: 30_000,
          });
    // A connection that breaks while idle is replaced at the next use.
    this.pool?.on('error', () => undefined);
  }

  /** Refuses to start on a login that shows passages without a scope (DECISIONS 1 and 2). */
  async onModuleInit(): Promise<void> {
    if (this.pool === null) return;
    const [row] = await this.transaction(null, (sql) =>
      sql<{ visible: boolean }>('SELECT ai.passages_visible() AS visible'),
    );
    if (row?.visible !== false) {
      throw new Error(
        'This database login reads passages outside a workspace. Set AI_DATABASE_URL to a login of its own.',
      );
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool?.end();
  }

  /**
   * Runs `work` in one transaction that sees the scope's passages and no others. No network call may be made inside.
   * @throws AppError `not_configured` without a database.
   */
  scoped<T>(scope: KnowledgeScope, work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(scope, work);
  }

  /** One transaction without a workspace, for definer functions. */
  unscoped<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(null, work);
  }

  private async transaction<T>(scope: KnowledgeScope | null, work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.pool === null)
      throw new AppError('not_configured', 'The AI service has no database: set AI_DATABASE_URL.');
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(beginWithScope(scope));
      const result = await work(
        async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          (await client.query<Row>(text, [...values])).rows,
      );
      await client.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that cannot roll back is not given to anybody else.
      await client.query('ROLLBACK').catch((failed: Error) => {
        broken = failed;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }
}
