import type { Environment, Platform } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { RemoteAccount } from '../../platforms/accounts.port.js';
import type { TimeCursor } from '../workspaces/time-cursor.js';

export interface AdAccountRow {
  id: string;
  clientId: string;
  clientName: string;
  connectionId: string | null;
  platform: Platform;
  externalId: string;
  managerExternalId: string | null;
  name: string;
  currency: string;
  timeZone: string;
  environment: Environment | null;
  writable: boolean;
  conversionGoal: string;
  lastSyncedAt: Date | null;
  dataThrough: string | null;
  syncRunId: string | null;
  at: Date;
}

export interface AccountFilter {
  readonly clientId?: string | undefined;
  readonly platform?: Platform | undefined;
}

// An account's client may be another than its connection's, which a narrowed member does not see: the environment is
// then null for them, the account is not.
const select = Prisma.sql`
  SELECT a.id, a.client_id AS "clientId", k.name AS "clientName", a.connection_id AS "connectionId", a.platform,
         a.external_id AS "externalId", a.manager_external_id AS "managerExternalId", a.name, a.currency,
         a.time_zone AS "timeZone", c.environment, a.writable, a.conversion_goal AS "conversionGoal",
         a.last_synced_at AS "lastSyncedAt", a.data_through::text AS "dataThrough", a.created_at AS at,
         (SELECT r.id FROM sync_runs r WHERE r.ad_account_id = a.id AND r.state IN ('queued', 'running')) AS "syncRunId"
    FROM ad_accounts a JOIN clients k ON k.id = a.client_id LEFT JOIN connections c ON c.id = a.connection_id`;

@Injectable()
export class AdAccountRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first, those the scope sees. */
  async page(
    scope: WorkspaceScope,
    filter: AccountFilter,
    after: TimeCursor | null,
    take: number,
  ): Promise<AdAccountRow[]> {
    const conditions = [
      Prisma.sql`true`,
      ...(after ? [Prisma.sql`(a.created_at, a.id) > (${after.at}, ${after.id}::uuid)`] : []),
      ...(filter.clientId ? [Prisma.sql`a.client_id = ${filter.clientId}::uuid`] : []),
      ...(filter.platform ? [Prisma.sql`a.platform = ${filter.platform}`] : []),
    ];
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<AdAccountRow[]>`
        ${select} WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY a.created_at, a.id LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<AdAccountRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<AdAccountRow[]>`${select} WHERE a.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  /** The accounts of a connection that the scope sees, oldest first. */
  async ofConnection(scope: WorkspaceScope, connectionId: string): Promise<AdAccountRow[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<AdAccountRow[]>`
        ${select} WHERE a.connection_id = ${connectionId}::uuid ORDER BY a.created_at, a.id`,
    );
  }

  /** Our ids by the platform's. */
  async byExternalIds(scope: WorkspaceScope, platform: Platform): Promise<Map<string, string>> {
    const rows = await this.database.scoped(scope, (tx) =>
      tx.adAccount.findMany({ where: { platform }, select: { id: true, externalId: true } }),
    );
    return new Map(rows.map((row) => [row.externalId, row.id]));
  }

  /**
   * Takes accounts in, all at once. One that the workspace holds already keeps its client, name and facts and gets the
   * new connection.
   */
  async take(
    scope: WorkspaceScope,
    connection: { id: string; clientId: string; platform: Platform; write: boolean },
    accounts: readonly RemoteAccount[],
  ): Promise<string[]> {
    const values = accounts.map(
      (
        account,
      ) => Prisma.sql`(${scope.workspaceId}::uuid, ${connection.clientId}::uuid, ${connection.id}::uuid,
        ${connection.platform}, ${account.externalId}, ${account.managerExternalId}, ${account.name},
        ${account.currency}, ${account.timeZone}, ${account.canWrite && connection.write})`,
    );
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ id: string }[]>`
        INSERT INTO ad_accounts (workspace_id, client_id, connection_id, platform, external_id, manager_external_id,
                                 name, currency, time_zone, writable)
        VALUES ${Prisma.join(values)}
        ON CONFLICT (workspace_id, platform, external_id) DO UPDATE
          SET connection_id = excluded.connection_id, manager_external_id = excluded.manager_external_id,
              writable = excluded.writable
        RETURNING id`,
    );
    return rows.map((row) => row.id);
  }

  async update(
    scope: WorkspaceScope,
    id: string,
    change: { name?: string; conversionGoal?: string },
  ): Promise<void> {
    await this.database.scoped(scope, (tx) => tx.adAccount.updateMany({ where: { id }, data: change }));
  }

  /** Whether Adwright may write through a connection's accounts. */
  async setWritable(scope: WorkspaceScope, connectionId: string, writable: boolean): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.adAccount.updateMany({ where: { connectionId }, data: { writable } }),
    );
  }
}
