import type { Guardrails } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';

export interface TouchedField {
  readonly level: string;
  readonly externalId: string;
  readonly field: string;
}

/** Values as JSON from `action_changes`: micros as strings. */
interface WindowRow {
  readonly externalId: string;
  readonly level: string;
  readonly field: string;
  readonly at24h: string | null;
  readonly at7d: string | null;
}

export interface AccountMoney {
  readonly runningDailyBudgets: bigint;
  readonly ceiling: bigint | null;
  readonly hoursSinceSync: number | null;
}

@Injectable()
export class GuardrailsRepository {
  constructor(private readonly database: Database) {}

  /** The workspace's limits; the defaults of the table when none were written yet. */
  get(scope: WorkspaceScope): Promise<Guardrails> {
    return this.database.scoped(scope, async (tx) => {
      const row = await tx.guardrail.upsert({
        where: { workspaceId: scope.workspaceId },
        create: { workspaceId: scope.workspaceId },
        update: {},
      });
      const ceilings = await tx.accountCeiling.findMany({ orderBy: { adAccountId: 'asc' } });
      return {
        writesStopped: row.writesStopped,
        maxStepPercent: Number(row.maxStepPercent),
        max24hPercent: Number(row.max24hPercent),
        max7dPercent: Number(row.max7dPercent),
        accountCeilings: ceilings.map((c) => ({
          adAccountId: c.adAccountId,
          dailyBudgetMicros: c.dailyBudgetMicros.toString(),
        })),
      };
    });
  }

  setStopped(scope: WorkspaceScope, writesStopped: boolean): Promise<void> {
    return this.database.scoped(scope, async (tx) => {
      await tx.guardrail.upsert({
        where: { workspaceId: scope.workspaceId },
        create: { workspaceId: scope.workspaceId, writesStopped },
        update: { writesStopped, updatedAt: new Date() },
      });
    });
  }

  put(scope: WorkspaceScope, limits: Guardrails): Promise<void> {
    const { workspaceId } = scope;
    const { accountCeilings, ...row } = limits;
    return this.database.scoped(scope, async (tx) => {
      await tx.guardrail.upsert({
        where: { workspaceId },
        create: { workspaceId, ...row },
        update: { ...row, updatedAt: new Date() },
      });
      await tx.accountCeiling.deleteMany({});
      // Joined with the accounts the scope sees, so that no foreign id can be written.
      for (const ceiling of accountCeilings) {
        await tx.$executeRaw`
          INSERT INTO account_ceilings (ad_account_id, workspace_id, client_id, daily_budget_micros)
          SELECT id, workspace_id, client_id, ${BigInt(ceiling.dailyBudgetMicros)} FROM ad_accounts WHERE id = ${ceiling.adAccountId}::uuid`;
      }
    });
  }

  /** Ids of the given accounts that the scope sees. */
  visibleAccounts(scope: WorkspaceScope, ids: readonly string[]): Promise<string[]> {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.adAccount.findMany({ where: { id: { in: [...ids] } }, select: { id: true } });
      return rows.map((row) => row.id);
    });
  }

  /**
   * Running daily budgets and the ceiling of an account: the one somebody set, else three times the dearest day of the
   * last 30, else (no day known) twice what runs.
   */
  accountMoney(scope: WorkspaceScope, adAccountId: string): Promise<AccountMoney> {
    return this.database.scoped(scope, async (tx) => {
      const [row] = await tx.$queryRaw<{ running: bigint; ceiling: bigint | null; hours: number | null }[]>`
        WITH budgets AS (
          SELECT coalesce(sum(amount), 0)::bigint AS running FROM (
            -- A shared budget runs once however many campaigns draw on it.
            SELECT max(budget_micros) AS amount FROM campaigns
             WHERE ad_account_id = ${adAccountId}::uuid AND status = 'enabled' AND budget_period = 'daily' AND budget_owner = 'campaign'
             GROUP BY coalesce(budget_external_id, external_id)
            UNION ALL
            SELECT g.budget_micros FROM ad_groups g JOIN campaigns c ON c.id = g.campaign_id
             WHERE g.ad_account_id = ${adAccountId}::uuid AND g.status = 'enabled' AND c.status = 'enabled'
               AND c.budget_owner = 'ad_group' AND g.budget_period = 'daily') AS each_budget
        )
        SELECT b.running,
               coalesce((SELECT daily_budget_micros FROM account_ceilings WHERE ad_account_id = a.id),
                        (SELECT 3 * max(cost_micros) FROM account_daily
                          WHERE ad_account_id = a.id AND date > coalesce(a.data_through, current_date) - 30),
                        nullif(2 * b.running, 0))::bigint AS ceiling,
               (extract(epoch FROM now() - a.last_synced_at) / 3600)::float8 AS hours
          FROM ad_accounts a, budgets b WHERE a.id = ${adAccountId}::uuid`;
      if (!row) return { runningDailyBudgets: 0n, ceiling: null, hoursSinceSync: null };
      return { runningDailyBudgets: row.running, ceiling: row.ceiling, hoursSinceSync: row.hours };
    });
  }

  /**
   * For each field, the value our first change of the last 24 hours and 7 days found: what cumulative limits count
   * from. Changes on their way count as well as applied ones.
   */
  windowStarts(
    scope: WorkspaceScope,
    adAccountId: string,
    fields: readonly TouchedField[],
    exceptActionId: string | null,
  ): Promise<WindowRow[]> {
    if (fields.length === 0) return Promise.resolve([]);
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<WindowRow[]>`
        SELECT level, external_id AS "externalId", field,
               (array_agg(from_value #>> '{}' ORDER BY at) FILTER (WHERE at > now() - interval '24 hours'))[1] AS "at24h",
               (array_agg(from_value #>> '{}' ORDER BY at) FILTER (WHERE at > now() - interval '7 days'))[1] AS "at7d"
          FROM (SELECT c.*, coalesce(c.applied_at, c.sent_at, a.created_at) AS at
                  FROM action_changes c JOIN actions a ON a.id = c.action_id
                 WHERE c.ad_account_id = ${adAccountId}::uuid AND c.external_id IN (${Prisma.join(fields.map((f) => f.externalId))})
                   AND c.action_id IS DISTINCT FROM ${exceptActionId}::uuid
                   AND (c.state IN ('applied', 'sent', 'resent', 'unknown')
                        OR (c.state = 'planned' AND a.state IN ('queued', 'applying', 'verifying')))) AS ours
         WHERE at > now() - interval '7 days'
         GROUP BY level, external_id, field`,
    );
  }

  /** Daily budget that runs when an entity is enabled: a campaign's own, or the sum of its running ad groups'. */
  enabledBudget(
    scope: WorkspaceScope,
    adAccountId: string,
    level: string,
    externalId: string,
  ): Promise<bigint> {
    return this.database.scoped(scope, async (tx) => {
      const [row] = await tx.$queryRaw<{ amount: bigint }[]>`
        SELECT coalesce(CASE WHEN ${level} = 'campaign' THEN
            (SELECT CASE WHEN c.budget_owner = 'campaign' THEN c.budget_micros
                         ELSE (SELECT sum(g.budget_micros) FROM ad_groups g WHERE g.campaign_id = c.id AND g.status = 'enabled') END
               FROM campaigns c WHERE c.ad_account_id = ${adAccountId}::uuid AND c.external_id = ${externalId})
          WHEN ${level} = 'ad_group' THEN
            (SELECT g.budget_micros FROM ad_groups g WHERE g.ad_account_id = ${adAccountId}::uuid AND g.external_id = ${externalId})
          END, 0)::bigint AS amount`;
      return row?.amount ?? 0n;
    });
  }
}
