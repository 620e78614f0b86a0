import { judgeAccountJob } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { correlationId } from '../../common/correlation.js';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { JobQueue } from '../../queues/job-queue.js';
import { JudgeRequestRepository } from './judge-request.repository.js';

/** How syncs and imports ask for a judgement of what they stored. */
@Injectable()
export class JudgeQueue {
  constructor(
    private readonly repository: JudgeRequestRepository,
    private readonly queue: JobQueue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One judgement waits per account, however often it is asked for. The row counts; waking a worker is a courtesy. */
  async request(
    scope: WorkspaceScope,
    adAccountId: string,
    cause: 'sync' | 'import' | 'fact',
  ): Promise<void> {
    const run = await this.repository.queue(scope, adAccountId, cause, correlationId());
    if (!run) return;
    try {
      await this.queue.enqueue(judgeAccountJob, {
        workspaceId: scope.workspaceId,
        correlationId: run.correlationId,
        judgeRunId: run.id,
      });
    } catch (error) {
      this.logger.warn({ err: error, judgeRunId: run.id }, 'worker not woken; the reconciler will');
    }
  }
}
