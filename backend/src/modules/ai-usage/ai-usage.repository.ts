import type { AiPurpose } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

export interface AiReply {
  readonly purpose: AiPurpose;
  readonly engine: string;
  readonly prompt: string | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: bigint | null;
  readonly estimated: boolean;
}

export interface UsageRow {
  purpose: string;
  engine: string;
  replies: number;
  inputTokens: number;
  outputTokens: number;
  costMicros: bigint | null;
  unpriced: number;
  estimated: number;
}

@Injectable()
export class AiUsageRepository {
  constructor(private readonly database: Database) {}

  insert(scope: WorkspaceScope, reply: AiReply): Promise<void> {
    return this.database.scoped(scope, async (tx) => {
      await tx.aiUsage.create({ data: { workspaceId: scope.workspaceId, ...reply } });
    });
  }

  /** The cap, null without one, and the known costs since an instant. */
  spent(scope: WorkspaceScope, since: Date): Promise<{ cap: bigint | null; spent: bigint }> {
    return this.database.statements(scope, async (sql) => {
      const [row] = await sql<{ cap: string | null; spent: string }>(
        `SELECT (SELECT monthly_cap_micros FROM ai_caps) AS cap,
                coalesce(sum(cost_micros), 0)::bigint AS spent FROM ai_usage WHERE at >= $1`,
        [since],
      );
      const { cap, spent } = row ?? { cap: null, spent: '0' };
      return { cap: cap === null ? null : BigInt(cap), spent: BigInt(spent) };
    });
  }

  byPurpose(scope: WorkspaceScope, since: Date): Promise<UsageRow[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<UsageRow[]>`
        SELECT purpose, engine, count(*)::int AS replies, sum(input_tokens)::int AS "inputTokens",
               sum(output_tokens)::int AS "outputTokens", sum(cost_micros)::bigint AS "costMicros",
               count(*) FILTER (WHERE cost_micros IS NULL)::int AS unpriced,
               count(*) FILTER (WHERE estimated)::int AS estimated
          FROM ai_usage WHERE at >= ${since} GROUP BY purpose, engine ORDER BY sum(cost_micros) DESC NULLS LAST, 1, 2`,
    );
  }

  /** Whether a model may propose changes of its own; null where nobody decided. */
  async modelProposals(scope: WorkspaceScope): Promise<boolean | null> {
    const row = await this.database.scoped(scope, (tx) =>
      tx.aiSetting.findUnique({ where: { workspaceId: scope.workspaceId } }),
    );
    return row?.modelProposals ?? null;
  }

  async setModelProposals(scope: WorkspaceScope, modelProposals: boolean): Promise<void> {
    const { workspaceId, userId } = scope;
    const set = { modelProposals, updatedBy: userId, updatedAt: new Date() };
    await this.database.scoped(scope, (tx) =>
      tx.aiSetting.upsert({ where: { workspaceId }, create: { workspaceId, ...set }, update: set }),
    );
  }

  setCap(scope: WorkspaceScope, cap: bigint | null): Promise<void> {
    const { workspaceId, userId } = scope;
    return this.database.scoped(scope, async (tx) => {
      if (cap === null) {
        await tx.aiCap.deleteMany({ where: { workspaceId } });
        return;
      }
      const set = { monthlyCapMicros: cap, updatedBy: userId, updatedAt: new Date() };
      await tx.aiCap.upsert({ where: { workspaceId }, create: { workspaceId, ...set }, update: set });
    });
  }
}
