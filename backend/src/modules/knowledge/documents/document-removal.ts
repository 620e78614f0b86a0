import type { DocumentState } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../../common/logger.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LiveEvents } from '../../../events/live-events.js';
import { KnowledgeProxy } from '../../ai-proxy/knowledge-proxy.js';
import { CitationRepository } from './citation.repository.js';
import { DocumentRepository, type DocumentRow } from './document.repository.js';

/** Takes documents out again. */
@Injectable()
export class DocumentRemoval {
  constructor(
    private readonly repository: DocumentRepository,
    private readonly citations: CitationRepository,
    private readonly proxy: KnowledgeProxy,
    private readonly events: LiveEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Removes the document, its passages, and its words from every answer that cites it. */
  async delete(scope: WorkspaceScope, document: DocumentRow): Promise<void> {
    await this.repository.delete(scope, document.id);
    await this.citations.forget(scope.workspaceId, document.id);
    await this.tell(scope, document, 'cancelled');
  }

  /** @returns false when it was finished before. */
  async cancel(scope: WorkspaceScope, document: DocumentRow): Promise<boolean> {
    if (!(await this.repository.cancel(scope, document.id))) return false;
    try {
      await this.proxy.remove(scope, document.id);
    } catch (error) {
      // The search shows complete documents only; what stays behind is written anew or goes with the document.
      this.logger.warn(
        { err: error, documentId: document.id },
        'passages of a cancelled document stay behind',
      );
    }
    await this.tell(scope, document, 'cancelled');
    return true;
  }

  private async tell(
    scope: WorkspaceScope,
    { id, clientId }: DocumentRow,
    state: DocumentState,
  ): Promise<void> {
    const event = { type: 'knowledge.changed' as const, id, state, done: 0, total: 0 };
    await this.events.publish(scope.workspaceId, clientId, event);
  }
}
