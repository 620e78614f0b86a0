import type { ActionState, JobError, Plan } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { LiveEvents } from '../../events/live-events.js';
import { ActionRepository } from './action.repository.js';
import { type Lease, LeaseLost } from './action-lease.js';
import { changesOf } from './action-view.js';
import { AppliedState } from './applied-state.repository.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { valueText } from './plan.js';

/** Writes what happened: state, steps and ledger in one transaction, so that none is ever without the others. */
@Injectable()
export class ActionOutcome {
  constructor(
    private readonly actions: ActionRepository,
    private readonly ledger: LedgerRepository,
    private readonly applied: AppliedState,
    private readonly events: LiveEvents,
    private readonly database: Database,
  ) {}

  /** Before anything is sent: what is about to be sent, to which account, under which verdict. */
  async recordIntent(lease: Lease, plan: Plan): Promise<void> {
    const { scope, row } = lease;
    await this.database.scoped(scope, async () => {
      await this.moveTo(lease, 'applying', null);
      await this.actions.step(scope, row, 'checked', 'done', `${plan.verdict.checks.length} checks passed`);
      await this.actions.step(scope, row, 'intent_recorded', 'done', null);
      await this.append(lease, 'intent', { planHash: row.planHash, changes: this.lines(lease) });
    });
    await this.publish(lease, 'applying');
  }

  /** Nothing was sent; the suggestion is open again. */
  async refuse(lease: Lease, error: JobError): Promise<void> {
    const { scope, row } = lease;
    await this.database.scoped(scope, async () => {
      await this.moveTo(lease, 'refused', error);
      await this.actions.step(scope, row, 'checked', 'failed', error.message);
      await this.append(lease, 'refused', { code: error.code, message: error.message });
      await this.applied.reopenSuggestion(scope, row);
    });
    await this.publish(lease, 'refused');
  }

  async record(lease: Lease, state: 'applied' | 'failed' | 'unknown', error: JobError | null): Promise<void> {
    const { scope, row } = lease;
    await this.database.scoped(scope, async () => {
      await this.moveTo(lease, state, error);
      await this.actions.step(
        scope,
        row,
        'read_back',
        state === 'applied' ? 'done' : 'failed',
        error?.message ?? null,
      );
      await this.actions.step(scope, row, 'outcome_recorded', 'done', null);
      await this.append(lease, 'outcome', {
        state,
        planHash: row.planHash,
        changes: this.lines(lease),
        ...(error ? { code: error.code, vendorCode: error.vendorCode, traceId: error.traceId } : {}),
      });
      if (state === 'applied') {
        await this.applied.store(scope, row, changesOf(row));
        if (row.undoOfActionId) await this.actions.markUndone(scope, row.undoOfActionId, row.id);
        else await this.applied.silenceSuggestion(scope, row);
      }
      if (state === 'failed') await this.applied.reopenSuggestion(scope, row);
    });
    await this.publish(lease, state);
  }

  private lines(lease: Lease) {
    return changesOf(lease.row).map((change) => ({
      kind: change.kind,
      level: change.target.level,
      externalId: change.target.externalId,
      from: valueText(change.from),
      to: valueText(change.to),
    }));
  }

  private async moveTo(lease: Lease, state: ActionState, error: JobError | null): Promise<void> {
    if (!(await this.actions.move(lease.scope, lease.row.id, lease.owner, state, error)))
      throw new LeaseLost();
  }

  private append(
    lease: Lease,
    kind: string,
    payload: Parameters<LedgerRepository['append']>[1]['payload'],
  ): Promise<void> {
    const { scope, row } = lease;
    return this.ledger.append(scope, {
      kind,
      clientId: row.clientId,
      actionId: row.id,
      actorUserId: row.approvedBy,
      payload: { adAccountId: row.adAccountId, ...payload },
    });
  }

  private publish({ scope, row }: Lease, state: ActionState): Promise<void> {
    return this.events.publish(scope.workspaceId, row.clientId, {
      type: 'action.changed',
      id: row.id,
      state,
      suggestionId: row.suggestionId,
    });
  }
}
