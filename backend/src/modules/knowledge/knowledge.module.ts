import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { CitationRepository } from './documents/citation.repository.js';
import { DocumentRepository } from './documents/document.repository.js';
import { DocumentService } from './documents/document.service.js';
import { DocumentRemoval } from './documents/document-removal.js';
import { DocumentsController } from './documents/documents.controller.js';
import { FactRepository } from './facts/fact.repository.js';
import { FactService } from './facts/fact.service.js';
import { FactsController } from './facts/facts.controller.js';
import { KnowledgePlace } from './knowledge-place.js';
import { KnowledgePlaceRepository } from './knowledge-place.repository.js';
import { DocumentReader } from './reading/document-reader.js';
import { KnowledgeSearch } from './search/knowledge-search.service.js';

/** What a business wrote down: documents and facts. Passages are kept by the AI service. */
@Module({
  imports: [AiProxyModule, MulterModule.register({})],
  controllers: [DocumentsController, FactsController],
  providers: [
    CitationRepository,
    DocumentReader,
    DocumentRemoval,
    DocumentRepository,
    DocumentService,
    FactRepository,
    FactService,
    KnowledgePlace,
    KnowledgePlaceRepository,
    KnowledgeSearch,
  ],
  exports: [FactService, KnowledgeSearch],
})
export class KnowledgeModule {}
