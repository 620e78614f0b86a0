import type {
  createKnowledgeFact,
  EndpointInput,
  EndpointOutput,
  KnowledgeFact,
  listKnowledgeFacts,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../../common/app-error.js';
import { pageOfRows } from '../../../database/paging.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { readTimeCursor, timeCursorOf } from '../../workspaces/time-cursor.js';
import { KnowledgePlace } from '../knowledge-place.js';
import { FactRepository, type FactRow } from './fact.repository.js';

/** Short statements about the business. What they mean for a suggestion is not decided here. */
@Injectable()
export class FactService {
  constructor(
    private readonly repository: FactRepository,
    private readonly place: KnowledgePlace,
  ) {}

  async list(
    scope: WorkspaceScope,
    { clientId, cursor, limit }: EndpointInput<typeof listKnowledgeFacts>['query'],
  ): Promise<EndpointOutput<typeof listKnowledgeFacts>> {
    await this.place.visible(scope, clientId);
    const query = { clientId, after: readTimeCursor(cursor), take: limit + 1 };
    return pageOfRows(await this.repository.page(scope, query), limit, timeCursorOf, toFact);
  }

  /** @throws AppError `not_found`, `invalid_input` */
  async create(
    scope: WorkspaceScope,
    body: EndpointInput<typeof createKnowledgeFact>['body'],
  ): Promise<KnowledgeFact> {
    if (scope.userId === null) throw new Error('a fact has a person behind it');
    const clientId = await this.place.forNew(scope, body.clientId);
    return toFact(await this.repository.insert(scope, { clientId, text: body.text, userId: scope.userId }));
  }

  /** @throws AppError `not_found`, `forbidden` */
  async update(scope: WorkspaceScope, id: string, text: string): Promise<KnowledgeFact> {
    await this.changeable(scope, id);
    const row = await this.repository.update(scope, id, text);
    if (!row) throw notFound('fact');
    return toFact(row);
  }

  /** @throws AppError `not_found`, `forbidden` */
  async delete(scope: WorkspaceScope, id: string): Promise<void> {
    await this.changeable(scope, id);
    await this.repository.delete(scope, id);
  }

  private async changeable(scope: WorkspaceScope, id: string): Promise<void> {
    const row = await this.repository.find(scope, id);
    if (!row) throw notFound('fact');
    this.place.mayChange(scope, row);
  }
}

function toFact({ at, updatedAt, ...row }: FactRow): KnowledgeFact {
  return { ...row, createdAt: at.toISOString(), updatedAt: updatedAt.toISOString() };
}
