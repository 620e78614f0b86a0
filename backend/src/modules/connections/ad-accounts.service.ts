import type {
  AdAccount,
  addAdAccounts,
  EndpointInput,
  EndpointOutput,
  listAdAccounts,
  listAvailableAccounts,
  updateAdAccount,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { requireWholeWorkspace } from '../workspaces/rights.js';
import { readTimeCursor, timeCursorOf } from '../workspaces/time-cursor.js';
import { AccountMoveRepository } from './account-move.repository.js';
import { AccountPicker } from './account-picker.js';
import { AdAccountRepository, type AdAccountRow } from './ad-account.repository.js';
import { toAdAccount } from './connection-view.js';
import { ConsentPeople } from './consent-people.js';
import { FirstSync } from './first-sync.js';

@Injectable()
export class AdAccountsService {
  constructor(
    private readonly accounts: AdAccountRepository,
    private readonly moves: AccountMoveRepository,
    private readonly picker: AccountPicker,
    private readonly registry: PlatformRegistry,
    private readonly people: ConsentPeople,
    private readonly firstSync: FirstSync,
  ) {}

  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listAdAccounts>['query'],
  ): Promise<EndpointOutput<typeof listAdAccounts>> {
    const { cursor, limit, clientId, platform } = query;
    const rows = await this.accounts.page(scope, { clientId, platform }, readTimeCursor(cursor), limit + 1);
    return pageOfRows(rows, limit, timeCursorOf, (row) => toAdAccount(this.registry, row));
  }

  async get(scope: WorkspaceScope, id: string): Promise<AdAccount> {
    return toAdAccount(this.registry, await this.find(scope, id));
  }

  available(
    scope: WorkspaceScope,
    connectionId: string,
  ): Promise<EndpointOutput<typeof listAvailableAccounts>> {
    return this.picker.available(scope, connectionId);
  }

  /** Takes accounts of a connection into the workspace and starts their first sync. */
  async add(
    scope: WorkspaceScope,
    connectionId: string,
    input: EndpointInput<typeof addAdAccounts>['body'],
  ): Promise<EndpointOutput<typeof addAdAccounts>> {
    if (input.clientId !== undefined) await this.people.clientFor(scope, input.clientId);
    const ids = await this.picker.take(scope, connectionId, input.externalIds, input.clientId);
    for (const id of ids) await this.startFirstSync(scope, id);
    const items = await Promise.all(ids.map((id) => this.get(scope, id)));
    return { items, nextCursor: null };
  }

  /** @throws AppError `forbidden` when a narrowed member moves an account: they would decide about others' sight. */
  async update(
    scope: WorkspaceScope,
    id: string,
    change: EndpointInput<typeof updateAdAccount>['body'],
  ): Promise<AdAccount> {
    const { clientId, name, conversionGoal } = change;
    const before = await this.find(scope, id);
    if (clientId !== undefined && clientId !== before.clientId) {
      requireWholeWorkspace(scope);
      await this.people.clientFor(scope, clientId);
      await this.moves.move(scope, id, clientId);
    }
    await this.accounts.update(scope, id, {
      ...(name === undefined ? {} : { name }),
      ...(conversionGoal === undefined ? {} : { conversionGoal }),
    });
    return this.get(scope, id);
  }

  private async startFirstSync(scope: WorkspaceScope, id: string): Promise<void> {
    try {
      await this.firstSync.start(scope, id);
    } catch (error) {
      // An account that is taken in again may be syncing already, which is all that was wanted.
      if (!(error instanceof AppError) || error.code !== 'sync_running') throw error;
    }
  }

  private async find(scope: WorkspaceScope, id: string): Promise<AdAccountRow> {
    const row = await this.accounts.find(scope, id);
    if (!row) throw notFound('ad account');
    return row;
  }
}
