import type { ReconciledLevel, ReconciledResult } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import { LOGGER } from '../../common/logger.js';
import { systemScope, type WorkspaceScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccessService } from '../connections/access.service.js';
import { addDays } from '../metrics/window.js';
import { RunHold, RunStopped } from '../sync/run-hold.js';
import { MOST_CLAIMS, toFailure } from '../sync/sync-failure.js';
import { type ComparedAccount, LevelComparison } from './level-comparison.js';
import { ReconciliationEvents } from './reconciliation-events.js';
import {
  type ClaimedReconciliation,
  type ReconciliationOutcome,
  ReconciliationProgressRepository,
} from './reconciliation-progress.repository.js';

/** Between two looks whether to go on, and two reports of how far it is. */
const EVERY_MS = 1_000;

/** Carries one comparison through its levels; after a crash or a pause it goes on with the level that was interrupted. */
@Injectable()
export class ReconciliationRunner {
  constructor(
    private readonly progress: ReconciliationProgressRepository,
    private readonly comparison: LevelComparison,
    private readonly accesses: AccessService,
    private readonly registry: PlatformRegistry,
    private readonly events: ReconciliationEvents,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Does nothing when it is not waiting, or another worker holds it. Its failures are kept in the row. */
  async run(workspaceId: string, reconciliationId: string): Promise<void> {
    const scope = systemScope(workspaceId);
    const run = await this.progress.claim(scope, reconciliationId);
    if (!run) return;
    const hold = new RunHold(() => this.progress.renew(scope, run), this.logger, {
      everyMs: EVERY_MS,
      cancelEndsCalls: true,
    });
    try {
      await this.work(scope, run, hold);
      await this.release(scope, run, { state: 'done' });
    } catch (error) {
      await this.giveUp(scope, run, hold.stopReason ?? error);
    } finally {
      hold.release();
    }
  }

  private async work(scope: WorkspaceScope, run: ClaimedReconciliation, hold: RunHold): Promise<void> {
    if (run.attempt > MOST_CLAIMS)
      throw new AppError('unavailable', 'The comparison was interrupted again and again and was given up.');
    const account = await this.account(scope, run, hold);
    // What levels are held against; read again by a later try, since one number a day is soon read.
    const whole = await this.read(scope, run, hold, account, 'account');
    for (const level of run.levels) {
      if (run.done.includes(level)) continue;
      const platform = level === 'account' ? whole : await this.read(scope, run, hold, account, level);
      await this.keep(scope, run, await this.comparison.compare(scope, account, level, platform, whole));
    }
    await hold.renew();
  }

  private async account(
    scope: WorkspaceScope,
    run: ClaimedReconciliation,
    hold: RunHold,
  ): Promise<ComparedAccount> {
    const adapter = this.registry.get(run.platform);
    const { structure, reporting } = adapter;
    if (!structure || !reporting)
      throw new AppError('read_only_source', 'This account has no platform to compare with.');
    const access = await this.accesses.accountAccess(scope, run.adAccountId, hold.signal);
    // A try of another day goes on with the days of the first.
    const to = run.to ?? (await structure.today(access));
    const range = { from: run.from ?? addDays(to, 1 - run.days), to };
    await this.progress.setRange(scope, run, range);
    return { id: run.adAccountId, conversionGoal: run.conversionGoal, access, adapter, reporting, range };
  }

  private async read(
    scope: WorkspaceScope,
    run: ClaimedReconciliation,
    hold: RunHold,
    account: ComparedAccount,
    level: ReconciledLevel,
  ) {
    await hold.renew();
    await this.tell(scope, run, level, 0);
    let told = performance.now();
    return this.comparison.read(account, level, async (rows) => {
      hold.check();
      if (performance.now() - told < EVERY_MS) return;
      told = performance.now();
      await this.tell(scope, run, level, rows);
    });
  }

  private async tell(
    scope: WorkspaceScope,
    run: ClaimedReconciliation,
    level: ReconciledLevel,
    rows: number,
  ): Promise<void> {
    await this.progress.setReading(scope, run, level, rows);
    await this.events.changed(scope, run.clientId, { ...run, state: 'running' });
  }

  private async keep(
    scope: WorkspaceScope,
    run: ClaimedReconciliation,
    result: ReconciledResult,
  ): Promise<void> {
    await this.progress.setResult(scope, run, result);
    await this.events.changed(scope, run.clientId, { ...run, state: 'running' });
  }

  private async release(
    scope: WorkspaceScope,
    run: ClaimedReconciliation,
    outcome: ReconciliationOutcome,
  ): Promise<void> {
    await this.progress.release(scope, run, outcome);
    await this.events.changed(scope, run.clientId, { ...run, state: outcome.state });
  }

  private async giveUp(scope: WorkspaceScope, run: ClaimedReconciliation, thrown: unknown): Promise<void> {
    if (thrown instanceof RunStopped) {
      // Another worker holds it now, or its row has ended: nothing is ours to write.
      if (thrown.reason === 'cancelled') await this.release(scope, run, { state: 'cancelled' });
      return;
    }
    const { error, retryAt } = toFailure(thrown, run.attempt, this.clock.now());
    this.logger.warn(
      { err: thrown, reconciliationId: run.id, attempt: run.attempt, retryAt },
      'comparison failed',
    );
    await this.release(
      scope,
      run,
      retryAt ? { state: 'queued', retryAt, error } : { state: 'failed', error },
    );
  }
}
