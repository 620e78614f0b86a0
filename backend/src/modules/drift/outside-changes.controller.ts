import { type EndpointInput, type EndpointOutput, listOutsideChanges } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { OutsideChangesService } from './outside-changes.service.js';

@Controller()
export class OutsideChangesController {
  constructor(private readonly changes: OutsideChangesService) {}

  @Endpoint(listOutsideChanges)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof listOutsideChanges>,
  ): Promise<EndpointOutput<typeof listOutsideChanges>> {
    return this.changes.list(scope, input.query);
  }
}
