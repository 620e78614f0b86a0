import type { JobError, Platform, ReconciledLevel, ReconciledResult } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { DateRange } from '../../platforms/reporting.port.js';

export interface ClaimedReconciliation {
  readonly id: string;
  readonly attempt: number;
  readonly adAccountId: string;
  readonly clientId: string;
  readonly platform: Platform;
  readonly conversionGoal: string;
  readonly days: number;
  readonly levels: ReconciledLevel[];
  /** Levels that an earlier try finished. */
  readonly done: ReconciledLevel[];
  readonly from: string | null;
  readonly to: string | null;
}

/** A worker that has died is noticed after this time. */
const LEASE = '60 seconds';

export type ReconciliationOutcome =
  | { readonly state: 'queued'; readonly retryAt: Date; readonly error: JobError }
  | { readonly state: 'failed'; readonly error: JobError }
  | { readonly state: 'cancelled' | 'done' };

/** A comparison's life in the hands of a worker. Every write names the try, so that a worker who lost it changes nothing. */
@Injectable()
export class ReconciliationProgressRepository {
  constructor(private readonly database: Database) {}

  /** Takes it when it waits and nobody else holds it. */
  async claim(scope: WorkspaceScope, id: string): Promise<ClaimedReconciliation | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ClaimedReconciliation[]>`
        WITH claimed AS (
          UPDATE reconciliations
             SET state = 'running', attempt = attempt + 1, lease_until = now() + ${LEASE}::interval, not_before = NULL,
                 started_at = coalesce(started_at, now()), error = NULL
           WHERE id = ${id}::uuid AND state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
             AND (not_before IS NULL OR not_before <= now())
          RETURNING *)
        SELECT r.id::text, r.attempt, r.ad_account_id::text AS "adAccountId", r.client_id::text AS "clientId", a.platform,
               a.conversion_goal AS "conversionGoal", r.days, r.levels,
               ARRAY(SELECT jsonb_object_keys(r.results)) AS done, r.from_date::text AS "from", r.to_date::text AS "to"
          FROM claimed r JOIN ad_accounts a ON a.id = r.ad_account_id`,
    );
    return rows[0] ?? null;
  }

  /** @returns whether it is still this worker's, and whether a person asked to stop it. */
  async renew(
    scope: WorkspaceScope,
    { id, attempt }: ClaimedReconciliation,
  ): Promise<{ held: boolean; cancelAsked: boolean }> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ cancelAsked: boolean }[]>`
        UPDATE reconciliations SET lease_until = now() + ${LEASE}::interval
         WHERE id = ${id}::uuid AND state = 'running' AND attempt = ${attempt}
        RETURNING cancel_asked AS "cancelAsked"`,
    );
    return { held: rows.length > 0, cancelAsked: rows[0]?.cancelAsked ?? false };
  }

  async setRange(
    scope: WorkspaceScope,
    { id, attempt }: ClaimedReconciliation,
    { from, to }: DateRange,
  ): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE reconciliations SET from_date = ${from}::date, to_date = ${to}::date
         WHERE id = ${id}::uuid AND attempt = ${attempt}`,
    );
  }

  async setReading(
    scope: WorkspaceScope,
    { id, attempt }: ClaimedReconciliation,
    level: ReconciledLevel,
    rows: number,
  ): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE reconciliations SET reading = ${level}, rows = ${rows}::int WHERE id = ${id}::uuid AND attempt = ${attempt}`,
    );
  }

  async setResult(
    scope: WorkspaceScope,
    { id, attempt }: ClaimedReconciliation,
    result: ReconciledResult,
  ): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE reconciliations
           SET results = results || jsonb_build_object(${result.level}::text, ${JSON.stringify(result)}::jsonb),
               reading = NULL, rows = 0
         WHERE id = ${id}::uuid AND attempt = ${attempt}`,
    );
  }

  /** Ends it, or puts it back for a later try. */
  async release(
    scope: WorkspaceScope,
    { id, attempt }: ClaimedReconciliation,
    outcome: ReconciliationOutcome,
  ): Promise<void> {
    const error = 'error' in outcome ? JSON.stringify(outcome.error) : null;
    const retryAt = outcome.state === 'queued' ? outcome.retryAt : null;
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE reconciliations
           SET state = ${outcome.state}, error = ${error}::jsonb, lease_until = NULL, not_before = ${retryAt},
               finished_at = CASE WHEN ${outcome.state} = 'queued' THEN NULL ELSE now() END
         WHERE id = ${id}::uuid AND state = 'running' AND attempt = ${attempt}`,
    );
  }
}
