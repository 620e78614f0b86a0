import { applyActionJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobHandler, type JobHandlerFor } from '../../queues/job-handler.js';
import { ActionExecutor } from './action-executor.js';

@Injectable()
@JobHandler(applyActionJob)
export class ApplyActionHandler implements JobHandlerFor<typeof applyActionJob> {
  constructor(private readonly executor: ActionExecutor) {}

  handle(payload: z.output<typeof applyActionJob.payload>): Promise<void> {
    return this.executor.run(payload.workspaceId, payload.actionId);
  }
}
