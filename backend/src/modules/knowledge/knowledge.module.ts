import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { CitationRepository } from './documents/citation.repository.js';
import { DocumentRepository } from './documents/document.repository.js';
import { DocumentService } from './documents/document.service.js';
import { DocumentRemoval } from './documents/document-removal.js';
import { DocumentsController } from './documents/documents.controller.js';
import { FactService } from './facts/fact.service.js';
import { FactNamesRepository } from './facts/fact-names.repository.js';
import { FactReadingModule } from './facts/fact-reading.module.js';
import { FactsController } from './facts/facts.controller.js';
import { KnowledgePlace } from './knowledge-place.js';
import { KnowledgePlaceRepository } from './knowledge-place.repository.js';
import { DocumentReader, MOST_DOCUMENT_BYTES } from './reading/document-reader.js';
import { builtDocumentWorker, DOCUMENT_WORKER, ReadingThread } from './reading/reading-thread.js';
import { KnowledgeSearch } from './search/knowledge-search.service.js';

/** What a business wrote down: documents and facts. Passages are kept by the AI service. */
@Module({
  imports: [
    AiProxyModule,
    FactReadingModule,
    MulterModule.register({
      defParamCharset: 'utf8',
      limits: {
        fileSize: MOST_DOCUMENT_BYTES,
        files: 1,
        fields: 5,
        fieldSize: 2_500_000,
        fieldNameSize: 100,
      },
    }),
  ],
  controllers: [DocumentsController, FactsController],
  providers: [
    { provide: DOCUMENT_WORKER, useFactory: builtDocumentWorker },
    CitationRepository,
    DocumentReader,
    DocumentRemoval,
    DocumentRepository,
    DocumentService,
    FactNamesRepository,
    FactService,
    KnowledgePlace,
    KnowledgePlaceRepository,
    KnowledgeSearch,
    ReadingThread,
  ],
  exports: [FactService, KnowledgeSearch],
})
export class KnowledgeModule {}
