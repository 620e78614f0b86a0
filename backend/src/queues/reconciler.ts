import {
  applyActionJob,
  importFileJob,
  ingestDocumentJob,
  type JobDefinition,
  judgeAccountJob,
  readFactJob,
  reconcileAccountJob,
  syncAccountJob,
} from '@adwright/contracts';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../common/logger.js';
import { CONFIG, type Config } from '../config/config.js';
import { JobQueue } from './job-queue.js';
import { type WaitingRow, WaitingRowsRepository } from './waiting-rows.repository.js';

/** How a waiting row becomes a job. */
const wake: Record<WaitingRow['kind'], (row: WaitingRow) => { job: JobDefinition; payload: unknown }> = {
  sync: (row) => ({
    job: syncAccountJob,
    payload: { ...base(row), syncRunId: row.id, priority: row.priority },
  }),
  reconciliation: (row) => ({
    job: reconcileAccountJob,
    payload: { ...base(row), reconciliationId: row.id },
  }),
  import: (row) => ({ job: importFileJob, payload: { ...base(row), importId: row.id } }),
  judge: (row) => ({ job: judgeAccountJob, payload: { ...base(row), judgeRunId: row.id } }),
  action: (row) => ({ job: applyActionJob, payload: { ...base(row), actionId: row.id } }),
  document: (row) => ({ job: ingestDocumentJob, payload: { ...base(row), documentId: row.id } }),
  fact: (row) => ({ job: readFactJob, payload: { ...base(row), factId: row.id } }),
};

function base(row: WaitingRow): { workspaceId: string; correlationId: string } {
  return { workspaceId: row.workspaceId, correlationId: row.correlationId };
}

/**
 * At boot and every few seconds, wakes workers for rows that wait: Redis may have lost a job, or a worker its life
 * (DECISIONS 19). The rows are the truth, so waking once too often is harmless.
 */
@Injectable()
export class Reconciler implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly rows: WaitingRowsRepository,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const tick = () => {
      this.running = this.reconcile().catch((error: unknown) =>
        this.logger.error({ err: error }, 'reconciling failed'),
      );
    };
    tick();
    this.timer = setInterval(tick, this.config.jobs.reconcileSeconds * 1000);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  async reconcile(): Promise<void> {
    for (const row of await this.rows.list()) {
      const { job, payload } = wake[row.kind](row);
      await this.queue.enqueue(job, payload, { priority: row.priority });
    }
  }
}
