import { modelProposalsJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobHandler, type JobHandlerFor } from '../../../queues/job-handler.js';
import { ModelProposalsService } from './model-proposals.service.js';

@Injectable()
@JobHandler(modelProposalsJob)
export class ModelProposalsHandler implements JobHandlerFor<typeof modelProposalsJob> {
  constructor(private readonly proposals: ModelProposalsService) {}

  handle(payload: z.output<typeof modelProposalsJob.payload>): Promise<void> {
    return this.proposals.run(payload.workspaceId, payload.judgeRunId);
  }
}
