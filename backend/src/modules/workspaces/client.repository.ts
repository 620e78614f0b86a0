import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from './time-cursor.js';

export interface ClientRow {
  id: string;
  name: string;
  currency: string | null;
  timeZone: string | null;
  archivedAt: Date | null;
  adAccounts: number;
  at: Date;
}

export interface ClientFields {
  readonly name: string;
  readonly currency: string | null;
  readonly timeZone: string | null;
}

const select = Prisma.sql`
  SELECT c.id, c.name, c.currency, c.time_zone AS "timeZone", c.archived_at AS "archivedAt", c.created_at AS at,
         (SELECT count(*)::int FROM ad_accounts a WHERE a.client_id = c.id) AS "adAccounts" FROM clients c`;

@Injectable()
export class ClientRepository {
  constructor(private readonly database: Database) {}

  /** Oldest first, those the scope sees. */
  async page(scope: WorkspaceScope, after: TimeCursor | null, take: number): Promise<ClientRow[]> {
    const above = after
      ? Prisma.sql`WHERE (c.created_at, c.id) > (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ClientRow[]>`${select} ${above} ORDER BY c.created_at, c.id LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<ClientRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ClientRow[]>`${select} WHERE c.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  /** How many of `ids` exist in the scope. */
  async count(scope: WorkspaceScope, ids: readonly string[]): Promise<number> {
    return this.database.scoped(scope, (tx) => tx.client.count({ where: { id: { in: [...ids] } } }));
  }

  async insert(scope: WorkspaceScope, fields: ClientFields): Promise<string> {
    const row = await this.database.scoped(scope, (tx) =>
      tx.client.create({ data: { workspaceId: scope.workspaceId, ...fields }, select: { id: true } }),
    );
    return row.id;
  }

  async update(
    scope: WorkspaceScope,
    id: string,
    fields: ClientFields & { archivedAt: Date | null },
  ): Promise<void> {
    await this.database.scoped(scope, (tx) => tx.client.update({ where: { id }, data: fields }));
  }
}
