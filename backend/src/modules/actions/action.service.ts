import {
  type Action,
  type ActionState,
  applyActionJob,
  type Change,
  type LiveEvent,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { LiveEvents } from '../../events/live-events.js';
import { JobQueue } from '../../queues/job-queue.js';
import { type ActionAccount, ActionRepository, type ActionRow } from './action.repository.js';
import { changesOf, toAction } from './action-view.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { LivePlan } from './live-plan.js';
import { inverse } from './plan.js';
import { UndoRepository } from './undo.repository.js';

export interface ApprovalRequest {
  readonly adAccountId: string;
  readonly suggestionId: string;
  readonly title: string;
  readonly changes: readonly Change[];
  /** The hash the person saw; absent = whatever the plan is now. */
  readonly planHash: string | undefined;
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** From an approval to a queued action, and from an action to its undo. What is applied is in ActionExecutor. */
@Injectable()
export class ActionService {
  constructor(
    private readonly actions: ActionRepository,
    private readonly undos: UndoRepository,
    private readonly livePlan: LivePlan,
    private readonly ledger: LedgerRepository,
    private readonly queue: JobQueue,
    private readonly events: LiveEvents,
    private readonly database: Database,
  ) {}

  async list(scope: WorkspaceScope, query: Parameters<ActionRepository['list']>[1]) {
    const { items, nextCursor } = await this.actions.list(scope, query);
    return { items: await this.view(scope, items), nextCursor };
  }

  async get(scope: WorkspaceScope, id: string): Promise<Action> {
    const row = await this.actions.get(scope, id);
    if (!row) throw notFound('action');
    const [action] = await this.view(scope, [row]);
    if (!action) throw notFound('action');
    return action;
  }

  /**
   * Approves the changes of a suggestion, bound to the plan's hash.
   * @throws AppError `plan_changed`, `guardrail_refused`, `writes_stopped`, `read_only_source`; nothing is queued then.
   */
  async approve(
    scope: WorkspaceScope,
    request: ApprovalRequest,
    onApproved: (actionId: string) => Promise<void>,
  ): Promise<string> {
    const live = await this.actions.liveOfSuggestion(scope, request.suggestionId);
    if (live) return live.id;
    const account = await this.account(scope, request.adAccountId);
    const plan = await this.livePlan.forApproval(scope, account, request.changes, {
      planHash: request.planHash,
      undo: false,
    });
    try {
      return await this.insertQueued(
        scope,
        {
          account,
          origin: 'suggestion',
          suggestionId: request.suggestionId,
          undoOfActionId: null,
          title: request.title,
          changes: request.changes,
          plan,
        },
        onApproved,
      );
    } catch (error) {
      // Two people approved at once: the second gets the first one's action.
      const winner = isUniqueViolation(error)
        ? await this.actions.liveOfSuggestion(scope, request.suggestionId)
        : null;
      if (winner) return winner.id;
      throw error;
    }
  }

  /** Queues the action that puts the recorded values back. @throws AppError `not_undoable` with the reason. */
  async undo(scope: WorkspaceScope, id: string): Promise<string> {
    const row = await this.actions.get(scope, id);
    if (!row) throw notFound('action');
    const account = await this.account(scope, row.adAccountId);
    const [facts] = await this.undos.facts(scope, [id]);
    const { undo } = toAction(row, account, facts, null);
    if (!undo.possible) throw new AppError('not_undoable', undo.reason ?? 'This action cannot be undone.');
    const changes = changesOf(row)
      .map(inverse)
      .filter((change) => change !== null)
      .reverse();
    const plan = await this.livePlan.forApproval(scope, account, changes, {
      planHash: undefined,
      undo: true,
    });
    try {
      return await this.insertQueued(scope, {
        account,
        origin: 'undo',
        suggestionId: row.suggestionId,
        undoOfActionId: id,
        title: `Undo: ${row.title.replace(/^Undo: /, '')}`,
        changes,
        plan,
      });
    } catch (error) {
      if (isUniqueViolation(error))
        throw new AppError('not_undoable', 'An undo of this action is already on its way.', { cause: error });
      throw error;
    }
  }

  /** Approves a drafted action. */
  async approveDraft(scope: WorkspaceScope, id: string, planHash: string | undefined): Promise<string> {
    const row = await this.actions.get(scope, id);
    if (!row) throw notFound('action');
    if (row.origin !== 'draft' || row.state !== 'awaiting_approval') {
      if (row.approvedAt) return row.id;
      throw new AppError('wrong_state', 'This action does not wait for an approval.');
    }
    const account = await this.account(scope, row.adAccountId);
    const plan = await this.livePlan.forApproval(scope, account, changesOf(row), { planHash, undo: false });
    const approved = await this.database.scoped(scope, async () => {
      if (!(await this.actions.approve(scope, id, plan))) return false;
      await this.recordApproval(scope, id, account, row.origin, plan.hash);
      return true;
    });
    if (approved) await this.wake(scope, { id, clientId: row.clientId, suggestionId: row.suggestionId });
    return id;
  }

  /** A person settles an action whose outcome nobody could read. */
  async resolve(
    scope: WorkspaceScope,
    id: string,
    outcome: 'applied' | 'not_applied',
    note: string,
  ): Promise<Action> {
    const row = await this.actions.get(scope, id);
    if (!row) throw notFound('action');
    const state: ActionState = outcome === 'applied' ? 'applied' : 'failed';
    await this.database.scoped(scope, async () => {
      if (!(await this.actions.settle(scope, id, outcome === 'applied' ? 'applied' : 'failed'))) {
        throw new AppError('wrong_state', 'Only an action whose outcome is unknown is settled by hand.');
      }
      await this.ledger.append(scope, {
        kind: 'outcome_settled_by_person',
        clientId: row.clientId,
        actionId: id,
        actorUserId: scope.userId,
        payload: { outcome, note },
      });
    });
    await this.publish(scope, row, state);
    return this.get(scope, id);
  }

  private async insertQueued(
    scope: WorkspaceScope,
    draft: {
      account: ActionAccount;
      origin: 'suggestion' | 'undo';
      suggestionId: string | null;
      undoOfActionId: string | null;
      title: string;
      changes: readonly Change[];
      plan: Action['plan'];
    },
    onApproved: (actionId: string) => Promise<void> = async () => undefined,
  ): Promise<string> {
    const { account, ...rest } = draft;
    const id = await this.database.scoped(scope, async () => {
      const actionId = await this.actions.insert(scope, {
        ...rest,
        clientId: account.clientId,
        adAccountId: account.id,
        state: 'queued',
        correlationId: correlationId(),
      });
      await this.recordApproval(scope, actionId, account, draft.origin, draft.plan.hash);
      await onApproved(actionId);
      return actionId;
    });
    await this.wake(scope, { id, clientId: account.clientId, suggestionId: draft.suggestionId });
    return id;
  }

  private async recordApproval(
    scope: WorkspaceScope,
    id: string,
    account: ActionAccount,
    origin: string,
    hash: string,
  ): Promise<void> {
    const action = { id, clientId: account.clientId };
    await this.actions.step(scope, action, 'approved', 'done', null);
    await this.actions.step(scope, action, 'queued', 'done', null);
    await this.ledger.append(scope, {
      kind: 'approved',
      clientId: account.clientId,
      actionId: id,
      actorUserId: scope.userId,
      payload: { adAccountId: account.id, origin, planHash: hash },
    });
  }

  private async wake(
    scope: WorkspaceScope,
    action: { id: string; clientId: string; suggestionId: string | null },
  ): Promise<void> {
    await this.queue.enqueue(applyActionJob, {
      workspaceId: scope.workspaceId,
      correlationId: correlationId(),
      actionId: action.id,
    });
    await this.publish(scope, action, 'queued');
  }

  private publish(
    scope: WorkspaceScope,
    action: { id: string; clientId: string; suggestionId: string | null },
    state: ActionState,
  ): Promise<void> {
    const event: LiveEvent = {
      type: 'action.changed',
      id: action.id,
      state,
      suggestionId: action.suggestionId,
    };
    return this.events.publish(scope.workspaceId, action.clientId, event);
  }

  private async account(scope: WorkspaceScope, id: string): Promise<ActionAccount> {
    const [account] = await this.actions.accounts(scope, [id]);
    if (!account) throw notFound('ad account');
    return account;
  }

  private async view(scope: WorkspaceScope, rows: readonly ActionRow[]): Promise<Action[]> {
    const accounts = new Map(
      (
        await this.actions.accounts(
          scope,
          rows.map((row) => row.adAccountId),
        )
      ).map((a) => [a.id, a]),
    );
    const facts = new Map(
      (
        await this.undos.facts(
          scope,
          rows.map((row) => row.id),
        )
      ).map((fact) => [fact.actionId, fact]),
    );
    const names = await this.actions.userNames(
      scope,
      rows.flatMap((row) => row.approvedBy ?? []),
    );
    return rows.flatMap((row) => {
      const account = accounts.get(row.adAccountId);
      return account
        ? [toAction(row, account, facts.get(row.id), names.get(row.approvedBy ?? '') ?? null)]
        : [];
    });
  }
}
