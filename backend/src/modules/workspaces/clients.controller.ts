import {
  createClient,
  type EndpointInput,
  type EndpointOutput,
  listClients,
  updateClient,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ClientService } from './client.service.js';

@Controller()
export class ClientsController {
  constructor(private readonly clients: ClientService) {}

  @Endpoint(listClients)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listClients>,
  ): Promise<EndpointOutput<typeof listClients>> {
    return this.clients.list(scope, query);
  }

  @Endpoint(createClient)
  create(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof createClient>,
  ): Promise<EndpointOutput<typeof createClient>> {
    return this.clients.create(scope, body);
  }

  @Endpoint(updateClient)
  update(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof updateClient>,
  ): Promise<EndpointOutput<typeof updateClient>> {
    return this.clients.update(scope, params.id, body);
  }
}
