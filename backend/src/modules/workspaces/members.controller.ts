import {
  type EndpointInput,
  type EndpointOutput,
  listMembers,
  removeMember,
  updateMember,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { MemberService } from './member.service.js';

@Controller()
export class MembersController {
  constructor(private readonly members: MemberService) {}

  @Endpoint(listMembers)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listMembers>,
  ): Promise<EndpointOutput<typeof listMembers>> {
    return this.members.list(scope, query);
  }

  @Endpoint(updateMember)
  update(
    @Scope() scope: WorkspaceScope,
    @Input() { params, body }: EndpointInput<typeof updateMember>,
  ): Promise<EndpointOutput<typeof updateMember>> {
    return this.members.update(scope, params.id, body);
  }

  @Endpoint(removeMember)
  remove(
    @Scope() scope: WorkspaceScope,
    @Input() { params }: EndpointInput<typeof removeMember>,
  ): Promise<void> {
    return this.members.remove(scope, params.id);
  }
}
