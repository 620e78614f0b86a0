import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../common/logger.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { BatchName } from './batch-names.js';
import { RunHold } from './run-hold.js';
import { SyncEvents } from './sync-events.js';
import { type ClaimedRun, SyncProgressRepository } from './sync-progress.repository.js';
import { SyncReadRepository } from './sync-read.repository.js';

/** Writes a run's life down and tells open screens of it. */
@Injectable()
export class RunKeeper {
  constructor(
    private readonly progress: SyncProgressRepository,
    private readonly reads: SyncReadRepository,
    private readonly events: SyncEvents,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  claim(scope: WorkspaceScope, syncRunId: string): Promise<ClaimedRun | null> {
    return this.progress.claim(scope, syncRunId);
  }

  hold(scope: WorkspaceScope, run: ClaimedRun): RunHold {
    return new RunHold(() => this.progress.renew(scope, run), this.logger);
  }

  setRange(scope: WorkspaceScope, run: ClaimedRun, from: string, to: string): Promise<void> {
    return this.progress.setRange(scope, run, from, to);
  }

  setPlan(scope: WorkspaceScope, run: ClaimedRun, through: Date, whole: boolean): Promise<void> {
    return this.progress.setPlan(scope, run, through, whole);
  }

  /** Writes down how far a batch is and renews the hold, which then knows whether the run has to stop. */
  async setBatch(
    scope: WorkspaceScope,
    run: ClaimedRun,
    hold: RunHold,
    ...batch: [name: BatchName, state: 'running' | 'done', rows: number]
  ): Promise<void> {
    const progress = await this.progress.setBatch(scope, run, ...batch);
    hold.note(progress);
    if (progress.held) await this.events.progressed(scope, run, progress);
  }

  async finish(scope: WorkspaceScope, run: ClaimedRun, dataThrough: string): Promise<boolean> {
    const finished = await this.progress.finish(scope, run, dataThrough);
    await this.publish(scope, run);
    return finished;
  }

  async release(
    scope: WorkspaceScope,
    run: ClaimedRun,
    outcome: Parameters<SyncProgressRepository['release']>[2],
  ): Promise<void> {
    await this.progress.release(scope, run, outcome);
    await this.publish(scope, run);
  }

  private async publish(scope: WorkspaceScope, run: ClaimedRun): Promise<void> {
    const now = await this.reads.find(scope, run.id);
    if (now) await this.events.changed(scope, run.clientId, now);
  }
}
