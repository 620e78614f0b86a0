import {
  approveAction,
  type EndpointInput,
  type EndpointOutput,
  getAction,
  listActions,
  resolveAction,
  undoAction,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { ActionService } from './action.service.js';

@Controller()
export class ActionController {
  constructor(private readonly actions: ActionService) {}

  @Endpoint(listActions)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof listActions>,
  ): Promise<EndpointOutput<typeof listActions>> {
    return this.actions.list(scope, input.query);
  }

  @Endpoint(getAction)
  get(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof getAction>,
  ): Promise<EndpointOutput<typeof getAction>> {
    return this.actions.get(scope, input.params.id);
  }

  @Endpoint(approveAction)
  async approve(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof approveAction>,
  ): Promise<EndpointOutput<typeof approveAction>> {
    return { actionId: await this.actions.approveDraft(scope, input.params.id, input.body.planHash) };
  }

  @Endpoint(undoAction)
  async undo(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof undoAction>,
  ): Promise<EndpointOutput<typeof undoAction>> {
    return { actionId: await this.actions.undo(scope, input.params.id) };
  }

  @Endpoint(resolveAction)
  resolve(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof resolveAction>,
  ): Promise<EndpointOutput<typeof resolveAction>> {
    return this.actions.resolve(scope, input.params.id, input.body.outcome, input.body.note);
  }
}
