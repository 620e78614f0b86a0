import { type Capability, type Change, fieldOf, type Guardrails, type Verdict } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../common/app-error.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { LiveEvents } from '../../../events/live-events.js';
import { LedgerRepository } from '../ledger/ledger.repository.js';
import { BusinessFacts, type FactAccount } from './business-facts.js';
import { type ChangeFacts, evaluateGuardrails } from './evaluate.js';
import { GuardrailsRepository } from './guardrails.repository.js';

export interface GatedAccount extends FactAccount {
  readonly writable: boolean;
  readonly capabilities: readonly Capability[];
}

/** What is at the place of each change now: from the last sync when a plan is shown, read live when it is applied. */
export type Seen = Pick<ChangeFacts, 'fromHolds' | 'currentText'>;

@Injectable()
export class GuardrailsService {
  constructor(
    private readonly guardrails: GuardrailsRepository,
    private readonly business: BusinessFacts,
    private readonly ledger: LedgerRepository,
    private readonly events: LiveEvents,
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async get(scope: WorkspaceScope): Promise<Guardrails & { stoppedByOperator: boolean }> {
    return { ...(await this.guardrails.get(scope)), stoppedByOperator: !this.config.writes };
  }

  /** The newest state of both stop switches, read right before a send. */
  async writesAllowed(scope: WorkspaceScope): Promise<boolean> {
    return this.config.writes && !(await this.guardrails.get(scope)).writesStopped;
  }

  /** @throws AppError `invalid_input` for a ceiling of an account that is not visible. */
  async put(scope: WorkspaceScope, limits: Guardrails) {
    if (scope.clients !== 'all')
      throw new AppError(
        'forbidden',
        'Limits hold for the whole workspace; only members who see every client change them.',
      );
    const asked = limits.accountCeilings.map((ceiling) => ceiling.adAccountId);
    const visible = new Set(await this.guardrails.visibleAccounts(scope, asked));
    const unknown = asked.findIndex((id) => !visible.has(id));
    if (unknown >= 0 || new Set(asked).size !== asked.length) {
      const field = `accountCeilings.${Math.max(unknown, 0)}.adAccountId`;
      throw new AppError('invalid_input', 'A ceiling needs an account of this workspace, each named once.', {
        errors: [{ field, message: 'an ad account of this workspace, each named once' }],
      });
    }
    await this.database.scoped(scope, async () => {
      const before = await this.guardrails.get(scope);
      await this.guardrails.put(scope, limits);
      await this.ledger.append(scope, {
        kind: 'guardrails_changed',
        clientId: null,
        actionId: null,
        actorUserId: scope.userId,
        payload: { from: asText(before), to: asText(limits) },
      });
    });
    await this.events.publish(scope.workspaceId, null, { type: 'guardrails.changed' });
    return this.get(scope);
  }

  /** The stop switch. Stopping is for anyone who may approve; starting again goes through `put`. */
  async stop(scope: WorkspaceScope) {
    await this.database.scoped(scope, async () => {
      await this.guardrails.setStopped(scope, true);
      await this.ledger.append(scope, {
        kind: 'writes_stopped',
        clientId: null,
        actionId: null,
        actorUserId: scope.userId,
        payload: {},
      });
    });
    await this.events.publish(scope.workspaceId, null, { type: 'guardrails.changed' });
    return this.get(scope);
  }

  /** The verdict on a plan, with everything read now. `actionId` leaves the action's own changes out of the windows. */
  judge(
    scope: WorkspaceScope,
    account: GatedAccount,
    changes: readonly Change[],
    seen: readonly Seen[],
    options: { undo: boolean; actionId: string | null },
  ): Promise<Verdict> {
    return this.database.scoped(scope, async () => {
      const limits = await this.guardrails.get(scope);
      const money = await this.guardrails.accountMoney(scope, account.id);
      const fields = changes.map((change) => ({
        level: change.target.level,
        externalId: change.target.externalId,
        field: fieldOf(change),
      }));
      const starts = await this.guardrails.windowStarts(scope, account.id, fields, options.actionId);
      const perChange: ChangeFacts[] = [];
      for (const [index, change] of changes.entries()) {
        const { level, externalId } = change.target;
        const start = starts.find(
          (row) => row.level === level && row.externalId === externalId && row.field === fieldOf(change),
        );
        const enables = change.kind === 'set_status' && change.to === 'enabled';
        perChange.push({
          ...(seen[index] ?? { fromHolds: null, currentText: null }),
          valueAt24h: toMicros(start?.at24h),
          valueAt7d: toMicros(start?.at7d),
          enablesDailyBudget: enables
            ? await this.guardrails.enabledBudget(scope, account.id, level, externalId)
            : 0n,
        });
      }
      return evaluateGuardrails(
        changes,
        {
          writesStopped: limits.writesStopped,
          stoppedByOperator: !this.config.writes,
          limits,
          ...account,
          ...money,
          perChange,
          businessFacts: await this.business.checks(scope, account, changes),
        },
        { undo: options.undo },
      );
    });
  }
}

function toMicros(text: string | null | undefined): bigint | null {
  return text && /^-?\d+$/.test(text) ? BigInt(text) : null;
}

/** Numbers as text, since the ledger hashes what it stores. */
function asText(limits: Guardrails) {
  return {
    writesStopped: limits.writesStopped,
    maxStepPercent: String(limits.maxStepPercent),
    max24hPercent: String(limits.max24hPercent),
    max7dPercent: String(limits.max7dPercent),
    accountCeilings: limits.accountCeilings.map(({ adAccountId, dailyBudgetMicros }) => ({
      adAccountId,
      dailyBudgetMicros,
    })),
  };
}
