import { judgeAccountJob } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { JobHandler, type JobHandlerFor } from '../../../queues/job-handler.js';
import { JudgeService } from './judge.service.js';

@Injectable()
@JobHandler(judgeAccountJob)
export class JudgeAccountHandler implements JobHandlerFor<typeof judgeAccountJob> {
  constructor(private readonly judge: JudgeService) {}

  handle(payload: z.output<typeof judgeAccountJob.payload>): Promise<void> {
    return this.judge.run(payload.workspaceId, payload.judgeRunId);
  }
}
