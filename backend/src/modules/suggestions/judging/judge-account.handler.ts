import { judgeAccountJob, modelProposalsJob } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { LOGGER } from '../../../common/logger.js';
import { JobHandler, type JobHandlerFor } from '../../../queues/job-handler.js';
import { JobQueue } from '../../../queues/job-queue.js';
import { JudgeService } from './judge.service.js';

@Injectable()
@JobHandler(judgeAccountJob)
export class JudgeAccountHandler implements JobHandlerFor<typeof judgeAccountJob> {
  constructor(
    private readonly judge: JudgeService,
    private readonly queue: JobQueue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Judges, then wakes whoever asks a model. Nothing is lost when that fails: the next run wakes it again. */
  async handle(payload: z.output<typeof judgeAccountJob.payload>): Promise<void> {
    await this.judge.run(payload.workspaceId, payload.judgeRunId);
    try {
      await this.queue.enqueue(modelProposalsJob, payload);
    } catch (error) {
      this.logger.warn({ err: error, judgeRunId: payload.judgeRunId }, 'nobody was woken to ask a model');
    }
  }
}
