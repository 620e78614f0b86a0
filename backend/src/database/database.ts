import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { runInsideTransaction } from '../common/transaction-context.js';
import { CONFIG, type Config } from '../config/config.js';
import { Prisma, PrismaClient } from './generated/client.js';
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

/** The one door to PostgreSQL. */
@Injectable()
export class Database implements OnModuleInit, OnModuleDestroy {
  private readonly pool: pg.Pool;
  private readonly prisma: PrismaClient;
  private readonly ambient = new AsyncLocalStorage<Ambient>();

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
    const outer = this.ambient.getStore();
    if (outer) {
      if (outer.scope.workspaceId !== scope.workspaceId)
        throw new Error('a transaction stays in one workspace');
      return work(outer.tx);
    }
    return beginningScope.run(scope, () =>
      this.prisma.$transaction(
        (tx) => this.ambient.run({ scope, tx }, () => runInsideTransaction(() => work(tx))),
        transactionOptions,
      ),
    );
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
