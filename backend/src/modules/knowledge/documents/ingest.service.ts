import type { DocumentState, JobError } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../../common/app-error.js';
import { LOGGER } from '../../../common/logger.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LiveEvents } from '../../../events/live-events.js';
import { KnowledgeProxy } from '../../ai-proxy/knowledge-proxy.js';
import { type ClaimedDocument, IngestRepository } from './ingest.repository.js';

/** Claims without any progress between them; then it is given up until a person asks again. */
const MOST_CLAIMS = 6;
const WAIT_SECONDS = 20;

/** Makes documents searchable, part by part: shown, cancellable, and going on where a dead worker stopped. */
@Injectable()
export class IngestService {
  constructor(
    private readonly repository: IngestRepository,
    private readonly proxy: KnowledgeProxy,
    private readonly events: LiveEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** For the worker. A failure is kept in the row and shown there. */
  async run(scope: WorkspaceScope, documentId: string): Promise<void> {
    const document = await this.repository.claim(scope, documentId);
    if (!document) return;
    try {
      await this.ingest(scope, document);
    } catch (error) {
      await this.settle(scope, document, error);
    }
  }

  private async ingest(scope: WorkspaceScope, document: ClaimedDocument): Promise<void> {
    const { id, clientId, title, text } = document;
    let from = document.chunksDone;
    for (;;) {
      const part = await this.proxy.ingest(scope, { documentId: id, clientId, title, text, from });
      if (part.done <= from && part.done < part.total)
        throw new Error('a part of the document was not written');
      if (!(await this.repository.advance(scope, id, part))) return this.abandon(scope, id);
      await this.tell(scope, document, 'indexing', part);
      from = part.done;
      if (part.done < part.total) continue;
      if (await this.repository.finish(scope, id)) await this.tell(scope, document, 'done', part);
      return;
    }
  }

  /** Cancelled or deleted while a part was written: that part goes again. */
  private async abandon(scope: WorkspaceScope, documentId: string): Promise<void> {
    await this.proxy.remove(scope, documentId);
  }

  private async settle(scope: WorkspaceScope, document: ClaimedDocument, thrown: unknown): Promise<void> {
    if (thrown instanceof AppError && thrown.code === 'not_found') return;
    this.logger.error({ err: thrown, documentId: document.id }, 'a document was not indexed');
    const error = toJobError(thrown);
    if (error.code === 'ai_unavailable' && document.claims < MOST_CLAIMS) {
      await this.repository.postpone(scope, document.id, error, WAIT_SECONDS * document.claims);
      return;
    }
    await this.repository.fail(scope, document.id, error);
    await this.tell(scope, document, 'failed', { done: 0, total: 0 });
  }

  private async tell(
    scope: WorkspaceScope,
    document: ClaimedDocument,
    state: DocumentState,
    { done, total }: { done: number; total: number },
  ): Promise<void> {
    const { id, clientId } = document;
    await this.events.publish(scope.workspaceId, clientId, {
      type: 'knowledge.changed',
      id,
      state,
      done,
      total,
    });
  }
}

function toJobError(thrown: unknown): JobError {
  const known = thrown instanceof AppError;
  return {
    code: known ? thrown.code : 'internal',
    message: known ? thrown.userMessage : 'Making the document searchable failed on our side.',
    vendorCode: null,
    traceId: null,
    remedy: 'Try again; the document itself is kept.',
    retryAt: null,
  };
}
