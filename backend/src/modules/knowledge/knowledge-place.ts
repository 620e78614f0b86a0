import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { KnowledgePlaceRepository } from './knowledge-place.repository.js';

/** Where knowledge may be put and taken from: under a client one sees, or under the whole workspace when one sees it all. */
@Injectable()
export class KnowledgePlace {
  constructor(private readonly repository: KnowledgePlaceRepository) {}

  /** @throws AppError `not_found` for a client that is not visible. */
  async visible(scope: WorkspaceScope, clientId: string | undefined): Promise<void> {
    if (clientId !== undefined && !(await this.repository.seesClient(scope, clientId)))
      throw notFound('client');
  }

  /**
   * The client that new knowledge belongs to; null for the whole workspace.
   * @throws AppError `not_found`; `invalid_input` when a member of some clients names none, since what holds for the
   * whole workspace is read by everybody.
   */
  async forNew(scope: WorkspaceScope, clientId: string | undefined): Promise<string | null> {
    await this.visible(scope, clientId);
    if (clientId !== undefined) return clientId;
    if (scope.clients === 'all') return null;
    throw new AppError('invalid_input', 'Name the client it belongs to: you work for some of the clients.', {
      errors: [{ field: 'clientId', message: 'the id of one of your clients' }],
    });
  }

  /** @throws AppError `forbidden` when a member of some clients would change what belongs to the whole workspace. */
  mayChange(scope: WorkspaceScope, { clientId }: { readonly clientId: string | null }): void {
    if (clientId !== null || scope.clients === 'all') return;
    throw new AppError(
      'forbidden',
      'This belongs to the whole workspace; only who sees all clients may change it.',
    );
  }
}
