import type { DocumentKind, DocumentState, JobError } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { TimeCursor } from '../../workspaces/time-cursor.js';

export interface DocumentRow {
  readonly id: string;
  readonly clientId: string | null;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly fileName: string | null;
  readonly bytes: number;
  readonly characters: number;
  readonly state: DocumentState;
  readonly error: JobError | null;
  readonly chunks: number;
  readonly chunksDone: number;
  readonly at: Date;
}

export interface NewDocument {
  readonly clientId: string | null;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly fileName: string | null;
  readonly bytes: number;
  readonly text: string;
  readonly sha256: string;
  readonly correlationId: string;
  readonly userId: string;
}

const columns = Prisma.sql`
  d.id::text, d.client_id::text AS "clientId", d.title, d.kind, d.file_name AS "fileName", d.bytes, d.characters, d.state,
  d.error, d.chunks, d.chunks_done AS "chunksDone", d.created_at AS at`;

@Injectable()
export class DocumentRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. With a client: those of the client and of the whole workspace. */
  page(
    scope: WorkspaceScope,
    query: { clientId?: string | undefined; after: TimeCursor | null; take: number },
  ): Promise<DocumentRow[]> {
    const { clientId, after, take } = query;
    const ofClient = clientId
      ? Prisma.sql`AND (d.client_id IS NULL OR d.client_id = ${clientId}::uuid)`
      : Prisma.empty;
    const below = after
      ? Prisma.sql`AND (d.created_at, d.id) < (${after.at}, ${after.id}::uuid)`
      : Prisma.empty;
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<DocumentRow[]>`
        SELECT ${columns} FROM knowledge_documents d
         WHERE d.workspace_id = ${scope.workspaceId}::uuid ${ofClient} ${below}
         ORDER BY d.created_at DESC, d.id DESC LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<DocumentRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<DocumentRow[]>`SELECT ${columns} FROM knowledge_documents d WHERE d.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  /** The complete documents among `ids` that the scope sees, by id. */
  async complete(scope: WorkspaceScope, ids: readonly string[]): Promise<ReadonlyMap<string, DocumentRow>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<DocumentRow[]>`
        SELECT ${columns} FROM knowledge_documents d WHERE d.id = ANY (${[...ids]}::uuid[]) AND d.state = 'done'`,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Stores a document, or gives the one that holds the same text under the same client. */
  insert(scope: WorkspaceScope, row: NewDocument): Promise<{ document: DocumentRow; duplicate: boolean }> {
    return this.database.scoped(scope, async (tx) => {
      const made = await tx.$queryRaw<DocumentRow[]>`
        INSERT INTO knowledge_documents AS d (workspace_id, client_id, title, kind, file_name, bytes, characters, text, sha256,
                                              correlation_id, created_by)
        VALUES (${scope.workspaceId}::uuid, ${row.clientId}::uuid, ${row.title}, ${row.kind}, ${row.fileName}, ${row.bytes},
                ${row.text.length}, ${row.text}, ${row.sha256}, ${row.correlationId}, ${row.userId}::uuid)
            ON CONFLICT (workspace_id, coalesce(client_id, '00000000-0000-0000-0000-000000000000'::uuid), sha256) DO NOTHING
        RETURNING ${columns}`;
      if (made[0]) return { document: made[0], duplicate: false };
      const [known] = await tx.$queryRaw<DocumentRow[]>`
        SELECT ${columns} FROM knowledge_documents d
         WHERE d.client_id IS NOT DISTINCT FROM ${row.clientId}::uuid AND d.sha256 = ${row.sha256}`;
      if (!known) throw new Error('the document that was there already is not there');
      return { document: known, duplicate: true };
    });
  }

  /** Its passages go with it: a foreign key cascades into the schema `ai`. */
  async delete(scope: WorkspaceScope, id: string): Promise<boolean> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`DELETE FROM knowledge_documents WHERE id = ${id}::uuid`,
    );
    return rows > 0;
  }

  /** Puts a failed or cancelled document back into the queue. @returns false when it is in another state. */
  async requeue(scope: WorkspaceScope, id: string): Promise<boolean> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_documents SET state = 'queued', error = NULL, chunks_done = 0, claims = 0, lease_until = NULL,
               finished_at = NULL
         WHERE id = ${id}::uuid AND state IN ('failed', 'cancelled')`,
    );
    return rows > 0;
  }

  /** @returns false when there is nothing to cancel any more. */
  async cancel(scope: WorkspaceScope, id: string): Promise<boolean> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_documents SET state = 'cancelled', chunks_done = 0, lease_until = NULL, finished_at = now()
         WHERE id = ${id}::uuid AND state IN ('queued', 'indexing')`,
    );
    return rows > 0;
  }
}
