import type { KnowledgeFact } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { TimeCursor } from '../../workspaces/time-cursor.js';

export interface FactRow extends Omit<KnowledgeFact, 'createdAt' | 'updatedAt'> {
  readonly at: Date;
  readonly updatedAt: Date;
}

const columns = Prisma.sql`
  f.id::text, f.client_id::text AS "clientId", f.text, f."constraint", f.created_at AS at, f.updated_at AS "updatedAt"`;

@Injectable()
export class FactRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. With a client: those of the client and of the whole workspace. */
  page(
    scope: WorkspaceScope,
    query: { clientId?: string | undefined; after: TimeCursor | null; take: number },
  ): Promise<FactRow[]> {
    const { clientId, after, take } = query;
    const ofClient = clientId
      ? Prisma.sql`AND (f.client_id IS NULL OR f.client_id = ${clientId}::uuid)`
      : Prisma.empty;
    const below = after
      ? Prisma.sql`AND (f.created_at, f.id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<FactRow[]>`
        SELECT ${columns} FROM knowledge_facts f WHERE f.workspace_id = ${scope.workspaceId}::uuid ${ofClient} ${below}
         ORDER BY f.created_at DESC, f.id DESC LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<FactRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<FactRow[]>`SELECT ${columns} FROM knowledge_facts f WHERE f.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  async insert(
    scope: WorkspaceScope,
    fact: { clientId: string | null; text: string; userId: string },
  ): Promise<FactRow> {
    const [row] = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<FactRow[]>`
        INSERT INTO knowledge_facts AS f (workspace_id, client_id, text, created_by)
        VALUES (${scope.workspaceId}::uuid, ${fact.clientId}::uuid, ${fact.text}, ${fact.userId}::uuid) RETURNING ${columns}`,
    );
    if (!row) throw new Error('the fact that was just made is not there');
    return row;
  }

  /** Other words mean something else: what they were read as is forgotten with them. */
  async update(scope: WorkspaceScope, id: string, text: string): Promise<FactRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<FactRow[]>`
        UPDATE knowledge_facts f SET text = ${text}, "constraint" = NULL, updated_at = now()
         WHERE f.id = ${id}::uuid RETURNING ${columns}`,
    );
    return rows[0] ?? null;
  }

  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`DELETE FROM knowledge_facts WHERE id = ${id}::uuid`,
    );
  }
}
