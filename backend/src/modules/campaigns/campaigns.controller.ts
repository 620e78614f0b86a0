import { getCampaign, listAds, listCampaigns, listKeywords, listSearchTerms } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, type EndpointInput, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { CampaignsService } from './campaigns.service.js';
import { ChildrenService } from './children.service.js';

@Controller()
export class CampaignsController {
  constructor(
    private readonly campaigns: CampaignsService,
    private readonly children: ChildrenService,
  ) {}

  @Endpoint(listCampaigns)
  list(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listCampaigns>) {
    return this.campaigns.list(scope, input.query);
  }

  @Endpoint(getCampaign)
  get(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof getCampaign>) {
    return this.campaigns.get(scope, input.params.id, input.query);
  }

  @Endpoint(listAds)
  ads(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listAds>) {
    return this.children.ads(scope, input.query);
  }

  @Endpoint(listKeywords)
  keywords(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listKeywords>) {
    return this.children.keywords(scope, input.query);
  }

  @Endpoint(listSearchTerms)
  searchTerms(@Scope() scope: WorkspaceScope, @Input() input: EndpointInput<typeof listSearchTerms>) {
    return this.children.searchTerms(scope, input.query);
  }
}
