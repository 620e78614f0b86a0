import { syncAccountJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobHandler, type JobHandlerFor } from '../../queues/job-handler.js';
import { SyncRunner } from './sync-runner.js';

@Injectable()
@JobHandler(syncAccountJob)
export class SyncAccountHandler implements JobHandlerFor<typeof syncAccountJob> {
  constructor(private readonly runner: SyncRunner) {}

  handle(payload: z.output<typeof syncAccountJob.payload>): Promise<void> {
    return this.runner.run(payload.workspaceId, payload.syncRunId);
  }
}
