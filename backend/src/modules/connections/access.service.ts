import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import { systemScope, type WorkspaceScope } from '../../database/scope.js';
import type { AccountAccess, ConnectionAccess, Grant } from '../../platforms/access.js';
import type { AccountsPort } from '../../platforms/accounts.port.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AdAccountRepository } from './ad-account.repository.js';
import { ConnectionRepository, type ConnectionRow } from './connection.repository.js';
import { CredentialStore } from './credential-store.js';
import { type StoredGrant, sameConsent } from './grant-payload.js';

const MINUTE_MS = 60_000;
/** A token that may die during a call is renewed before it. */
const RENEW_BEFORE_MS = 5 * MINUTE_MS;
/** Without a refresh token a dead grant needs the person, so it is renewed while it lives, a week ahead. */
const RENEW_LONG_BEFORE_MS = 7 * 24 * 60 * MINUTE_MS;

function reconnect(reason: string): PlatformError {
  return new PlatformError('auth_expired', reason, {
    vendorCode: 'adwright.reconnect_needed',
    userMessage: reason,
  });
}

/** The one way to credentials: who may use an account gets the means to reach it, fresh and recorded. */
@Injectable()
export class AccessService {
  constructor(
    private readonly accounts: AdAccountRepository,
    private readonly connections: ConnectionRepository,
    private readonly credentials: CredentialStore,
    private readonly registry: PlatformRegistry,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `not_found` when the scope does not see the account, `read_only_source` when nothing connects it;
   * PlatformError `auth_expired` when the person must connect again.
   */
  async accountAccess(
    scope: WorkspaceScope,
    adAccountId: string,
    signal?: AbortSignal,
  ): Promise<AccountAccess> {
    const account = await this.accounts.find(scope, adAccountId);
    if (!account) throw notFound('ad account');
    if (account.connectionId === null) {
      throw new AppError(
        'read_only_source',
        'This account has no connection: its data came from files, or the connection was removed.',
      );
    }
    // Seeing the account is what counts: its connection may belong to a client that a narrowed member does not see.
    const connection = await this.connectionAccess(systemScope(scope.workspaceId), account.connectionId);
    return {
      connection,
      externalId: account.externalId,
      managerExternalId: account.managerExternalId,
      currency: account.currency,
      timeZone: account.timeZone,
      ...(signal ? { signal } : {}),
    };
  }

  /** @throws as `accountAccess`. */
  async connectionAccess(scope: WorkspaceScope, connectionId: string): Promise<ConnectionAccess> {
    const row = await this.connections.find(scope, connectionId);
    if (!row) throw notFound('connection');
    const stored = await this.credentials.open(scope, connectionId);
    if (row.state !== 'active' || !stored) throw reconnect(row.problem ?? 'The connection has ended.');
    return this.renewed(this.toAccess(scope, row, stored), this.port(row));
  }

  /** Without renewing or asking for an active state: to end a grant. Null when nothing is stored. */
  async storedAccess(scope: WorkspaceScope, row: ConnectionRow): Promise<ConnectionAccess | null> {
    const stored = await this.credentials.open(scope, row.id);
    return stored && this.toAccess(scope, row, stored);
  }

  port(row: Pick<ConnectionRow, 'platform'>): AccountsPort {
    const { accounts } = this.registry.get(row.platform);
    if (!accounts) throw new AppError('read_only_source', 'A file source has no accounts to reach.');
    return accounts;
  }

  private toAccess(scope: WorkspaceScope, row: ConnectionRow, stored: StoredGrant): ConnectionAccess {
    const system = systemScope(scope.workspaceId);
    let held = stored.grant;
    return {
      connectionId: row.id,
      platform: row.platform,
      environment: row.environment,
      grant: stored.grant,
      onRefreshed: async (grant) => {
        const consent = await this.stillSame(system, row.id, held);
        held = grant;
        if (consent) await this.credentials.replace(system, row.id, { ...consent, grant });
      },
      onExpired: async (reason) => {
        if (await this.stillSame(system, row.id, held))
          await this.connections.update(system, row.id, { state: 'reconnect_needed', problem: reason });
      },
    };
  }

  /** The stored grant when it is still of the same consent; a person may have connected anew meanwhile. */
  private async stillSame(scope: WorkspaceScope, connectionId: string, grant: Grant) {
    const stored = await this.credentials.open(scope, connectionId);
    return stored && sameConsent(stored.grant, grant) ? stored : null;
  }

  private async renewed(access: ConnectionAccess, port: AccountsPort): Promise<ConnectionAccess> {
    const { expiresAt, refreshToken } = access.grant;
    if (expiresAt === null) return access;
    const left = expiresAt.getTime() - this.clock.now().getTime();
    if (left > (refreshToken === null ? RENEW_LONG_BEFORE_MS : RENEW_BEFORE_MS)) return access;
    try {
      return { ...access, grant: await port.refresh(access) };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.kind === 'auth_expired')
        await access.onExpired?.(error.detail.userMessage ?? 'The access has expired or was withdrawn.');
      // A hiccup of the token endpoint does not matter while the token lives.
      else if (left > 0) return access;
      throw error;
    }
  }
}
