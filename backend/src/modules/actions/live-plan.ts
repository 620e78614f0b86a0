import type { Change, Plan } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { asAppError } from '../../platforms/platform-problem.js';
import { AccessService } from '../connections/access.service.js';
import type { ActionAccount } from './action.repository.js';
import { LiveReader } from './live-reader.js';
import { planHash } from './plan.js';
import { Planner } from './planner.js';

/** Plans anew at the moment of approval, against what the platform holds right now. */
@Injectable()
export class LivePlan {
  constructor(
    private readonly access: AccessService,
    private readonly reader: LiveReader,
    private readonly planner: Planner,
  ) {}

  /**
   * @throws AppError `plan_changed` when the hash is another or a `from` no longer holds, `read_only_source`,
   * `writes_stopped`, `guardrail_refused` with every check that did not pass.
   */
  async forApproval(
    scope: WorkspaceScope,
    account: ActionAccount,
    changes: readonly Change[],
    options: { planHash: string | undefined; undo: boolean; actionId?: string },
  ): Promise<Plan> {
    const hash = planHash(account.id, changes);
    if (options.planHash !== undefined && options.planHash !== hash) {
      throw new AppError(
        'plan_changed',
        'The plan is not the one you saw. Nothing was applied; look at the plan again.',
      );
    }
    if (!account.writable) {
      throw new AppError(
        'read_only_source',
        'This account is read-only here. Nothing was applied; do the steps by hand, then mark the suggestion as done.',
      );
    }
    const seen = await this.see(scope, account, changes);
    const plan = await this.planner.fromLive(scope, account, changes, seen, {
      undo: options.undo,
      actionId: null,
    });
    const failed = plan.verdict.checks.filter((check) => !check.passed);
    const sentence = `Nothing was applied. ${failed.map((check) => check.message).join(' ')}`;
    if (failed.some((check) => check.rule === 'writes_stopped'))
      throw new AppError('writes_stopped', sentence);
    if (failed.some((check) => check.rule === 'from_holds')) throw new AppError('plan_changed', sentence);
    if (!plan.verdict.allowed) throw new AppError('guardrail_refused', sentence);
    return plan;
  }

  private async see(scope: WorkspaceScope, account: ActionAccount, changes: readonly Change[]) {
    try {
      const access = await this.access.accountAccess(scope, account.id);
      // Nothing was sent yet, so no marker exists that a create could be found by.
      return await this.reader.see(access, changes, '');
    } catch (error) {
      throw asAppError(error);
    }
  }
}
