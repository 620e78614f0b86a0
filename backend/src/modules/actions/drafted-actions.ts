import type { Change, Plan } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';
import { type ActionAccount, ActionRepository } from './action.repository.js';
import { Planner } from './planner.js';

export interface DraftedPlan {
  readonly account: ActionAccount;
  readonly title: string;
  readonly changes: readonly Change[];
  readonly plan: Plan;
}

/** Actions that wait for a person's approval: planned and gated, nothing queued. */
@Injectable()
export class DraftedActions {
  constructor(
    private readonly actions: ActionRepository,
    private readonly planner: Planner,
    private readonly events: LiveEvents,
    private readonly database: Database,
  ) {}

  /** What the person will be asked to approve, with the limits' verdict as of now. @throws AppError `not_found` */
  async plan(
    scope: WorkspaceScope,
    draft: { readonly adAccountId: string; readonly title: string; readonly changes: readonly Change[] },
  ): Promise<DraftedPlan> {
    const [account] = await this.actions.accounts(scope, [draft.adAccountId]);
    if (!account) throw notFound('ad account');
    const plan = await this.planner.fromStored(scope, account, draft.changes, {
      undo: false,
      actionId: null,
    });
    return { ...draft, account, plan };
  }

  /** Joins the caller's transaction. */
  insert(scope: WorkspaceScope, { account, title, changes, plan }: DraftedPlan): Promise<string> {
    return this.actions.insert(scope, {
      clientId: account.clientId,
      adAccountId: account.id,
      origin: 'draft',
      suggestionId: null,
      undoOfActionId: null,
      state: 'awaiting_approval',
      title,
      changes,
      plan,
      correlationId: correlationId(),
    });
  }

  /** Takes back what nobody approved yet. @returns how many are refused now, those that were before included. */
  withdraw(scope: WorkspaceScope, ids: readonly string[]): Promise<number> {
    return this.database.scoped(scope, async (tx) => {
      const where = { id: { in: [...ids] }, origin: 'draft' };
      const now = new Date();
      await tx.action.updateMany({
        where: { ...where, state: 'awaiting_approval' },
        data: { state: 'refused', updatedAt: now, finishedAt: now },
      });
      return tx.action.count({ where: { ...where, state: 'refused', approvedAt: null } });
    });
  }

  async announce(scope: WorkspaceScope, id: string, clientId: string | null): Promise<void> {
    await this.events.publish(scope.workspaceId, clientId, {
      type: 'action.changed',
      id,
      state: 'awaiting_approval',
      suggestionId: null,
    });
  }
}
