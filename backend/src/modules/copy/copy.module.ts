import { Module } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { DraftsModule } from '../drafts/drafts.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { CopyController } from './copy.controller.js';
import { CopyService } from './copy.service.js';
import { CopyMaterialRepository } from './copy-material.repository.js';
import { CopySubjects } from './copy-subject.js';

/** Ideas for ad texts, out of what the business wrote down and what performed. */
@Module({
  imports: [ActionsModule, AiProxyModule, DraftsModule, KnowledgeModule],
  controllers: [CopyController],
  providers: [CopyMaterialRepository, CopyService, CopySubjects],
})
export class CopyModule {}
