import {
  createDraft,
  discardDraft,
  type EndpointInput,
  type EndpointOutput,
  editDraft,
  getDraft,
  listDrafts,
  publishDraft,
  reopenDraft,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { DraftService } from './draft.service.js';
import { DraftPublishing } from './draft-publishing.js';
import { DraftTurns } from './draft-turns.js';

@Controller()
export class DraftController {
  constructor(
    private readonly drafts: DraftService,
    private readonly publishing: DraftPublishing,
    private readonly turns: DraftTurns,
  ) {}

  @Endpoint(createDraft)
  async create(@Scope() scope: WorkspaceScope, @Input() { body }: EndpointInput<typeof createDraft>) {
    return this.drafts.view(scope, await this.drafts.create(scope, body));
  }

  @Endpoint(listDrafts)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() { query }: EndpointInput<typeof listDrafts>,
  ): Promise<EndpointOutput<typeof listDrafts>> {
    return this.drafts.list(scope, query);
  }

  @Endpoint(getDraft)
  get(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof getDraft>) {
    return this.drafts.get(scope, params.id);
  }

  @Endpoint(editDraft)
  async edit(@Scope() scope: WorkspaceScope, @Input() { params, body }: EndpointInput<typeof editDraft>) {
    const edited = await this.drafts.edit(scope, params.id, body);
    return this.drafts.view(scope, await this.turns.refreshed(scope, edited));
  }

  @Endpoint(discardDraft)
  discard(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof discardDraft>) {
    return this.publishing.discard(scope, params.id);
  }

  @Endpoint(publishDraft)
  publish(@Scope() scope: WorkspaceScope, @Input() { params, body }: EndpointInput<typeof publishDraft>) {
    return this.publishing.publish(scope, params.id, body.version);
  }

  @Endpoint(reopenDraft)
  reopen(@Scope() scope: WorkspaceScope, @Input() { params }: EndpointInput<typeof reopenDraft>) {
    return this.publishing.reopen(scope, params.id);
  }
}
