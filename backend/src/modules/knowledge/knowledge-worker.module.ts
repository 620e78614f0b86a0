import { Module } from '@nestjs/common';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { IngestRepository } from './documents/ingest.repository.js';
import { IngestService } from './documents/ingest.service.js';
import { IngestDocumentHandler } from './documents/ingest-document.handler.js';

/** What only the worker does: making documents searchable. */
@Module({
  imports: [AiProxyModule],
  providers: [IngestDocumentHandler, IngestRepository, IngestService],
})
export class KnowledgeWorkerModule {}
