import {
  createWorkspace,
  type EndpointInput,
  type EndpointOutput,
  getWorkspace,
  listAuditEvents,
  listWorkspaces,
  setDefaultWorkspace,
  updateWorkspace,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Caller, MaybeScope, type Principal, Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from './audit.service.js';
import { WorkspaceService } from './workspace.service.js';

@Controller()
export class WorkspacesController {
  constructor(
    private readonly workspaces: WorkspaceService,
    private readonly audit: AuditService,
  ) {}

  @Endpoint(listWorkspaces)
  list(
    @Caller() caller: Principal,
    @MaybeScope() scope: WorkspaceScope | null,
  ): Promise<EndpointOutput<typeof listWorkspaces>> {
    return this.workspaces.list(caller, scope);
  }

  @Endpoint(createWorkspace)
  create(
    @Caller() caller: Principal,
    @Input() { body }: EndpointInput<typeof createWorkspace>,
  ): Promise<EndpointOutput<typeof createWorkspace>> {
    return this.workspaces.createFor(caller.userId, body.name);
  }

  @Endpoint(setDefaultWorkspace)
  makeDefault(
    @Caller() caller: Principal,
    @Input() { params }: EndpointInput<typeof setDefaultWorkspace>,
  ): Promise<void> {
    return this.workspaces.makeDefault(caller.userId, params.id);
  }

  @Endpoint(getWorkspace)
  get(@Scope() scope: WorkspaceScope): Promise<EndpointOutput<typeof getWorkspace>> {
    return this.workspaces.get(scope);
  }

  @Endpoint(updateWorkspace)
  rename(
    @Scope() scope: WorkspaceScope,
    @Input() { body }: EndpointInput<typeof updateWorkspace>,
  ): Promise<EndpointOutput<typeof updateWorkspace>> {
    return this.workspaces.rename(scope, body.name);
  }

  @Endpoint(listAuditEvents)
  auditEvents(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listAuditEvents>,
  ): Promise<EndpointOutput<typeof listAuditEvents>> {
    return this.audit.list(scope, query);
  }
}
