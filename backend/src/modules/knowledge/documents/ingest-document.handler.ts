import { ingestDocumentJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { systemScope } from '../../../database/scope.js';
import { JobHandler, type JobHandlerFor } from '../../../queues/job-handler.js';
import { IngestService } from './ingest.service.js';

@Injectable()
@JobHandler(ingestDocumentJob)
export class IngestDocumentHandler implements JobHandlerFor<typeof ingestDocumentJob> {
  constructor(private readonly ingesting: IngestService) {}

  handle(payload: z.output<typeof ingestDocumentJob.payload>): Promise<void> {
    return this.ingesting.run(systemScope(payload.workspaceId), payload.documentId);
  }
}
