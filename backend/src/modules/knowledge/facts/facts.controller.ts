import {
  createKnowledgeFact,
  deleteKnowledgeFact,
  interpretKnowledgeFact,
  listKnowledgeFacts,
  updateKnowledgeFact,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, type EndpointInput, Input } from '../../../common/http/endpoint.decorator.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { FactService } from './fact.service.js';

@Controller()
export class FactsController {
  constructor(private readonly facts: FactService) {}

  @Endpoint(listKnowledgeFacts)
  list(@Scope() scope: WorkspaceScope, @Input() { query }: EndpointInput<typeof listKnowledgeFacts>) {
    return this.facts.list(scope, query);
  }

  @Endpoint(createKnowledgeFact)
  create(@Scope() scope: WorkspaceScope, @Input() { body }: EndpointInput<typeof createKnowledgeFact>) {
    return this.facts.create(scope, body);
  }

  @Endpoint(updateKnowledgeFact)
  update(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof updateKnowledgeFact>,
  ) {
    return this.facts.update(scope, params.id, body.text);
  }

  @Endpoint(interpretKnowledgeFact)
  interpret(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof interpretKnowledgeFact>,
  ) {
    return this.facts.interpret(scope, params.id, body);
  }

  @Endpoint(deleteKnowledgeFact)
  delete(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof deleteKnowledgeFact>) {
    return this.facts.delete(scope, params.id);
  }
}
