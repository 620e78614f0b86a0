import type { AdPlatform, Connection, EndpointOutput, listConnections } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { readTimeCursor, timeCursorOf } from '../workspaces/time-cursor.js';
import { ConnectionRepository, type ConnectionRow } from './connection.repository.js';
import { ConnectionEnd } from './connection-end.js';
import { toConnection } from './connection-view.js';
import { OAuthService } from './oauth.service.js';
import { SandboxConsent } from './sandbox-consent.js';

@Injectable()
export class ConnectionsService {
  constructor(
    private readonly connections: ConnectionRepository,
    private readonly registry: PlatformRegistry,
    private readonly ending: ConnectionEnd,
    private readonly oauth: OAuthService,
    private readonly consent: SandboxConsent,
    private readonly clock: Clock,
  ) {}

  async list(
    scope: WorkspaceScope,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<EndpointOutput<typeof listConnections>> {
    const rows = await this.connections.page(scope, readTimeCursor(query.cursor), query.limit + 1);
    const now = this.clock.now();
    return pageOfRows(rows, query.limit, timeCursorOf, (row) => toConnection(this.registry, row, now));
  }

  async get(scope: WorkspaceScope, id: string): Promise<Connection> {
    return toConnection(this.registry, await this.find(scope, id), this.clock.now());
  }

  /** Revokes the grant at the platform and forgets it here; a second call changes nothing. */
  async end(scope: WorkspaceScope, id: string): Promise<void> {
    const row = await this.find(scope, id);
    if (row.state !== 'revoked') await this.ending.end(scope, row);
  }

  /**
   * Connects the simulated platform over its whole OAuth dialogue, consent page included, with write permission: what
   * the demo does at its first boot. `scope` is a person's.
   */
  async connectSandbox(scope: WorkspaceScope, platform: AdPlatform, clientId?: string): Promise<Connection> {
    const { authorizeUrl } = await this.oauth.start(scope, {
      platform,
      environment: 'sandbox',
      write: true,
      clientId,
    });
    const answer = await this.consent.approve(authorizeUrl);
    const { connectionId } = await this.oauth.finish({ platform, ...answer });
    return this.get(scope, connectionId);
  }

  private async find(scope: WorkspaceScope, id: string): Promise<ConnectionRow> {
    const row = await this.connections.find(scope, id);
    if (!row) throw notFound('connection');
    return row;
  }
}
