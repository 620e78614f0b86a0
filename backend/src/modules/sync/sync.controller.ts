import { cancelSyncRun, createSyncRun, getSyncRun, listSyncRuns } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, type EndpointInput, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { SyncService } from './sync.service.js';

@Controller()
export class SyncController {
  constructor(private readonly sync: SyncService) {}

  @Endpoint(createSyncRun)
  create(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof createSyncRun>) {
    return this.sync.request(scope, { ...input.body, trigger: 'manual' });
  }

  @Endpoint(listSyncRuns)
  list(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listSyncRuns>) {
    return this.sync.list(scope, input.query);
  }

  @Endpoint(getSyncRun)
  get(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof getSyncRun>) {
    return this.sync.get(scope, input.params.id);
  }

  @Endpoint(cancelSyncRun)
  cancel(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof cancelSyncRun>) {
    return this.sync.cancel(scope, input.params.id);
  }
}
