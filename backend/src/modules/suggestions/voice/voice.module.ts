import { Module } from '@nestjs/common';
import { AiProxyModule } from '../../ai-proxy/ai-proxy.module.js';
import { KnowledgeModule } from '../../knowledge/knowledge.module.js';
import { SuggestionsModule } from '../suggestions.module.js';
import { SuggestionVoiceController } from './voice.controller.js';
import { VoiceRepository } from './voice.repository.js';
import { SuggestionVoiceService } from './voice.service.js';

/** Suggestions in words: beside the queue, which knows nothing of it. */
@Module({
  imports: [AiProxyModule, KnowledgeModule, SuggestionsModule],
  controllers: [SuggestionVoiceController],
  providers: [SuggestionVoiceService, VoiceRepository],
})
export class SuggestionVoiceModule {}
