import {
  type EndpointInput,
  type EndpointOutput,
  type listSyncRuns,
  type SyncMode,
  type SyncRun,
  syncAccountJob,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError, notFound } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { LOGGER } from '../../common/logger.js';
import { pageOfRows } from '../../database/paging.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { JobQueue } from '../../queues/job-queue.js';
import { readTimeCursor, timeCursorOf } from '../workspaces/time-cursor.js';
import { SyncEvents } from './sync-events.js';
import { SyncReadRepository, type SyncRunRow } from './sync-read.repository.js';
import { type RequestedRun, type SyncOrder, SyncRequestRepository } from './sync-request.repository.js';

const PRIORITY: Record<SyncRun['trigger'], number> = { manual: 1, first: 2, schedule: 5 };

export interface SyncRequest {
  readonly adAccountId: string;
  readonly mode: SyncMode;
  readonly trigger: SyncRun['trigger'];
  /** For the schedule: when its slot began. */
  readonly slot?: Date;
}

/** Asking for syncs, seeing and stopping them. */
@Injectable()
export class SyncService {
  constructor(
    private readonly requests: SyncRequestRepository,
    private readonly reads: SyncReadRepository,
    private readonly queue: JobQueue,
    private readonly events: SyncEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * Queues a run. A run that waits already takes the request in: it reads as far back as either asked, and a person's
   * request moves it to the front.
   * @throws AppError `not_found`; `read_only_source` when no connection feeds the account; `sync_running` with the
   * run's id when a person asks while one runs.
   */
  async request(scope: WorkspaceScope, request: SyncRequest): Promise<SyncRun> {
    const run = await this.place(scope, request);
    if (!run) throw new AppError('conflict', 'A sync of this account ended at this very moment. Ask again.');
    return this.get(scope, run.id);
  }

  /** The same for the schedule, which does not mind a running one. @returns the run's id, or null when none was needed. */
  async schedule(scope: WorkspaceScope, request: SyncRequest): Promise<string | null> {
    return (await this.place(scope, request))?.id ?? null;
  }

  async list(
    scope: WorkspaceScope,
    query: EndpointInput<typeof listSyncRuns>['query'],
  ): Promise<EndpointOutput<typeof listSyncRuns>> {
    const after = readTimeCursor(query.cursor);
    const rows = await this.reads.page(scope, query.adAccountId, after, query.limit + 1);
    return pageOfRows(rows, query.limit, timeCursorOf, toSyncRun);
  }

  /** @throws AppError `not_found` */
  async get(scope: WorkspaceScope, id: string): Promise<SyncRun> {
    const row = await this.reads.find(scope, id);
    if (!row) throw notFound('sync run');
    return toSyncRun(row);
  }

  /** A queued run ends now, a running one after the page at hand. @throws AppError `not_found`, `wrong_state` */
  async cancel(scope: WorkspaceScope, id: string): Promise<SyncRun> {
    const before = await this.reads.find(scope, id);
    if (!before) throw notFound('sync run');
    if (!(await this.reads.cancel(scope, id)))
      throw new AppError('wrong_state', 'This sync run has ended already.');
    const run = await this.get(scope, id);
    await this.events.changed(scope, before.clientId, run);
    return run;
  }

  private async place(scope: WorkspaceScope, request: SyncRequest): Promise<RequestedRun | null> {
    const account = await this.requests.account(scope, request.adAccountId);
    if (!account) throw notFound('ad account');
    if (account.connectionId === null) {
      throw new AppError(
        'read_only_source',
        'This account is fed by files and has nothing to sync with. Import a newer export instead.',
      );
    }
    const order: SyncOrder = {
      adAccountId: request.adAccountId,
      mode: request.mode,
      trigger: request.trigger,
      priority: PRIORITY[request.trigger],
      correlationId: correlationId(),
      slot: request.slot ?? null,
    };
    const run = (await this.requests.insert(scope, order)) ?? (await this.requests.join(scope, order));
    if (!run) {
      // Between the two looks the live run ended; the schedule's next slot is soon enough, a person's request is not.
      return request.trigger === 'schedule' ? null : this.requests.insert(scope, order);
    }
    if (run.state === 'running' && request.trigger === 'manual')
      throw new AppError(
        'sync_running',
        `This account is being synced by run ${run.id}. Nothing was queued.`,
      );
    if (run.state === 'queued') await this.wake(scope, account.clientId, run);
    return run;
  }

  /** The row is the truth: when Redis does not answer, the reconciler wakes a worker later. */
  private async wake(scope: WorkspaceScope, clientId: string, run: RequestedRun): Promise<void> {
    const payload = {
      workspaceId: scope.workspaceId,
      correlationId: run.correlationId,
      syncRunId: run.id,
      priority: run.priority,
    };
    try {
      // Bull keeps the first priority of a job, so a waiting one makes room for the more urgent.
      const waiting = await this.queue.queue(syncAccountJob.queue).getJob(syncAccountJob.key(payload));
      if (waiting && (await waiting.isWaiting()) && waiting.opts.priority !== run.priority)
        await waiting.remove();
      await this.queue.enqueue(syncAccountJob, payload, { priority: run.priority });
    } catch (error) {
      this.logger.warn({ err: error, syncRunId: run.id }, 'worker not woken; the reconciler will');
    }
    await this.events.changed(scope, clientId, await this.get(scope, run.id));
  }
}

function toSyncRun(row: SyncRunRow): SyncRun {
  return {
    id: row.id,
    adAccountId: row.adAccountId,
    adAccountName: row.adAccountName,
    mode: row.mode,
    trigger: row.trigger,
    state: row.state,
    attempt: row.attempt,
    from: row.from,
    to: row.to,
    batches: row.batches,
    rows: row.batches.reduce((sum, batch) => sum + batch.rows, 0),
    error: row.error,
    createdAt: row.at.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
