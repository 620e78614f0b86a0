import { randomUUID } from 'node:crypto';
import type { Change, JobError } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../common/clock.js';
import { LOGGER } from '../../common/logger.js';
import { CONFIG, type Config } from '../../config/config.js';
import { systemScope } from '../../database/scope.js';
import { toJobError } from '../../platforms/platform-problem.js';
import { AccessService } from '../connections/access.service.js';
import { ActionRepository } from './action.repository.js';
import { ActionOutcome } from './action-outcome.js';
import { changesOf } from './action-view.js';
import { ChangeSender, type Lease, LeaseLost, NotApplied } from './change-sender.js';
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
    private readonly actions: ActionRepository,
    private readonly access: AccessService,
    private readonly livePlan: LivePlan,
    private readonly sender: ChangeSender,
    private readonly outcome: ActionOutcome,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Does what is left of the action; nothing when another worker has it or it is settled. */
  async run(workspaceId: string, actionId: string): Promise<void> {
    const scope = systemScope(workspaceId);
    const owner = randomUUID();
    // A worker that dies keeps the action this long; another then takes it over.
    const leaseSeconds = this.config.jobs.actionLeaseSeconds;
    const row = await this.actions.claim(scope, actionId, owner, leaseSeconds);
    if (!row) return;
    const renewal = setInterval(() => {
      this.actions.renew(scope, actionId, owner, leaseSeconds).catch((error: unknown) => {
        this.logger.warn({ err: error, actionId }, 'lease not renewed');
      });
    }, leaseSeconds * 333);
    try {
      await this.carryOut({ scope, row, owner, leaseSeconds });
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.logger.warn({ actionId }, 'another worker has taken the action over');
    } finally {
      clearInterval(renewal);
    }
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
      await this.sender.validate(await this.access.accountAccess(scope, account.id), changesOf(row));
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
