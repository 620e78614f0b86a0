import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from './time-cursor.js';

export interface AuditEntry {
  readonly kind: string;
  /** Null when nobody is signed in. */
  readonly actorUserId: string | null;
  /** Ids and words, never a secret; shown to the workspace's admins. */
  readonly detail: Record<string, string | number | boolean | null | readonly string[]>;
  readonly ip: string | null;
}

export interface AuditRow {
  id: string;
  kind: string;
  actorUserId: string | null;
  actorName: string | null;
  detail: Record<string, unknown>;
  at: Date;
}

@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** The time is the statement's, not the transaction's, so that events of one transaction keep their order. */
  async insert(scope: WorkspaceScope, entry: AuditEntry): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        INSERT INTO audit_events (workspace_id, actor_user_id, kind, detail, ip, at)
        VALUES (${scope.workspaceId}::uuid, ${entry.actorUserId}::uuid, ${entry.kind},
                ${JSON.stringify(entry.detail)}::jsonb, ${entry.ip}, clock_timestamp())`,
    );
  }

  /** Seen by operators only: no workspace is known yet. */
  async insertGlobal(entry: AuditEntry): Promise<void> {
    await this.database.global(
      (db) => db.$queryRaw`
        SELECT 1 AS done FROM audit_without_workspace(${entry.kind}, ${entry.actorUserId}::uuid,
                                                      ${JSON.stringify(entry.detail)}::jsonb, ${entry.ip})`,
    );
  }

  /** Newest first. */
  async page(scope: WorkspaceScope, after: TimeCursor | null, take: number): Promise<AuditRow[]> {
    const below = after ? Prisma.sql`WHERE (e.at, e.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<AuditRow[]>`
        SELECT e.id, e.kind, e.actor_user_id AS "actorUserId", u.name AS "actorName", e.detail, e.at
          FROM audit_events e LEFT JOIN users u ON u.id = e.actor_user_id
          ${below} ORDER BY e.at DESC, e.id DESC LIMIT ${take}`,
    );
  }
}
