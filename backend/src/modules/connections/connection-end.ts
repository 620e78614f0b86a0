import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { AuditService } from '../workspaces/audit.service.js';
import { AccessService } from './access.service.js';
import { AdAccountRepository } from './ad-account.repository.js';
import { ConnectionRepository, type ConnectionRow } from './connection.repository.js';
import { CredentialStore } from './credential-store.js';

/** Ends a connection: at the platform, then here. Facts and accounts stay. */
@Injectable()
export class ConnectionEnd {
  constructor(
    private readonly access: AccessService,
    private readonly connections: ConnectionRepository,
    private readonly credentials: CredentialStore,
    private readonly accounts: AdAccountRepository,
    private readonly audit: AuditService,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async end(scope: WorkspaceScope, row: ConnectionRow): Promise<void> {
    const revoked = await this.revokeAtPlatform(scope, row);
    await this.connections.atomically(scope, async () => {
      await this.credentials.remove(scope, row.id);
      await this.accounts.setWritable(scope, row.id, false);
      await this.connections.update(scope, row.id, {
        state: 'revoked',
        expiresAt: null,
        problem: revoked
          ? null
          : 'The platform could not be told. Remove the access in your account settings there as well.',
      });
      await this.audit.record(scope, {
        kind: 'connection.ended',
        detail: { connectionId: row.id, platform: row.platform, revokedAtPlatform: revoked },
      });
    });
  }

  /** False when the platform could not be told: forgetting the credential here matters more. */
  private async revokeAtPlatform(scope: WorkspaceScope, row: ConnectionRow): Promise<boolean> {
    try {
      const stored = await this.access.storedAccess(scope, row);
      if (stored) await this.access.port(row).revoke(stored);
      return true;
    } catch (error) {
      if (!(error instanceof PlatformError || error instanceof AppError)) throw error;
      this.logger.warn({ connectionId: row.id, err: error.message }, 'a grant could not be revoked');
      return false;
    }
  }
}
