import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface WorkspaceRow {
  id: string;
  name: string;
  mode: string;
  createdAt: Date;
}

@Injectable()
export class WorkspaceRepository {
  constructor(private readonly database: Database) {}

  /** Runs several writes of one workspace as one transaction: all stand or none. */
  atomically<T>(scope: WorkspaceScope, work: () => Promise<T>): Promise<T> {
    return this.database.scoped(scope, () => work());
  }

  /** The workspace with what it cannot be without: a first client, its owner, its guardrails. One statement. */
  async insert(
    scope: WorkspaceScope,
    workspace: { name: string; mode: 'demo' | 'real'; ownerUserId: string },
  ): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        WITH made AS (
          INSERT INTO workspaces (id, name, mode)
          VALUES (${scope.workspaceId}::uuid, ${workspace.name}, ${workspace.mode}) RETURNING id, name
        ), client AS (
          INSERT INTO clients (workspace_id, name) SELECT id, name FROM made
        ), limits AS (
          INSERT INTO guardrails (workspace_id) SELECT id FROM made
        )
        INSERT INTO members (workspace_id, user_id, role) SELECT id, ${workspace.ownerUserId}::uuid, 'owner' FROM made`,
    );
  }

  async get(scope: WorkspaceScope): Promise<WorkspaceRow | null> {
    return this.database.scoped(scope, (tx) => tx.workspace.findUnique({ where: { id: scope.workspaceId } }));
  }

  async rename(scope: WorkspaceScope, name: string): Promise<WorkspaceRow> {
    return this.database.scoped(scope, (tx) =>
      tx.workspace.update({ where: { id: scope.workspaceId }, data: { name } }),
    );
  }
}
