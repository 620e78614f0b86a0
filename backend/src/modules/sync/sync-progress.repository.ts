import type { JobError, Platform, SyncMode } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { BatchName } from './batch-names.js';

/** A run that this worker holds. `attempt` is its fencing token: a worker that lost the lease changes nothing more. */
export interface ClaimedRun {
  readonly id: string;
  readonly attempt: number;
  readonly adAccountId: string;
  readonly clientId: string;
  readonly platform: Platform;
  readonly mode: SyncMode;
  readonly conversionGoal: string;
  readonly dataThrough: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** `ad_accounts.sync_cursor`. */
  readonly cursor: unknown;
  readonly cancelAsked: boolean;
  /** Batches that an earlier try finished. */
  readonly done: readonly BatchName[];
}

/** How far a run is, and whether it may go on. */
export interface BatchProgress {
  readonly held: boolean;
  readonly cancelAsked: boolean;
  readonly batchesDone: number;
  readonly batchesTotal: number;
}

/** A worker that has died is noticed after this time. */
const LEASE = '60 seconds';

/** A run's life in the hands of a worker. */
@Injectable()
export class SyncProgressRepository {
  constructor(private readonly database: Database) {}

  /** Takes the run when it waits and nobody else holds it. */
  async claim(scope: WorkspaceScope, id: string): Promise<ClaimedRun | null> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<ClaimedRun[]>`
        WITH claimed AS (
          UPDATE sync_runs
             SET state = 'running', attempt = attempt + 1, lease_until = now() + ${LEASE}::interval, not_before = NULL,
                 started_at = coalesce(started_at, now()), error = NULL
           WHERE id = ${id}::uuid AND state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
             AND (not_before IS NULL OR not_before <= now())
          RETURNING *)
        SELECT r.id::text, r.attempt, r.ad_account_id::text AS "adAccountId", r.client_id::text AS "clientId", a.platform,
               r.mode, a.conversion_goal AS "conversionGoal", a.data_through::text AS "dataThrough", a.sync_cursor AS cursor,
               r.from_date::text AS "from", r.to_date::text AS "to", r.cancel_asked AS "cancelAsked",
               coalesce((SELECT array_agg(b.name) FROM sync_batches b
                          WHERE b.sync_run_id = r.id AND b.state IN ('done', 'skipped')), '{}') AS done
          FROM claimed r JOIN ad_accounts a ON a.id = r.ad_account_id`,
    );
    return rows[0] ?? null;
  }

  /** @returns whether the run is still this worker's, and whether a person asked to stop it. */
  async renew(scope: WorkspaceScope, run: ClaimedRun): Promise<{ held: boolean; cancelAsked: boolean }> {
    const rows = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<{ cancelAsked: boolean }[]>`
        UPDATE sync_runs SET lease_until = now() + ${LEASE}::interval
         WHERE id = ${run.id}::uuid AND state = 'running' AND attempt = ${run.attempt}
        RETURNING cancel_asked AS "cancelAsked"`,
    );
    return { held: rows.length > 0, cancelAsked: rows[0]?.cancelAsked ?? false };
  }

  async setRange(scope: WorkspaceScope, run: ClaimedRun, from: string, to: string): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE sync_runs SET from_date = ${from}::date, to_date = ${to}::date
         WHERE id = ${run.id}::uuid AND attempt = ${run.attempt}`,
    );
  }

  /** How the structure is read; the first try's word stays, so that no level is dated later than it was read. */
  async setPlan(scope: WorkspaceScope, run: ClaimedRun, through: Date, whole: boolean): Promise<void> {
    await this.database.scoped(
      scope,
      (tx) => tx.$executeRaw`
        UPDATE sync_runs SET structure_through = coalesce(structure_through, ${through}),
                             structure_whole = coalesce(structure_whole, ${whole})
         WHERE id = ${run.id}::uuid AND attempt = ${run.attempt}`,
    );
  }

  /**
   * Writes down how far a batch is and renews the lease, in one statement: it is run after every page. `rows` replaces what
   * an earlier try of the batch counted. Writes nothing when the run is not this worker's any more.
   */
  async setBatch(
    scope: WorkspaceScope,
    run: ClaimedRun,
    name: BatchName,
    state: 'running' | 'done',
    rows: number,
  ): Promise<BatchProgress> {
    // The last part reads the batches as they were before the statement, its own included.
    const found = await this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<Omit<BatchProgress, 'held'>[]>`
        WITH held AS (
          UPDATE sync_runs SET lease_until = now() + ${LEASE}::interval
           WHERE id = ${run.id}::uuid AND state = 'running' AND attempt = ${run.attempt}
          RETURNING id, cancel_asked),
        written AS (
          UPDATE sync_batches b
             SET state = ${state}, rows = ${rows}::int,
                 started_at = CASE WHEN b.state <> 'running' THEN now() ELSE b.started_at END,
                 finished_at = CASE WHEN ${state} = 'running' THEN NULL ELSE now() END
            FROM held WHERE b.sync_run_id = held.id AND b.name = ${name})
        SELECT held.cancel_asked AS "cancelAsked", count(*)::int AS "batchesTotal",
               (count(*) FILTER (WHERE CASE b.name WHEN ${name} THEN ${state} ELSE b.state END IN ('done', 'skipped')))::int
                 AS "batchesDone"
          FROM held JOIN sync_batches b ON b.sync_run_id = held.id GROUP BY held.cancel_asked`,
    );
    const [progress] = found;
    return progress
      ? { held: true, ...progress }
      : { held: false, cancelAsked: false, batchesDone: 0, batchesTotal: 0 };
  }

  /** Ends the run and dates the account: fresh as of now, complete through the day before the platform's today. */
  async finish(scope: WorkspaceScope, run: ClaimedRun, dataThrough: string): Promise<boolean> {
    return this.database.scoped(scope, async (tx) => {
      const ended = await tx.$executeRaw`
        UPDATE sync_runs SET state = 'done', finished_at = now(), lease_until = NULL
         WHERE id = ${run.id}::uuid AND state = 'running' AND attempt = ${run.attempt}`;
      if (ended === 0) return false;
      await tx.$executeRaw`
        UPDATE ad_accounts a
           SET last_synced_at = now(), data_through = greatest(a.data_through, ${dataThrough}::date),
               sync_cursor = CASE WHEN r.structure_through IS NULL THEN a.sync_cursor
                 ELSE a.sync_cursor || jsonb_build_object('through', r.structure_through)
                   || CASE WHEN r.structure_whole THEN jsonb_build_object('wholeAt', r.structure_through) ELSE '{}' END END
          FROM sync_runs r
         WHERE a.id = ${run.adAccountId}::uuid AND r.id = ${run.id}::uuid`;
      return true;
    });
  }

  /** Puts the run back for a later try, or ends it. A batch that was running is read anew then. */
  async release(
    scope: WorkspaceScope,
    run: ClaimedRun,
    outcome:
      | { readonly state: 'queued'; readonly retryAt: Date; readonly error: JobError }
      | { readonly state: 'failed'; readonly error: JobError }
      | { readonly state: 'cancelled' },
  ): Promise<void> {
    const error = outcome.state === 'cancelled' ? null : JSON.stringify(outcome.error);
    const retryAt = outcome.state === 'queued' ? outcome.retryAt : null;
    const interrupted = { queued: 'waiting', failed: 'failed', cancelled: 'skipped' }[outcome.state];
    const untouched = outcome.state === 'queued' ? 'waiting' : 'skipped';
    await this.database.scoped(scope, async (tx) => {
      const changed = await tx.$executeRaw`
        UPDATE sync_runs SET state = ${outcome.state}, error = ${error}::jsonb, lease_until = NULL, not_before = ${retryAt},
               finished_at = CASE WHEN ${outcome.state} = 'queued' THEN NULL ELSE now() END
         WHERE id = ${run.id}::uuid AND state = 'running' AND attempt = ${run.attempt}`;
      if (changed === 0) return;
      await tx.$executeRaw`
        UPDATE sync_batches SET state = CASE state WHEN 'running' THEN ${interrupted} ELSE ${untouched} END
         WHERE sync_run_id = ${run.id}::uuid AND state IN ('running', 'waiting')`;
    });
  }
}
