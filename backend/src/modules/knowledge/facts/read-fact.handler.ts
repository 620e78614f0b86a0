import { readFactJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { systemScope } from '../../../database/scope.js';
import { JobHandler, type JobHandlerFor } from '../../../queues/job-handler.js';
import { FactReader } from './fact-reader.js';

@Injectable()
@JobHandler(readFactJob)
export class ReadFactHandler implements JobHandlerFor<typeof readFactJob> {
  constructor(private readonly reader: FactReader) {}

  handle(payload: z.output<typeof readFactJob.payload>): Promise<void> {
    return this.reader.run(systemScope(payload.workspaceId), payload.factId);
  }
}
