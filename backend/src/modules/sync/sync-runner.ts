import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import { LOGGER } from '../../common/logger.js';
import { systemScope, type WorkspaceScope } from '../../database/scope.js';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import type { StructurePort } from '../../platforms/structure.port.js';
import { AccessService } from '../connections/access.service.js';
import { addDays } from '../metrics/window.js';
import { BATCH_NAMES, type BatchName } from './batch-names.js';
import { JudgeQueue } from './judge-request.js';
import { RunHold, RunStopped } from './run-hold.js';
import { RunKeeper } from './run-keeper.js';
import { readCursor, type StructurePlan, structurePlan } from './structure-plan.js';
import { type BatchContext, SyncBatches } from './sync-batches.js';
import { MOST_CLAIMS, toFailure } from './sync-failure.js';
import { type ClaimedRun } from './sync-progress.repository.js';
import { syncRange } from './sync-range.js';

/** Carries one sync run through its batches; after a crash it goes on where the last finished batch ended. */
@Injectable()
export class SyncRunner {
  constructor(
    private readonly keeper: RunKeeper,
    private readonly batches: SyncBatches,
    private readonly accesses: AccessService,
    private readonly registry: PlatformRegistry,
    private readonly judge: JudgeQueue,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Does nothing when the run is not waiting, or another worker holds it. Its failures are kept in the row. */
  async run(workspaceId: string, syncRunId: string): Promise<void> {
    const scope = systemScope(workspaceId);
    const run = await this.keeper.claim(scope, syncRunId);
    if (!run) return;
    const hold = this.keeper.hold(scope, run);
    try {
      const through = await this.work(scope, run, hold);
      if (await this.keeper.finish(scope, run, through))
        await this.judge.request(scope, run.adAccountId, 'sync');
    } catch (error) {
      await this.giveUp(scope, run, error);
    } finally {
      hold.release();
    }
  }

  /** @returns the last complete day that is stored now. */
  private async work(scope: WorkspaceScope, run: ClaimedRun, hold: RunHold): Promise<string> {
    if (run.attempt > MOST_CLAIMS)
      throw new AppError('unavailable', 'The sync was interrupted again and again and was given up.');
    const adapter = this.registry.get(run.platform);
    const access = await this.accesses.accountAccess(scope, run.adAccountId, hold.signal);
    const { structure, reporting } = portsOf(adapter);
    const { range, plan } = await this.batch(scope, run, hold, 'account', async () => ({
      range: await this.range(scope, run, adapter, structure, access),
      plan: await this.plan(scope, run, structure, access),
    }));
    for (const name of BATCH_NAMES) {
      if (name === 'account' || run.done.includes(name)) continue;
      await this.batch(scope, run, hold, name, (onStored) => {
        const context: BatchContext = {
          scope,
          account: { id: run.adAccountId, clientId: run.clientId },
          access,
          adapter,
          structure,
          reporting,
          conversionGoal: run.conversionGoal,
          syncRunId: run.id,
          range,
          plan,
          readAt: this.clock.now(),
          onStored,
        };
        return this.batches.run(name, context);
      });
    }
    return addDays(range.to, -1);
  }

  /** Fixed by the first try: a run that lasts over midnight still reads the days it set out for. */
  private async range(
    scope: WorkspaceScope,
    run: ClaimedRun,
    adapter: PlatformAdapter,
    structure: StructurePort,
    access: AccountAccess,
  ) {
    if (run.from !== null && run.to !== null) return { from: run.from, to: run.to };
    const today = await structure.today(access);
    const { mode, dataThrough } = run;
    const days = syncRange({ mode, today, dataThrough, lookbackDays: adapter.lookbackDays });
    await this.keeper.setRange(scope, run, days.from, days.to);
    return days;
  }

  /** What changed is asked before anything is read, so that nothing can fall between the log and the reads. */
  private async plan(
    scope: WorkspaceScope,
    run: ClaimedRun,
    structure: StructurePort,
    access: AccountAccess,
  ): Promise<StructurePlan> {
    const cursor = readCursor(run.cursor);
    const plan = structurePlan(run.mode, cursor, await structure.changesSince(access, cursor.through));
    await this.keeper.setPlan(scope, run, plan.changes.through, plan.whole);
    return plan;
  }

  private async batch<T>(
    scope: WorkspaceScope,
    run: ClaimedRun,
    hold: RunHold,
    name: BatchName,
    work: (onStored: (rows: number) => Promise<void>) => Promise<T>,
  ): Promise<T> {
    let rows = 0;
    const reached = async () => {
      await this.keeper.setBatch(scope, run, hold, name, 'running', rows);
      hold.check();
    };
    await reached();
    const result = await work(async (stored) => {
      rows += stored;
      await reached();
    });
    // Not checked: a run that is stopped here has this batch behind it.
    await this.keeper.setBatch(scope, run, hold, name, 'done', rows);
    return result;
  }

  private async giveUp(scope: WorkspaceScope, run: ClaimedRun, thrown: unknown): Promise<void> {
    if (thrown instanceof RunStopped) {
      // Another worker holds the run now, or its row has ended: nothing is ours to write.
      if (thrown.reason === 'cancelled') await this.keeper.release(scope, run, { state: 'cancelled' });
      return;
    }
    const { error, retryAt } = toFailure(thrown, run.attempt, this.clock.now());
    this.logger.warn({ err: thrown, syncRunId: run.id, attempt: run.attempt, retryAt }, 'sync failed');
    await this.keeper.release(
      scope,
      run,
      retryAt ? { state: 'queued', retryAt, error } : { state: 'failed', error },
    );
  }
}

function portsOf(adapter: PlatformAdapter) {
  const { structure, reporting } = adapter;
  if (!structure || !reporting)
    throw new AppError('read_only_source', `${adapter.label} cannot be synced: it has files only.`);
  return { structure, reporting };
}
