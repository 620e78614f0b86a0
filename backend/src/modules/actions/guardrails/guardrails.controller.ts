import {
  type EndpointInput,
  type EndpointOutput,
  getGuardrails,
  putGuardrails,
  stopWrites,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../../common/http/endpoint.decorator.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { GuardrailsService } from './guardrails.service.js';

@Controller()
export class GuardrailsController {
  constructor(private readonly guardrails: GuardrailsService) {}

  @Endpoint(getGuardrails)
  get(@Scope() scope: WorkspaceScope): Promise<EndpointOutput<typeof getGuardrails>> {
    return this.guardrails.get(scope);
  }

  @Endpoint(putGuardrails)
  put(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof putGuardrails>,
  ): Promise<EndpointOutput<typeof putGuardrails>> {
    return this.guardrails.put(scope, input.body);
  }

  @Endpoint(stopWrites)
  stop(@Scope() scope: WorkspaceScope): Promise<EndpointOutput<typeof stopWrites>> {
    return this.guardrails.stop(scope);
  }
}
