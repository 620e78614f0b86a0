import {
  cancelReconciliation,
  createReconciliation,
  type EndpointInput,
  getReconciliation,
  listReconciliations,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ReconciliationService } from './reconciliation.service.js';

@Controller()
export class ReconciliationController {
  constructor(private readonly reconciliations: ReconciliationService) {}

  @Endpoint(createReconciliation)
  create(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof createReconciliation>) {
    return this.reconciliations.request(scope, input.body);
  }

  @Endpoint(listReconciliations)
  list(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listReconciliations>) {
    return this.reconciliations.list(scope, input.query);
  }

  @Endpoint(getReconciliation)
  get(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof getReconciliation>) {
    return this.reconciliations.get(scope, input.params.id);
  }

  @Endpoint(cancelReconciliation)
  cancel(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof cancelReconciliation>) {
    return this.reconciliations.cancel(scope, input.params.id);
  }
}
