import type { Change, JobError } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../common/clock.js';
import { LOGGER } from '../../common/logger.js';
import { systemScope } from '../../database/scope.js';
import { toJobError } from '../../platforms/platform-problem.js';
import { ActionRepository } from './action.repository.js';
import { ActionLease, type Lease, LeaseLost } from './action-lease.js';
import { ActionOutcome } from './action-outcome.js';
import { changesOf } from './action-view.js';
import { ChangeSender, NotApplied } from './change-sender.js';
import { LivePlan } from './live-plan.js';

/** What a change came to, and why when it came to nothing. */
type Result =
  | { readonly state: 'applied' }
  | { readonly state: 'failed' | 'unknown'; readonly error: JobError };

/**
 * Carries one approved action out: gate again, record the intent, send each change exactly once, read back, record the
 * outcome. The row says how far it came, so a worker that takes over after a crash reads back before it decides
 * anything (DECISIONS 18).
 */
@Injectable()
export class ActionExecutor {
  constructor(
    private readonly leases: ActionLease,
    private readonly actions: ActionRepository,
    private readonly livePlan: LivePlan,
    private readonly sender: ChangeSender,
    private readonly outcome: ActionOutcome,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Does what is left of the action; nothing when another worker has it or it is settled. */
  run(workspaceId: string, actionId: string): Promise<void> {
    return this.leases.hold(systemScope(workspaceId), actionId, (lease) => this.carryOut(lease));
  }

  private async carryOut(lease: Lease): Promise<void> {
    if (lease.row.state === 'queued' && !(await this.begin(lease))) return;
    for (const [ordinal, change] of changesOf(lease.row).entries()) {
      const result = await this.one(lease, ordinal, change);
      if (result.state !== 'applied') {
        await this.outcome.record(lease, result.state, result.error);
        return;
      }
    }
    await this.outcome.record(lease, 'applied', null);
  }

  /** Gate and intent. @returns false when the action was refused; nothing was sent then. */
  private async begin(lease: Lease): Promise<boolean> {
    const { scope, row } = lease;
    const [account] = await this.actions.accounts(scope, [row.adAccountId]);
    try {
      if (!account) throw new Error('the ad account of an action is gone');
      await this.actions.step(scope, row, 'checked', 'running', null);
      const plan = await this.livePlan.forApproval(scope, account, changesOf(row), {
        planHash: row.planHash,
        undo: row.origin === 'undo',
        actionId: row.id,
      });
      await this.sender.validate(lease, changesOf(row));
      await this.outcome.recordIntent(lease, plan);
      return true;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      // Nothing was sent, so whatever went wrong, the platform is untouched.
      this.logger.info({ err: error, actionId: row.id }, 'action refused before sending');
      await this.outcome.refuse(lease, toJobError(error, this.clock.now()));
      return false;
    }
  }

  private async one(lease: Lease, ordinal: number, change: Change): Promise<Result> {
    try {
      await this.sender.send(lease, ordinal, change);
      return { state: 'applied' };
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      const refused = error instanceof NotApplied;
      this.logger.warn({ err: error, actionId: lease.row.id, refused }, 'change not applied');
      await this.actions.markChange(
        lease.scope,
        lease.row.id,
        ordinal,
        refused ? 'not_applied' : 'unknown',
        null,
      );
      return {
        state: refused ? 'failed' : 'unknown',
        error: toJobError(refused ? error.cause : error, this.clock.now()),
      };
    }
  }
}
