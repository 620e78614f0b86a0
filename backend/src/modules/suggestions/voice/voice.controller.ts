import { type EndpointInput, type EndpointOutput, getSuggestionVoice } from '@adwright/contracts';
import { Controller } from '@nestjs/common';
import { Endpoint, Input } from '../../../common/http/endpoint.decorator.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { SuggestionVoiceService } from './voice.service.js';

@Controller()
export class SuggestionVoiceController {
  constructor(private readonly voices: SuggestionVoiceService) {}

  @Endpoint(getSuggestionVoice)
  get(
    @Scope() scope: WorkspaceScope,
    @Input() { params, query }: EndpointInput<typeof getSuggestionVoice>,
  ): Promise<EndpointOutput<typeof getSuggestionVoice>> {
    return this.voices.get(scope, params.id, query.language);
  }
}
