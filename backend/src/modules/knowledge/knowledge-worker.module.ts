import { Module } from '@nestjs/common';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { IngestRepository } from './documents/ingest.repository.js';
import { IngestService } from './documents/ingest.service.js';
import { IngestDocumentHandler } from './documents/ingest-document.handler.js';
import { EmbeddingCron } from './embedding/embedding.cron.js';
import { EmbeddingService } from './embedding/embedding.service.js';
import { FactReadingModule } from './facts/fact-reading.module.js';
import { ReadFactHandler } from './facts/read-fact.handler.js';

/**
 * What only the worker does: making documents searchable, keeping them under the embedding model in use, and reading facts
 * that wait.
 */
@Module({
  imports: [AiProxyModule, FactReadingModule],
  providers: [
    EmbeddingCron,
    EmbeddingService,
    IngestDocumentHandler,
    IngestRepository,
    IngestService,
    ReadFactHandler,
  ],
})
export class KnowledgeWorkerModule {}
