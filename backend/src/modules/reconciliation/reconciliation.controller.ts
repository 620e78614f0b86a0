import { type EndpointInput, type Reconciliation, reconcileAccount } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ReconciliationService } from './reconciliation.service.js';

@Controller()
export class ReconciliationController {
  constructor(private readonly reconciliation: ReconciliationService) {}

  @Endpoint(reconcileAccount)
  run(
    @Scope() scope: WorkspaceScope,
    @Input() { params, query }: EndpointInput<typeof reconcileAccount>,
  ): Promise<Reconciliation> {
    return this.reconciliation.run(scope, params.id, query);
  }
}
