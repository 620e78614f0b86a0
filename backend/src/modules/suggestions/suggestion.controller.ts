import {
  approveSuggestion,
  type EndpointInput,
  type EndpointOutput,
  getSuggestion,
  listJudgements,
  listSuggestions,
  markSuggestionDone,
  rejectSuggestion,
  snoozeSuggestion,
} from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../common/http/endpoint.decorator.js';
import { Scope } from '../../common/http/request-context.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { SuggestionService } from './suggestion.service.js';

@Controller()
export class SuggestionController {
  constructor(private readonly suggestions: SuggestionService) {}

  @Endpoint(listSuggestions)
  list(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof listSuggestions>,
  ): Promise<EndpointOutput<typeof listSuggestions>> {
    return this.suggestions.list(scope, input.query);
  }

  @Endpoint(getSuggestion)
  get(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof getSuggestion>,
  ): Promise<EndpointOutput<typeof getSuggestion>> {
    return this.suggestions.get(scope, input.params.id);
  }

  @Endpoint(approveSuggestion)
  async approve(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof approveSuggestion>,
  ): Promise<EndpointOutput<typeof approveSuggestion>> {
    return { actionId: await this.suggestions.approve(scope, input.params.id, input.body.planHash) };
  }

  @Endpoint(rejectSuggestion)
  reject(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof rejectSuggestion>,
  ): Promise<EndpointOutput<typeof rejectSuggestion>> {
    return this.suggestions.reject(scope, input.params.id, input.body);
  }

  @Endpoint(snoozeSuggestion)
  snooze(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof snoozeSuggestion>,
  ): Promise<EndpointOutput<typeof snoozeSuggestion>> {
    return this.suggestions.snooze(scope, input.params.id, input.body.days);
  }

  @Endpoint(markSuggestionDone)
  done(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof markSuggestionDone>,
  ): Promise<EndpointOutput<typeof markSuggestionDone>> {
    return this.suggestions.done(scope, input.params.id);
  }

  @Endpoint(listJudgements)
  judgements(
    @Scope() scope: WorkspaceScope,
    @Input() input: EndpointInput<typeof listJudgements>,
  ): Promise<EndpointOutput<typeof listJudgements>> {
    return this.suggestions.judgements(scope, input.query.adAccountId, input.query.externalId);
  }
}
