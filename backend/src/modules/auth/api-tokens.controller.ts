import {
  createApiToken,
  type EndpointInput,
  type EndpointOutput,
  listApiTokens,
  revokeApiToken,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Caller, type Principal, Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ApiTokenService } from './api-token.service.js';

@Controller()
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokenService) {}

  @Endpoint(listApiTokens)
  list(
    @Scope() scope: WorkspaceScope,
    @Caller() caller: Principal,
  ): Promise<EndpointOutput<typeof listApiTokens>> {
    return this.tokens.list(scope, caller);
  }

  @Endpoint(createApiToken)
  create(
    @Scope() scope: WorkspaceScope,
    @Caller() caller: Principal,
    @Input() { body }: EndpointInput<typeof createApiToken>,
  ): Promise<EndpointOutput<typeof createApiToken>> {
    return this.tokens.create(scope, caller, body);
  }

  @Endpoint(revokeApiToken)
  revoke(
    @Scope() scope: WorkspaceScope,
    @Caller() caller: Principal,
    @Input() { params }: EndpointInput<typeof revokeApiToken>,
  ): Promise<void> {
    return this.tokens.revoke(scope, caller, params.id);
  }
}
