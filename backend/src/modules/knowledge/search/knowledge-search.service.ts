import type {
  EndpointInput,
  EndpointOutput,
  FoundPassage,
  listPassages,
  searchKnowledge,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../../common/app-error.js';
import { decodeCursor, encodeCursor } from '../../../database/paging.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { KnowledgeProxy } from '../../ai-proxy/knowledge-proxy.js';
import { DocumentRepository } from '../documents/document.repository.js';
import { KnowledgePlace } from '../knowledge-place.js';

/** Asked for beyond what is shown, since passages of documents that are not complete are left out. */
const SPARE = 20;

/** Searches the business's documents with the rights of whoever asks. */
@Injectable()
export class KnowledgeSearch {
  constructor(
    private readonly proxy: KnowledgeProxy,
    private readonly documents: DocumentRepository,
    private readonly place: KnowledgePlace,
  ) {}

  /**
   * The best passages of complete documents, best first.
   * @throws AppError `not_found` for a client that is not visible, `ai_unavailable`
   */
  async search(
    scope: WorkspaceScope,
    { query, limit, clientId }: EndpointInput<typeof searchKnowledge>['body'],
  ): Promise<EndpointOutput<typeof searchKnowledge>> {
    await this.place.visible(scope, clientId);
    const narrowed = clientId === undefined ? {} : { clientId };
    const { items } = await this.proxy.search(scope, { query, limit: limit + SPARE, ...narrowed });
    // The passages' own policies let through what the scope may see; their documents must say so as well.
    const known = await this.documents.complete(scope, [...new Set(items.map((item) => item.documentId))]);
    const found = items.flatMap((item): FoundPassage[] => {
      const document = known.get(item.documentId);
      return document ? [{ ...item, documentTitle: document.title, clientId: document.clientId }] : [];
    });
    return { items: found.slice(0, limit) };
  }

  /** @throws AppError `not_found`, `invalid_input`, `ai_unavailable` */
  async passages(
    scope: WorkspaceScope,
    documentId: string,
    { cursor, limit }: EndpointInput<typeof listPassages>['query'],
  ): Promise<EndpointOutput<typeof listPassages>> {
    if (!(await this.documents.find(scope, documentId))) throw notFound('document');
    const from = placeOf(cursor);
    const { items } = await this.proxy.passages(scope, { documentId, from, limit: limit + 1 });
    const shown = items.slice(0, limit);
    const next = items[limit];
    return { items: shown, nextCursor: next ? encodeCursor([String(next.ordinal)]) : null };
  }
}

function placeOf(cursor: string | undefined): number {
  const place = Number(decodeCursor(cursor, 1)?.[0] ?? 0);
  if (Number.isInteger(place) && place >= 0 && place < 2 ** 31) return place;
  throw new AppError('invalid_input', 'The cursor is not one that this list gave out.', {
    errors: [{ field: 'cursor', message: 'a nextCursor of this list' }],
  });
}
