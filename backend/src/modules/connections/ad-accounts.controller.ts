import {
  type AdAccount,
  addAdAccounts,
  type EndpointInput,
  type EndpointOutput,
  getAdAccount,
  listAdAccounts,
  listAvailableAccounts,
  updateAdAccount,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AdAccountsService } from './ad-accounts.service.js';

@Controller()
export class AdAccountsController {
  constructor(private readonly accounts: AdAccountsService) {}

  @Endpoint(listAdAccounts)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listAdAccounts>,
  ): Promise<EndpointOutput<typeof listAdAccounts>> {
    return this.accounts.list(scope, query);
  }

  @Endpoint(getAdAccount)
  get(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof getAdAccount>,
  ): Promise<AdAccount> {
    return this.accounts.get(scope, params.id);
  }

  @Endpoint(updateAdAccount)
  update(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof updateAdAccount>,
  ): Promise<AdAccount> {
    return this.accounts.update(scope, params.id, body);
  }

  @Endpoint(listAvailableAccounts)
  available(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof listAvailableAccounts>,
  ): Promise<EndpointOutput<typeof listAvailableAccounts>> {
    return this.accounts.available(scope, params.id);
  }

  @Endpoint(addAdAccounts)
  add(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof addAdAccounts>,
  ): Promise<EndpointOutput<typeof addAdAccounts>> {
    return this.accounts.add(scope, params.id, body);
  }
}
