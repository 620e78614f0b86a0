import {
  acceptInvitation,
  createInvitation,
  type EndpointInput,
  type EndpointOutput,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Caller, type Principal, Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { InvitationService } from './invitation.service.js';
import { JoiningService } from './joining.service.js';
import { WorkspaceService } from './workspace.service.js';

@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly joining: JoiningService,
    private readonly workspaces: WorkspaceService,
  ) {}

  @Endpoint(listInvitations)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listInvitations>,
  ): Promise<EndpointOutput<typeof listInvitations>> {
    return this.invitations.list(scope, query);
  }

  @Endpoint(createInvitation)
  create(
    @Scope() scope: WorkspaceScope,
    @Caller() caller: Principal,
    @Input() { body }: EndpointInput<typeof createInvitation>,
  ): Promise<EndpointOutput<typeof createInvitation>> {
    return this.invitations.create(scope, caller.userId, body);
  }

  @Endpoint(revokeInvitation)
  revoke(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof revokeInvitation>,
  ): Promise<void> {
    return this.invitations.revoke(scope, params.id);
  }

  @Endpoint(previewInvitation)
  preview(
    @Input() { body }: EndpointInput<typeof previewInvitation>,
  ): Promise<EndpointOutput<typeof previewInvitation>> {
    return this.invitations.preview(body.token);
  }

  @Endpoint(acceptInvitation)
  async accept(
    @Caller() caller: Principal,
    @Input() { body }: EndpointInput<typeof acceptInvitation>,
  ): Promise<EndpointOutput<typeof acceptInvitation>> {
    const { workspaceId } = await this.joining.accept(body.token, caller.userId);
    return this.workspaces.membership(caller.userId, workspaceId);
  }
}
