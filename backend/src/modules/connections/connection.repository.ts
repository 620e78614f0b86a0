import type { Environment, Platform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from '../workspaces/time-cursor.js';

export interface ConnectionRow {
  id: string;
  clientId: string;
  platform: Platform;
  environment: Environment;
  name: string;
  state: 'active' | 'reconnect_needed' | 'revoked';
  scopes: string[];
  expiresAt: Date | null;
  problem: string | null;
  adAccounts: number;
  at: Date;
}

export interface NewConnection {
  readonly clientId: string;
  readonly platform: Platform;
  readonly environment: Environment;
  readonly name: string;
  readonly createdBy: string | null;
}

/** What a consent or a failure changes. */
export interface ConnectionChange {
  readonly state?: ConnectionRow['state'];
  readonly scopes?: string[];
  readonly externalUserId?: string | null;
  readonly expiresAt?: Date | null;
  readonly problem?: string | null;
}

const select = Prisma.sql`
  SELECT c.id, c.client_id AS "clientId", c.platform, c.environment, c.name, c.state, c.scopes,
         c.expires_at AS "expiresAt", c.problem, c.created_at AS at,
         (SELECT count(*)::int FROM ad_accounts a WHERE a.connection_id = c.id) AS "adAccounts" FROM connections c`;

@Injectable()
export class ConnectionRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first, those the scope sees. */
  async page(scope: WorkspaceScope, after: TimeCursor | null, take: number): Promise<ConnectionRow[]> {
    const above = after
      ? Prisma.sql`WHERE (c.created_at, c.id) > (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ConnectionRow[]>`${select} ${above} ORDER BY c.created_at, c.id LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<ConnectionRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ConnectionRow[]>`${select} WHERE c.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  async insert(scope: WorkspaceScope, connection: NewConnection): Promise<string> {
    const row = await this.database.scoped(scope, (tx) =>
      tx.connection.create({
        data: { workspaceId: scope.workspaceId, ...connection },
        select: { id: true },
      }),
    );
    return row.id;
  }

  async update(scope: WorkspaceScope, id: string, change: ConnectionChange): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.connection.updateMany({ where: { id }, data: { ...change, updatedAt: new Date() } }),
    );
  }

  /** Several writes of this module that stand or fall together. */
  atomically<T>(scope: WorkspaceScope, work: () => Promise<T>): Promise<T> {
    return this.database.scoped(scope, () => work());
  }

  /** True while anybody can sign in with a demo login (DECISIONS 9). */
  async demoLoginExists(): Promise<boolean> {
    const found = await this.database.global((db) =>
      db.user.findFirst({ where: { isDemo: true, disabledAt: null }, select: { id: true } }),
    );
    return found !== null;
  }
}
