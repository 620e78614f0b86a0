import { importFileJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { systemScope } from '../../database/scope.js';
import { JobHandler, type JobHandlerFor } from '../../queues/job-handler.js';
import { ImportFinisher } from './import-finisher.js';

@Injectable()
@JobHandler(importFileJob)
export class ImportFileHandler implements JobHandlerFor<typeof importFileJob> {
  constructor(private readonly finisher: ImportFinisher) {}

  handle(payload: z.output<typeof importFileJob.payload>): Promise<void> {
    return this.finisher.resume(systemScope(payload.workspaceId), payload.importId);
  }
}
