import type { SyncMode, SyncRun } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { BATCH_NAMES } from './batch-names.js';

export interface SyncOrder {
  readonly adAccountId: string;
  readonly mode: SyncMode;
  readonly trigger: SyncRun['trigger'];
  /** 1 is first; a person's request comes before the schedule. */
  readonly priority: number;
  readonly correlationId: string;
  /** A schedule's slot begins here: one run of its mode in a slot, however many workers there are. */
  readonly slot: Date | null;
}

export interface RequestedRun {
  readonly id: string;
  readonly state: 'queued' | 'running';
  readonly correlationId: string;
  readonly priority: number;
}

/** Rank of the modes by how far back they read. */
const RANK = `CASE mode WHEN 'hourly' THEN 0 WHEN 'daily' THEN 1 WHEN 'weekly' THEN 2 ELSE 3 END`;

/** How runs come into being: one live run per account, held by a partial unique index. */
@Injectable()
export class SyncRequestRepository {
  constructor(private readonly database: Database) {}

  /** Whether the account is there and can be synced. */
  account(
    scope: WorkspaceScope,
    adAccountId: string,
  ): Promise<{ connectionId: string | null; clientId: string } | null> {
    return this.database.scoped(scope, (tx) =>
      tx.adAccount.findUnique({
        where: { id: adAccountId },
        select: { connectionId: true, clientId: true },
      }),
    );
  }

  /** Inserts a queued run with its batches; null when a live one stands in the way or the slot had its run. */
  insert(scope: WorkspaceScope, order: SyncOrder): Promise<RequestedRun | null> {
    return this.database.scoped(scope, async (tx) => {
      const [run] = await tx.$queryRaw<RequestedRun[]>`
        INSERT INTO sync_runs (workspace_id, client_id, ad_account_id, mode, trigger, priority, correlation_id, created_by)
        SELECT a.workspace_id, a.client_id, a.id, ${order.mode}, ${order.trigger}, ${order.priority}::int,
               ${order.correlationId}, ${scope.userId}::uuid
          FROM ad_accounts a
         WHERE a.id = ${order.adAccountId}::uuid
           AND NOT EXISTS (SELECT FROM sync_runs r WHERE r.ad_account_id = a.id AND r.trigger = 'schedule'
                              AND r.mode = ${order.mode} AND r.created_at >= ${order.slot?.toISOString() ?? null}::timestamptz)
            ON CONFLICT (ad_account_id) WHERE state IN ('queued', 'running') DO NOTHING
        RETURNING id::text, state, correlation_id AS "correlationId", priority`;
      if (!run) return null;
      await tx.$executeRaw`
        INSERT INTO sync_batches (sync_run_id, ordinal, workspace_id, client_id, name)
        SELECT r.id, b.ordinal, r.workspace_id, r.client_id, b.name
          FROM sync_runs r, unnest(${[...BATCH_NAMES]}::text[]) WITH ORDINALITY AS b (name, ordinal)
         WHERE r.id = ${run.id}::uuid`;
      return run;
    });
  }

  /**
   * Takes a new request into the live run: a queued one reads as far back as either asked for and moves up to the
   * more urgent priority, at once. A running one is left as it is. Null when there is none any more.
   */
  async join(scope: WorkspaceScope, order: SyncOrder): Promise<RequestedRun | null> {
    const [run] = await this.database.scoped(scope, (tx) =>
      tx.$queryRawUnsafe<RequestedRun[]>(
        `WITH joined AS (
           UPDATE sync_runs r
              SET mode = CASE WHEN ${RANK} >= (SELECT ${RANK} FROM (SELECT $2::text AS mode) x) THEN r.mode ELSE $2 END,
                  trigger = CASE WHEN $3::int < r.priority THEN $4 ELSE r.trigger END,
                  created_by = CASE WHEN $3::int < r.priority THEN $5::uuid ELSE r.created_by END,
                  not_before = CASE WHEN $4 = 'manual' THEN NULL ELSE r.not_before END,
                  priority = least(r.priority, $3::int)
            WHERE r.ad_account_id = $1::uuid AND r.state = 'queued'
           RETURNING r.id, r.state, r.correlation_id, r.priority)
         SELECT id::text, state, correlation_id AS "correlationId", priority FROM joined
          UNION ALL
         SELECT id::text, state, correlation_id, priority FROM sync_runs WHERE ad_account_id = $1::uuid AND state = 'running'`,
        order.adAccountId,
        order.mode,
        order.priority,
        order.trigger,
        scope.userId,
      ),
    );
    return run ?? null;
  }
}
