import type { EndpointOutput, listAvailableAccounts } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { Discovery } from '../../platforms/accounts.port.js';
import { asAppError } from '../../platforms/platform-problem.js';
import { AuditService } from '../workspaces/audit.service.js';
import { AccessService } from './access.service.js';
import { AdAccountRepository } from './ad-account.repository.js';
import { ConnectionRepository, type ConnectionRow } from './connection.repository.js';
import { CredentialStore } from './credential-store.js';

/** Which accounts a grant reaches, and taking some of them into the workspace. */
@Injectable()
export class AccountPicker {
  constructor(
    private readonly connections: ConnectionRepository,
    private readonly access: AccessService,
    private readonly credentials: CredentialStore,
    private readonly accounts: AdAccountRepository,
    private readonly audit: AuditService,
  ) {}

  /** One live read. @throws AppError `platform_…` in the platform's words. */
  async available(
    scope: WorkspaceScope,
    connectionId: string,
  ): Promise<EndpointOutput<typeof listAvailableAccounts>> {
    const row = await this.find(scope, connectionId);
    const { accounts: found, refused } = await this.discover(scope, row);
    const known = await this.accounts.byExternalIds(scope, row.platform);
    const items = found.map((account) => ({
      ...account,
      path: [...account.path],
      adAccountId: known.get(account.externalId) ?? null,
    }));
    return { items, nextCursor: null, refused: refused.map((one) => ({ ...one, path: [...one.path] })) };
  }

  /**
   * @returns our ids. @throws AppError `invalid_input` naming the first account that the grant does not reach; none is
   * taken then.
   */
  async take(
    scope: WorkspaceScope,
    connectionId: string,
    externalIds: readonly string[],
    clientId: string | undefined,
  ): Promise<string[]> {
    const row = await this.find(scope, connectionId);
    const { accounts } = await this.discover(scope, row);
    const found = new Map(accounts.map((one) => [one.externalId, one]));
    const chosen = [...new Set(externalIds)].map((externalId) => {
      const account = found.get(externalId);
      if (account) return account;
      throw new AppError(
        'invalid_input',
        `The connection does not reach an account ${externalId}. None was added.`,
        {
          errors: [{ field: 'externalIds', message: 'accounts of this connection' }],
        },
      );
    });
    const stored = await this.credentials.open(scope, connectionId);
    const target = {
      id: row.id,
      clientId: clientId ?? row.clientId,
      platform: row.platform,
      write: stored?.write ?? false,
    };
    return this.connections.atomically(scope, async () => {
      const ids = await this.accounts.take(scope, target, chosen);
      await this.audit.record(scope, {
        kind: 'ad_accounts.added',
        detail: { connectionId: row.id, externalIds: chosen.map((account) => account.externalId) },
      });
      return ids;
    });
  }

  private async discover(scope: WorkspaceScope, row: ConnectionRow): Promise<Discovery> {
    try {
      const access = await this.access.connectionAccess(scope, row.id);
      return await this.access.port(row).discover(access);
    } catch (error) {
      throw asAppError(error);
    }
  }

  private async find(scope: WorkspaceScope, id: string): Promise<ConnectionRow> {
    const row = await this.connections.find(scope, id);
    if (!row) throw notFound('connection');
    return row;
  }
}
