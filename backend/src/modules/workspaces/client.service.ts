import type { Client, EndpointInput, updateClient } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from './audit.service.js';
import { type ClientFields, ClientRepository, type ClientRow } from './client.repository.js';
import { requireWholeWorkspace } from './rights.js';
import { readTimeCursor, timeCursorOf } from './time-cursor.js';
import { WorkspaceRepository } from './workspace.repository.js';

function toClient({ at, archivedAt, ...row }: ClientRow): Client {
  return { ...row, createdAt: at.toISOString(), archivedAt: archivedAt?.toISOString() ?? null };
}

@Injectable()
export class ClientService {
  constructor(
    private readonly clients: ClientRepository,
    private readonly workspaces: WorkspaceRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(
    scope: WorkspaceScope,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: Client[]; nextCursor: string | null }> {
    const rows = await this.clients.page(scope, readTimeCursor(query.cursor), query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, toClient);
  }

  async create(scope: WorkspaceScope, fields: ClientFields): Promise<Client> {
    requireWholeWorkspace(scope);
    return this.workspaces.atomically(scope, async () => {
      const id = await this.clients.insert(scope, fields);
      await this.audit.record(scope, { kind: 'client.created', detail: { clientId: id, name: fields.name } });
      return this.get(scope, id);
    });
  }

  /** What is not named stays. An archived client keeps its data and can be brought back. */
  async update(
    scope: WorkspaceScope,
    id: string,
    change: EndpointInput<typeof updateClient>['body'],
  ): Promise<Client> {
    return this.workspaces.atomically(scope, async () => {
      const before = await this.find(scope, id);
      const archived = change.archived ?? before.archivedAt !== null;
      await this.clients.update(scope, id, {
        name: change.name ?? before.name,
        currency: change.currency === undefined ? before.currency : change.currency,
        timeZone: change.timeZone === undefined ? before.timeZone : change.timeZone,
        archivedAt: archived ? (before.archivedAt ?? this.clock.now()) : null,
      });
      const after = await this.get(scope, id);
      await this.audit.record(scope, {
        kind: 'client.changed',
        detail: { clientId: id, name: after.name, archived },
      });
      return after;
    });
  }

  /** @throws AppError `not_found` unless every id is a client that the scope sees. */
  async requireAll(scope: WorkspaceScope, ids: readonly string[]): Promise<void> {
    if (ids.length > 0 && (await this.clients.count(scope, ids)) !== new Set(ids).size)
      throw notFound('client');
  }

  async get(scope: WorkspaceScope, id: string): Promise<Client> {
    return toClient(await this.find(scope, id));
  }

  private async find(scope: WorkspaceScope, id: string): Promise<ClientRow> {
    const row = await this.clients.find(scope, id);
    if (!row) throw notFound('client');
    return row;
  }
}
