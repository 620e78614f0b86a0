import {
  type Connection,
  type ConnectionUsage,
  connectWithToken,
  deleteConnection,
  type EndpointInput,
  type EndpointOutput,
  getConnection,
  getConnectionUsage,
  listConnections,
  startOAuth,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ConnectionsService } from './connections.service.js';
import { OAuthService } from './oauth.service.js';
import { TokenService } from './token.service.js';
import { UsageService } from './usage.service.js';

@Controller()
export class ConnectionsController {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly oauth: OAuthService,
    private readonly usage: UsageService,
    private readonly tokens: TokenService,
  ) {}

  @Endpoint(listConnections)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listConnections>,
  ): Promise<EndpointOutput<typeof listConnections>> {
    return this.connections.list(scope, query);
  }

  @Endpoint(getConnection)
  get(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof getConnection>,
  ): Promise<Connection> {
    return this.connections.get(scope, params.id);
  }

  @Endpoint(getConnectionUsage)
  allowances(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof getConnectionUsage>,
  ): Promise<ConnectionUsage> {
    return this.usage.of(scope, params.id);
  }

  @Endpoint(startOAuth)
  start(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof startOAuth>,
  ): Promise<EndpointOutput<typeof startOAuth>> {
    return this.oauth.start(scope, body);
  }

  @Endpoint(connectWithToken)
  async handOver(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof connectWithToken>,
  ): Promise<Connection> {
    return this.connections.get(scope, await this.tokens.connect(scope, body));
  }

  @Endpoint(deleteConnection)
  end(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof deleteConnection>,
  ): Promise<void> {
    return this.connections.end(scope, params.id);
  }
}
