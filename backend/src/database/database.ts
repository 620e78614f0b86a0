import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { runInsideTransaction } from '../common/transaction-context.js';
import { CONFIG, type Config } from '../config/config.js';
import { Prisma, PrismaClient } from './generated/client.js';
import { inTransaction, type Sql, sqlOver } from './plain-sql.js';
import type { WorkspaceScope } from './scope.js';
import { beginningScope, makeScopedPool } from './scoped-pool.js';

declare const tenant: unique symbol;

/** A transaction inside a workspace's scope. */
export type TenantTx = Prisma.TransactionClient & { readonly [tenant]?: true };

/** Access outside any scope: global tables and definer functions only; a tenant's rows are invisible there. */
export type GlobalDb = Prisma.TransactionClient;

interface Ambient {
  readonly scope: WorkspaceScope;
  readonly tx: TenantTx;
}

// The embedded database runs one transaction at a time, so waiting for a turn is normal there (DECISIONS 6).
const transactionOptions = { maxWait: 15_000, timeout: 30_000 };

function assertSameWorkspace(outer: WorkspaceScope, inner: WorkspaceScope): void {
  if (outer.workspaceId !== inner.workspaceId) throw new Error('a transaction stays in one workspace');
}

/** The one door to PostgreSQL. */
@Injectable()
export class Database implements OnModuleInit, OnModuleDestroy {
  private readonly pool: pg.Pool;
  private readonly prisma: PrismaClient;
  private readonly ambient = new AsyncLocalStorage<Ambient>();
  private readonly ambientSql = new AsyncLocalStorage<{
    readonly scope: WorkspaceScope;
    readonly sql: Sql;
  }>();

  constructor(@Inject(CONFIG) config: Config) {
    this.pool = makeScopedPool(config.database.url, config.database.pool);
    this.prisma = new PrismaClient({ adapter: new PrismaPg(this.pool) });
  }

  /** Refuses to start on a login that shows a tenant's rows without a scope (DECISIONS 1 and 2). */
  async onModuleInit(): Promise<void> {
    const [row] = await this.prisma.$queryRaw<
      { visible: boolean }[]
    >`SELECT tenant_rows_visible() AS visible`;
    if (row?.visible !== false) {
      throw new Error(
        'This database login reads tenants’ rows outside a workspace. Use a login that is a member of adwright_app and ' +
          'neither superuser nor BYPASSRLS, or let the embedded database start.',
      );
    }
  }

  async onModuleDestroy(): Promise<void> {
    await this.prisma.$disconnect();
    await this.pool.end();
  }

  /**
   * Runs `work` in one transaction that sees the scope's rows and no others. Inside another `scoped` call of the same
   * workspace it joins that transaction. No network call may be made inside.
   */
  async scoped<T>(scope: WorkspaceScope, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    if (this.ambientSql.getStore()) throw new Error('a mapped transaction cannot join plain statements');
    const outer = this.ambient.getStore();
    if (outer) {
      assertSameWorkspace(outer.scope, scope);
      return work(outer.tx);
    }
    return beginningScope.run(scope, () =>
      this.prisma.$transaction(
        (tx) => this.ambient.run({ scope, tx }, () => runInsideTransaction(() => work(tx))),
        transactionOptions,
      ),
    );
  }

  /**
   * The same in plain SQL, for the few paths where a person waits for each millisecond: the mapper around `scoped` costs
   * several times its statements. Joins another `statements` call of the same workspace around it.
   * @throws Error inside `scoped`, whose transaction it could not join.
   */
  async statements<T>(scope: WorkspaceScope, work: (sql: Sql) => Promise<T>): Promise<T> {
    if (this.ambient.getStore()) throw new Error('plain statements cannot join a mapped transaction');
    const outer = this.ambientSql.getStore();
    if (outer) {
      assertSameWorkspace(outer.scope, scope);
      return work(outer.sql);
    }
    return beginningScope.run(scope, () =>
      inTransaction(this.pool, (sql) =>
        this.ambientSql.run({ scope, sql }, () => runInsideTransaction(() => work(sql))),
      ),
    );
  }

  /**
   * One statement in plain SQL without a workspace and without a transaction around it, for global tables: every request
   * is admitted by one. A connection outside a transaction sees no tenant's rows.
   */
  globalStatement<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return sqlOver(this.pool)<Row>(text, values);
  }

  /** One transaction without a workspace, for global tables. */
  async global<T>(work: (db: GlobalDb) => Promise<T>): Promise<T> {
    return beginningScope.run(null, () =>
      this.prisma.$transaction((tx) => runInsideTransaction(() => work(tx)), transactionOptions),
    );
  }

  /** @throws when the database does not answer within `timeoutMs`. */
  async ping(timeoutMs: number): Promise<void> {
    const timer = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs).unref();
    });
    await Promise.race([this.prisma.$queryRaw`SELECT 1`, timer]);
  }
}

export { Prisma };
