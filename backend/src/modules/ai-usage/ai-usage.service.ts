import {
  type AiPurpose,
  type AiUsage,
  aiPurposeSchema,
  type Spending,
  type TokenUsage,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AuditService } from '../workspaces/audit.service.js';
import { AiUsageRepository } from './ai-usage.repository.js';

/**
 * What language models cost a workspace. The client of the AI service sends `spending` along with whatever a model may be
 * asked for, and hands what comes back to `record`, also when the answer failed or was stopped.
 */
@Injectable()
export class AiUsageService {
  constructor(
    private readonly usage: AiUsageRepository,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** What may still be spent this month. Checked before each call, so one call may go over what is left. */
  async spending(scope: WorkspaceScope): Promise<Spending> {
    const { cap, spent } = await this.usage.spent(scope, this.monthStart());
    if (cap === null) return { capped: false, remainingMicros: null };
    const remaining = cap > spent ? cap - spent : 0n;
    return { capped: true, remainingMicros: remaining.toString() };
  }

  async record(
    scope: WorkspaceScope,
    reply: {
      readonly purpose: AiPurpose;
      readonly engine: string;
      readonly prompt: string | null;
      readonly usage: TokenUsage;
      readonly estimated: boolean;
    },
  ): Promise<void> {
    const { usage, ...rest } = reply;
    const costMicros = usage.costMicros === null ? null : BigInt(usage.costMicros);
    await this.usage.insert(scope, { ...rest, ...usage, costMicros });
  }

  async month(scope: WorkspaceScope): Promise<AiUsage> {
    const since = this.monthStart();
    const { cap, spent } = await this.usage.spent(scope, since);
    const rows = await this.usage.byPurpose(scope, since);
    return {
      since: since.toISOString(),
      monthlyCapMicros: cap?.toString() ?? null,
      spentMicros: spent.toString(),
      modelProposals: await this.mayPropose(scope),
      unpricedReplies: rows.reduce((sum, { unpriced }) => sum + unpriced, 0),
      items: rows.map((row) => ({
        purpose: aiPurposeSchema.parse(row.purpose),
        engine: row.engine,
        replies: row.replies,
        inputTokens: row.inputTokens,
        outputTokens: row.outputTokens,
        costMicros: row.unpriced === row.replies ? null : (row.costMicros?.toString() ?? null),
        estimatedReplies: row.estimated,
      })),
    };
  }

  /** Whether a model may propose changes of its own: yes, until an owner says no. */
  async mayPropose(scope: WorkspaceScope): Promise<boolean> {
    return (await this.usage.modelProposals(scope)) ?? true;
  }

  async setMayPropose(scope: WorkspaceScope, enabled: boolean): Promise<AiUsage> {
    await this.usage.setModelProposals(scope, enabled);
    await this.audit.record(scope, { kind: 'model_proposals.changed', detail: { enabled } });
    return this.month(scope);
  }

  /** @param cap micros of a US dollar a month; null removes the cap, zero keeps every model silent. */
  async setCap(scope: WorkspaceScope, cap: bigint | null): Promise<AiUsage> {
    await this.usage.setCap(scope, cap);
    await this.audit.record(scope, {
      kind: 'ai_cap.changed',
      detail: { monthlyCapMicros: cap?.toString() ?? null },
    });
    return this.month(scope);
  }

  /** Months are UTC, as providers bill them. */
  private monthStart(): Date {
    const now = this.clock.now();
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  }
}
