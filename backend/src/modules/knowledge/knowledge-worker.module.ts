import { Module } from '@nestjs/common';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { IngestRepository } from './documents/ingest.repository.js';
import { IngestService } from './documents/ingest.service.js';
import { IngestDocumentHandler } from './documents/ingest-document.handler.js';
import { EmbeddingCron } from './embedding/embedding.cron.js';
import { EmbeddingService } from './embedding/embedding.service.js';

/** What only the worker does: making documents searchable, and keeping them under the embedding model in use. */
@Module({
  imports: [AiProxyModule],
  providers: [EmbeddingCron, EmbeddingService, IngestDocumentHandler, IngestRepository, IngestService],
})
export class KnowledgeWorkerModule {}
