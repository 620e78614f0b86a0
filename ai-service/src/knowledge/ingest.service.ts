import type { EndpointInput, EndpointOutput, ingestPassages, removePassages } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { AiDatabase } from '../database/ai-database.js';
import type { Meter } from '../llm/meter.js';
import { chunksInTurns } from '../retrieval/chunk/chunker.js';
import { Embedders } from '../retrieval/embedding/embedders.js';
import { preparePassages } from '../retrieval/prepare-passages.js';
import { insertPassages, removePassages as removeRows } from '../retrieval/sql/passages.js';

/** Passages of one call, and of one transaction: others wait on the embedded database meanwhile (DECISIONS 6). */
const PART = 64;
const WRITTEN_AT_ONCE = 16;

/** PostgreSQL's code for a row that points to nothing. */
const FOREIGN_KEY = '23503';

/** Makes documents searchable, part by part. */
@Injectable()
export class IngestService {
  constructor(
    private readonly database: AiDatabase,
    private readonly embedders: Embedders,
  ) {}

  /** @throws AppError `not_found` when the document was deleted meanwhile. */
  async ingest(
    { scope, documentId, clientId, title, text, from }: EndpointInput<typeof ingestPassages>['body'],
    meter: Meter,
    signal: AbortSignal,
  ): Promise<EndpointOutput<typeof ingestPassages>> {
    // Under a cap that is used up the local model serves until the configured one may be asked again.
    const embedder = this.embedders.open(meter) ?? this.embedders.local;
    const chunks = await chunksInTurns(text);
    const part = chunks.slice(from, from + PART);
    // Embedded before a transaction begins: a provider takes its time.
    const passages = await preparePassages(title, part, embedder, signal);
    const { workspaceId } = scope;
    const reach = { workspaceId, clients: null };
    for (let at = 0; at < Math.max(1, passages.length); at += WRITTEN_AT_ONCE) {
      const some = passages.slice(at, at + WRITTEN_AT_ONCE);
      await this.database
        .scoped(scope, async (sql) => {
          await removeRows(sql, reach, documentId, from + at);
          if (some.length > 0)
            await insertPassages(sql, { workspaceId, clientId, documentId }, embedder.model, some);
        })
        .catch((error: unknown) => {
          throw isForeignKey(error)
            ? new AppError('not_found', 'The document was deleted.', { cause: error })
            : error;
        });
    }
    return {
      model: embedder.model,
      done: Math.min(from + part.length, chunks.length),
      total: chunks.length,
    };
  }

  async remove({
    scope,
    documentId,
  }: EndpointInput<typeof removePassages>['body']): Promise<EndpointOutput<typeof removePassages>> {
    const reach = { workspaceId: scope.workspaceId, clients: null };
    return { removed: await this.database.scoped(scope, (sql) => removeRows(sql, reach, documentId)) };
  }
}

function isForeignKey(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === FOREIGN_KEY;
}
