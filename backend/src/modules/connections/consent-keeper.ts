import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { systemScope, type WorkspaceScope } from '../../database/scope.js';
import type { Grant } from '../../platforms/access.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AuditService } from '../workspaces/audit.service.js';
import { AdAccountRepository } from './ad-account.repository.js';
import { ConnectionRepository } from './connection.repository.js';
import { CredentialStore } from './credential-store.js';
import type { PendingConsent } from './oauth-state.repository.js';

/** For whom a grant is kept, and where. */
export type ConsentPlace = Pick<
  PendingConsent,
  'workspaceId' | 'clientId' | 'userId' | 'platform' | 'environment' | 'connectionId'
>;

/** The date a grant ends for the person: an access token that can be refreshed has none. */
function grantEnd(grant: Grant): Date | null {
  return grant.refreshToken === null ? grant.expiresAt : null;
}

/** Turns a given consent, or a token that was handed over, into a connection with its credential, all or nothing. */
@Injectable()
export class ConsentKeeper {
  constructor(
    private readonly connections: ConnectionRepository,
    private readonly credentials: CredentialStore,
    private readonly accounts: AdAccountRepository,
    private readonly audit: AuditService,
    private readonly registry: PlatformRegistry,
  ) {}

  /**
   * A person may allow less than was asked for: without every scope that writing needs, the accounts are read-only and
   * the connection says why.
   * @returns the connection's id: a new one, or the renewed one. @throws AppError `not_found` when that is gone.
   */
  async keep(consent: ConsentPlace, grant: Grant, writeAsked: boolean): Promise<string> {
    const refused = writeAsked ? this.refusedForWriting(consent, grant) : [];
    const write = writeAsked && refused.length === 0;
    // The person's right to do this was checked; the workspace is the one they started in.
    const scope = systemScope(consent.workspaceId);
    return this.connections.atomically(scope, async () => {
      const { id, clientId } = await this.place(scope, consent);
      await this.credentials.put(scope, { connectionId: id, clientId }, { grant, write });
      await this.connections.update(scope, id, {
        state: 'active',
        scopes: [...grant.scopes],
        externalUserId: grant.externalUserId,
        expiresAt: grantEnd(grant),
        problem:
          refused.length === 0
            ? null
            : `Changes are not possible: ${refused.join(', ')} was not granted. Connect again and leave every box ticked.`,
      });
      await this.accounts.setWritable(scope, id, write);
      await this.audit.record(scope, {
        kind: consent.connectionId === null ? 'connection.created' : 'connection.renewed',
        actorUserId: consent.userId,
        detail: { connectionId: id, platform: consent.platform, environment: consent.environment, write },
      });
      return id;
    });
  }

  /** Scopes that writing needs beyond reading and that the grant does not hold. */
  private refusedForWriting({ platform }: ConsentPlace, grant: Grant): string[] {
    const accounts = this.registry.get(platform).accounts;
    const reading = accounts?.scopes(false) ?? [];
    const writing = accounts?.scopes(true) ?? [];
    return writing.filter((scope) => !reading.includes(scope) && !grant.scopes.includes(scope));
  }

  private async place(
    scope: WorkspaceScope,
    consent: ConsentPlace,
  ): Promise<{ id: string; clientId: string }> {
    const { connectionId, clientId, platform, environment, userId } = consent;
    if (connectionId !== null) {
      const known = await this.connections.find(scope, connectionId);
      if (!known) throw notFound('connection');
      return { id: known.id, clientId: known.clientId };
    }
    const { label } = this.registry.get(platform);
    const name = environment === 'sandbox' ? `${label} (sandbox)` : label;
    const id = await this.connections.insert(scope, {
      clientId,
      platform,
      environment,
      name,
      createdBy: userId,
    });
    return { id, clientId };
  }
}
