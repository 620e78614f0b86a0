import type { ModelRun } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { ClaimedRun } from '../judging/judge-run.repository.js';

/** How a model was asked after a judge run. It is kept with that run; a judge's own outcome is never touched. */
@Injectable()
export class ModelRunRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes a judged run, once for each account and day that the facts cover: judging every hour is free, a model is not. A
   * run that somebody began and never ended can be taken again when its lease is over.
   * @returns null when there is nothing to ask.
   */
  claim(scope: WorkspaceScope, judgeRunId: string, leaseSeconds: number): Promise<ClaimedRun | null> {
    return this.database.scoped(scope, async (tx) => {
      const running = JSON.stringify(stateOf('running'));
      const [row] = await tx.$queryRaw<ClaimedRun[]>`
        UPDATE judge_runs r SET model = ${running}::jsonb, model_lease_until = now() + make_interval(secs => ${leaseSeconds})
         WHERE id = ${judgeRunId}::uuid AND state = 'done' AND refused_because IS NULL AND as_of IS NOT NULL
           AND (model IS NULL OR (model->>'state' = 'running' AND model_lease_until < now()))
           AND NOT EXISTS (SELECT 1 FROM judge_runs o
                            WHERE o.ad_account_id = r.ad_account_id AND o.as_of >= r.as_of AND o.id <> r.id
                              AND (o.model->>'state' = 'done'
                                   OR (o.model->>'state' = 'running' AND o.model_lease_until >= now())))
        RETURNING id::text, client_id::text AS "clientId", ad_account_id::text AS "adAccountId", attempt`;
      return row ?? null;
    });
  }

  async finish(scope: WorkspaceScope, judgeRunId: string, outcome: ModelRun): Promise<void> {
    await this.database.scoped(scope, (tx) =>
      tx.judgeRun.update({ where: { id: judgeRunId }, data: { model: outcome, modelLeaseUntil: null } }),
    );
  }
}

/** An outcome in which nothing was proposed. */
export function stateOf(state: ModelRun['state'], instead: ModelRun['instead'] = null): ModelRun {
  return { state, engine: null, instead, accepted: 0, refused: [], at: new Date().toISOString() };
}
