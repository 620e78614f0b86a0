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
  /** Renewals that are under way in this process, by connection. */
  private readonly renewals = new Map<string, Promise<ConnectionAccess>>();

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
    const access = this.toAccess(scope, row, stored);
    return this.isDue(access.grant) ? this.renewedOnce(scope, row) : access;
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

  private left({ expiresAt }: Grant): number {
    return expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - this.clock.now().getTime();
  }

  private isDue(grant: Grant): boolean {
    return this.left(grant) <= (grant.refreshToken === null ? RENEW_LONG_BEFORE_MS : RENEW_BEFORE_MS);
  }

  private renewedOnce(scope: WorkspaceScope, row: ConnectionRow): Promise<ConnectionAccess> {
    const going = this.renewals.get(row.id);
    if (going) return going;
    const renewal = this.renewed(scope, row).finally(() => this.renewals.delete(row.id));
    this.renewals.set(row.id, renewal);
    return renewal;
  }

  /** Reads the grant again first: a renewal that has just ended stored a new one after the caller had read the old. */
  private async renewed(scope: WorkspaceScope, row: ConnectionRow): Promise<ConnectionAccess> {
    const stored = await this.credentials.open(scope, row.id);
    if (!stored) throw reconnect(row.problem ?? 'The connection has ended.');
    const access = this.toAccess(scope, row, stored);
    if (!this.isDue(access.grant)) return access;
    try {
      return { ...access, grant: await this.port(row).refresh(access) };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      if (error.kind === 'auth_expired')
        await access.onExpired?.(error.detail.userMessage ?? 'The access has expired or was withdrawn.');
      // A hiccup of the token endpoint does not matter while the token lives.
      else if (this.left(access.grant) > 0) return access;
      throw error;
    }
  }
}
