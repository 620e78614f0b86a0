import type { JobError, ReconciledLevel, ReconciledResult, SyncState } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from '../workspaces/time-cursor.js';

export type Summary = Omit<ReconciledResult, 'days' | 'level'>;

export interface ReconciliationRow {
  readonly id: string;
  readonly clientId: string;
  readonly adAccountId: string;
  readonly adAccountName: string;
  readonly days: number;
  readonly levels: ReconciledLevel[];
  readonly state: SyncState;
  readonly attempt: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly reading: ReconciledLevel | null;
  readonly rows: number;
  /** Finished levels, without their days. */
  readonly summaries: Partial<Record<ReconciledLevel, Summary>>;
  readonly error: JobError | null;
  readonly at: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface ReconciliationOrder {
  readonly adAccountId: string;
  readonly levels: readonly ReconciledLevel[];
  readonly days: number;
  readonly correlationId: string;
}

const select = Prisma.sql`
  SELECT r.id::text, r.client_id::text AS "clientId", r.ad_account_id::text AS "adAccountId", a.name AS "adAccountName",
         r.days, r.levels, r.state, r.attempt, r.from_date::text AS "from", r.to_date::text AS "to", r.reading, r.rows,
         (SELECT coalesce(jsonb_object_agg(e.key, e.value - 'days'), '{}') FROM jsonb_each(r.results) e) AS summaries,
         r.error, r.created_at AS at, r.started_at AS "startedAt", r.finished_at AS "finishedAt"
    FROM reconciliations r JOIN ad_accounts a ON a.id = r.ad_account_id`;

/** Comparisons that an account keeps. */
const KEPT = 10;

/** Asking for comparisons and looking at them; one live one per account, held by a partial unique index. */
@Injectable()
export class ReconciliationReadRepository {
  constructor(private readonly database: Database) {}

  /** Queues one and lets go of the account's oldest. @returns its id; null while another one lives. */
  insert(scope: WorkspaceScope, order: ReconciliationOrder): Promise<string | null> {
    return this.database.scoped(scope, async (tx) => {
      const [row] = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO reconciliations (workspace_id, client_id, ad_account_id, levels, days, correlation_id, created_by)
        SELECT a.workspace_id, a.client_id, a.id, ${[...order.levels]}::text[], ${order.days}::int, ${order.correlationId},
               ${scope.userId}::uuid
          FROM ad_accounts a WHERE a.id = ${order.adAccountId}::uuid
            ON CONFLICT (ad_account_id) WHERE state IN ('queued', 'running') DO NOTHING
        RETURNING id::text`;
      if (!row) return null;
      await tx.$executeRaw`
        DELETE FROM reconciliations WHERE id IN (
          SELECT id FROM reconciliations WHERE ad_account_id = ${order.adAccountId}::uuid
           ORDER BY created_at DESC, id DESC OFFSET ${KEPT})`;
      return row.id;
    });
  }

  /** Newest first. */
  page(
    scope: WorkspaceScope,
    adAccountId: string | undefined,
    after: TimeCursor | null,
    take: number,
  ): Promise<ReconciliationRow[]> {
    const where = [
      Prisma.sql`true`,
      ...(adAccountId ? [Prisma.sql`r.ad_account_id = ${adAccountId}::uuid`] : []),
      ...(after ? [Prisma.sql`(r.created_at, r.id) < (${after.at}, ${after.id}::uuid)`] : []),
    ];
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ReconciliationRow[]>`
        ${select} WHERE ${Prisma.join(where, ' AND ')} ORDER BY r.created_at DESC, r.id DESC LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<ReconciliationRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ReconciliationRow[]>`${select} WHERE r.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  /** The finished levels with their days, in the order they were asked for. */
  async results(scope: WorkspaceScope, id: string): Promise<ReconciledResult[]> {
    const [row] = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<
        { levels: ReconciledLevel[]; results: Partial<Record<ReconciledLevel, ReconciledResult>> }[]
      >`
        SELECT levels, results FROM reconciliations WHERE id = ${id}::uuid`,
    );
    return (row?.levels ?? []).flatMap((level) => row?.results[level] ?? []);
  }

  /** Ends a queued one now and asks a running one to stop. @returns false when it has ended already. */
  async cancel(scope: WorkspaceScope, id: string): Promise<boolean> {
    const changed = await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE reconciliations
           SET cancel_asked = true, state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
               finished_at = CASE WHEN state = 'queued' THEN now() ELSE finished_at END
         WHERE id = ${id}::uuid AND state IN ('queued', 'running')`,
    );
    return changed > 0;
  }
}
