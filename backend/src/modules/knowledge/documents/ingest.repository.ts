import type { JobError } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

/** What the worker needs of a document. */
export interface ClaimedDocument {
  readonly id: string;
  readonly clientId: string | null;
  readonly title: string;
  readonly text: string;
  readonly chunksDone: number;
  readonly claims: number;
}

const LEASE = '240 seconds';

/** A document's row while a worker makes it searchable: the row is the truth, its lease says that somebody is at it. */
@Injectable()
export class IngestRepository {
  constructor(private readonly database: Database) {}

  /** Takes a document that waits, or whose worker died. */
  async claim(scope: WorkspaceScope, id: string): Promise<ClaimedDocument | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ClaimedDocument[]>`
        UPDATE knowledge_documents SET state = 'indexing', lease_until = now() + ${LEASE}::interval, claims = claims + 1
         WHERE id = ${id}::uuid AND state IN ('queued', 'indexing') AND (lease_until IS NULL OR lease_until < now())
        RETURNING id::text, client_id::text AS "clientId", title, text, chunks_done AS "chunksDone", claims`,
    );
    return rows[0] ?? null;
  }

  /** Notes how far it is and holds it further. @returns false when it was cancelled or deleted meanwhile. */
  async advance(
    scope: WorkspaceScope,
    id: string,
    { done, total }: { done: number; total: number },
  ): Promise<boolean> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_documents
           SET chunks_done = ${done}, chunks = ${total}, claims = 0, lease_until = now() + ${LEASE}::interval
         WHERE id = ${id}::uuid AND state = 'indexing'`,
    );
    return rows > 0;
  }

  async finish(scope: WorkspaceScope, id: string): Promise<boolean> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_documents SET state = 'done', error = NULL, lease_until = NULL, finished_at = now()
         WHERE id = ${id}::uuid AND state = 'indexing'`,
    );
    return rows > 0;
  }

  async fail(scope: WorkspaceScope, id: string, error: JobError): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_documents
           SET state = 'failed', error = ${JSON.stringify(error)}::jsonb, lease_until = NULL, finished_at = now()
         WHERE id = ${id}::uuid AND state = 'indexing'`,
    );
  }

  /** Lets go of it for a while; the reconciler wakes a worker afterwards. The reason is shown meanwhile. */
  async postpone(scope: WorkspaceScope, id: string, error: JobError, seconds: number): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE knowledge_documents
           SET state = 'queued', error = ${JSON.stringify(error)}::jsonb, lease_until = now() + make_interval(secs => ${seconds})
         WHERE id = ${id}::uuid AND state = 'indexing'`,
    );
  }
}
