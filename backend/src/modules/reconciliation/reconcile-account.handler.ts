import { reconcileAccountJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobHandler, type JobHandlerFor } from '../../queues/job-handler.js';
import { ReconciliationRunner } from './reconciliation-runner.js';

@Injectable()
@JobHandler(reconcileAccountJob)
export class ReconcileAccountHandler implements JobHandlerFor<typeof reconcileAccountJob> {
  constructor(private readonly runner: ReconciliationRunner) {}

  handle(payload: z.output<typeof reconcileAccountJob.payload>): Promise<void> {
    return this.runner.run(payload.workspaceId, payload.reconciliationId);
  }
}
