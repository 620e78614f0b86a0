import {
  type createDocument,
  type EndpointInput,
  type EndpointOutput,
  ingestDocumentJob,
  type KnowledgeDocument,
  type listDocuments,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError, notFound } from '../../../common/app-error.js';
import { sha256 } from '../../../common/canonical-json.js';
import { correlationId } from '../../../common/correlation.js';
import { LOGGER } from '../../../common/logger.js';
import { pageOfRows } from '../../../database/paging.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LiveEvents } from '../../../events/live-events.js';
import { JobQueue } from '../../../queues/job-queue.js';
import { readTimeCursor, timeCursorOf } from '../../workspaces/time-cursor.js';
import { KnowledgePlace } from '../knowledge-place.js';
import { DocumentReader, type UploadedDocument } from '../reading/document-reader.js';
import { DocumentRepository, type DocumentRow } from './document.repository.js';
import { DocumentRemoval } from './document-removal.js';
import { toDocument } from './document-view.js';

/** The documents of a business: added, listed, retried. */
@Injectable()
export class DocumentService {
  constructor(
    private readonly repository: DocumentRepository,
    private readonly place: KnowledgePlace,
    private readonly reader: DocumentReader,
    private readonly removal: DocumentRemoval,
    private readonly queue: JobQueue,
    private readonly events: LiveEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Reads a file or takes a text, and lets a worker make it searchable.
   * @throws AppError `invalid_input`, `unreadable_document`, `unsupported_media_type`, `payload_too_large`, `not_found`
   */
  async create(
    scope: WorkspaceScope,
    upload: UploadedDocument | undefined,
    body: EndpointInput<typeof createDocument>['body'],
  ): Promise<EndpointOutput<typeof createDocument>> {
    if (scope.userId === null) throw new Error('a document has a person behind it');
    const clientId = await this.place.forNew(scope, body.clientId);
    const read = await this.reader.read(upload, body);
    const { document, duplicate } = await this.repository.insert(scope, {
      ...read,
      clientId,
      sha256: sha256(read.text),
      correlationId: correlationId(),
      userId: scope.userId,
    });
    const again = duplicate && (await this.repository.requeue(scope, document.id));
    if (!duplicate || again) await this.wake(scope, document);
    return { ...(await this.get(scope, document.id)), duplicate };
  }

  async list(
    scope: WorkspaceScope,
    { clientId, cursor, limit }: EndpointInput<typeof listDocuments>['query'],
  ): Promise<EndpointOutput<typeof listDocuments>> {
    await this.place.visible(scope, clientId);
    const query = { clientId, after: readTimeCursor(cursor), take: limit + 1 };
    return pageOfRows(await this.repository.page(scope, query), limit, timeCursorOf, toDocument);
  }

  /** @throws AppError `not_found` */
  async get(scope: WorkspaceScope, id: string): Promise<KnowledgeDocument> {
    return toDocument(await this.find(scope, id));
  }

  /** @throws AppError `not_found`, `forbidden` */
  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    const document = await this.find(scope, id);
    this.place.mayChange(scope, document);
    await this.removal.delete(scope, document);
  }

  /** @throws AppError `not_found`, `forbidden`, `wrong_state` */
  async retry(scope: WorkspaceScope, id: string): Promise<KnowledgeDocument> {
    const document = await this.find(scope, id);
    this.place.mayChange(scope, document);
    if (!(await this.repository.requeue(scope, id)))
      throw new AppError('wrong_state', 'Only a document that failed or was cancelled can be tried again.');
    await this.wake(scope, document);
    return this.get(scope, id);
  }

  /** @throws AppError `not_found`, `forbidden`, `wrong_state` */
  async cancel(scope: WorkspaceScope, id: string): Promise<KnowledgeDocument> {
    const document = await this.find(scope, id);
    this.place.mayChange(scope, document);
    if (!(await this.removal.cancel(scope, document)))
      throw new AppError('wrong_state', 'It is not being indexed any more.');
    return this.get(scope, id);
  }

  private async find(scope: WorkspaceScope, id: string): Promise<DocumentRow> {
    const row = await this.repository.find(scope, id);
    if (!row) throw notFound('document');
    return row;
  }

  /** The row is the truth: when Redis does not answer, the reconciler wakes a worker later. */
  private async wake(scope: WorkspaceScope, { id, clientId }: DocumentRow): Promise<void> {
    const { workspaceId } = scope;
    const none = { done: 0, total: 0 };
    await this.events.publish(workspaceId, clientId, {
      type: 'knowledge.changed',
      id,
      state: 'queued',
      ...none,
    });
    try {
      await this.queue.enqueue(ingestDocumentJob, {
        workspaceId,
        correlationId: correlationId(),
        documentId: id,
      });
    } catch (error) {
      this.logger.warn({ err: error, documentId: id }, 'worker not woken; the reconciler will');
    }
  }
}
