import type { JobError, SyncMode, SyncRun, SyncState } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { TimeCursor } from '../workspaces/time-cursor.js';

export interface SyncRunRow {
  readonly id: string;
  readonly clientId: string;
  readonly adAccountId: string;
  readonly adAccountName: string;
  readonly mode: SyncMode;
  readonly trigger: SyncRun['trigger'];
  readonly state: SyncState;
  readonly attempt: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly error: JobError | null;
  readonly at: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** As JSON, instants included. */
  readonly batches: SyncRun['batches'];
}

const instant = (column: string) =>
  Prisma.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

const select = Prisma.sql`
  SELECT r.id::text, r.client_id::text AS "clientId", r.ad_account_id::text AS "adAccountId", a.name AS "adAccountName",
         r.mode, r.trigger, r.state, r.attempt, r.from_date::text AS "from", r.to_date::text AS "to", r.error,
         r.created_at AS at, r.started_at AS "startedAt", r.finished_at AS "finishedAt",
         (SELECT coalesce(jsonb_agg(jsonb_build_object('name', b.name, 'state', b.state, 'rows', b.rows,
                            'startedAt', ${instant('b.started_at')}, 'finishedAt', ${instant('b.finished_at')})
                          ORDER BY b.ordinal), '[]')
            FROM sync_batches b WHERE b.sync_run_id = r.id) AS batches
    FROM sync_runs r JOIN ad_accounts a ON a.id = r.ad_account_id`;

@Injectable()
export class SyncReadRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  page(
    scope: WorkspaceScope,
    adAccountId: string | undefined,
    after: TimeCursor | null,
    take: number,
  ): Promise<SyncRunRow[]> {
    const where = [
      Prisma.sql`true`,
      ...(adAccountId ? [Prisma.sql`r.ad_account_id = ${adAccountId}::uuid`] : []),
      ...(after ? [Prisma.sql`(r.created_at, r.id) < (${after.at}, ${after.id}::uuid)`] : []),
    ];
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<SyncRunRow[]>`
        ${select} WHERE ${Prisma.join(where, ' AND ')} ORDER BY r.created_at DESC, r.id DESC LIMIT ${take}`,
    );
  }

  async find(scope: WorkspaceScope, id: string): Promise<SyncRunRow | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<SyncRunRow[]>`${select} WHERE r.id = ${id}::uuid`,
    );
    return rows[0] ?? null;
  }

  /** Ends a queued run now and asks a running one to stop. @returns false when it has ended already. */
  async cancel(scope: WorkspaceScope, id: string): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const changed = await tx.$executeRaw`
        UPDATE sync_runs
           SET cancel_asked = true,
               state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END,
               finished_at = CASE WHEN state = 'queued' THEN now() ELSE finished_at END
         WHERE id = ${id}::uuid AND state IN ('queued', 'running')`;
      await tx.$executeRaw`
        UPDATE sync_batches b SET state = 'skipped' FROM sync_runs r
         WHERE r.id = ${id}::uuid AND r.state = 'cancelled' AND b.sync_run_id = r.id AND b.state = 'waiting'`;
      return changed > 0;
    });
  }
}
