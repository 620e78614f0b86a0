import { type JobError, type JudgeResult, type ModelRun, modelRunSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, type Prisma } from '../../../database/database.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { Omitted } from '../snapshot/choose.js';

export interface ClaimedRun {
  readonly id: string;
  readonly clientId: string;
  readonly adAccountId: string;
  readonly attempt: number;
}

/** A large account has ten thousand: one statement of them all would need more parameters than PostgreSQL takes. */
const JUDGEMENTS_AT_ONCE = 1_000;

/** Listed of each outcome; nobody reads more, and a large account has thousands that nothing is said about. */
const MOST_OF_OUTCOME = 500;

export interface JudgementRow {
  readonly rule: string;
  readonly level: string;
  readonly externalId: string;
  readonly name: string;
  readonly outcome: string;
  readonly conditions: unknown;
  /** All of its outcome. */
  readonly ofOutcome: number;
}

@Injectable()
export class JudgeRunRepository {
  constructor(private readonly database: Database) {}

  /** Takes the run when nobody's lease holds; null when there is nothing to do. */
  claim(scope: WorkspaceScope, id: string, leaseSeconds: number): Promise<ClaimedRun | null> {
    return this.database.scoped(scope, async (tx) => {
      const [row] = await tx.$queryRaw<ClaimedRun[]>`
        UPDATE judge_runs SET state = 'running', attempt = attempt + 1, lease_until = now() + make_interval(secs => ${leaseSeconds})
         WHERE id = ${id}::uuid AND state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
        RETURNING id::text, client_id::text AS "clientId", ad_account_id::text AS "adAccountId", attempt`;
      return row ?? null;
    });
  }

  /** Leaves the run for a later try. */
  retryLater(scope: WorkspaceScope, id: string, seconds: number, error: JobError): Promise<void> {
    return this.database.scoped(scope, async (tx) => {
      await tx.$executeRaw`
        UPDATE judge_runs SET lease_until = now() + make_interval(secs => ${seconds}), error = ${JSON.stringify(error)}::jsonb WHERE id = ${id}::uuid`;
    });
  }

  async finish(
    scope: WorkspaceScope,
    run: ClaimedRun,
    outcome: {
      state: 'done' | 'failed';
      result: JudgeResult | null;
      omitted: readonly Omitted[];
      snapshotHash: string | null;
      proposals: number;
      error: JobError | null;
    },
  ): Promise<void> {
    const { result } = outcome;
    await this.database.scoped(scope, async (tx) => {
      await tx.judgeRun.update({
        where: { id: run.id },
        data: {
          state: outcome.state,
          finishedAt: new Date(),
          leaseUntil: null,
          proposals: outcome.proposals,
          snapshotHash: outcome.snapshotHash,
          omitted: outcome.omitted.map(({ level, count, cost }) => ({ level, count, costMicros: `${cost}` })),
          ...(result
            ? { asOf: new Date(result.asOf), engine: result.engine, refusedBecause: result.refusedBecause }
            : {}),
          ...(outcome.error ? { error: outcome.error } : {}),
        },
      });
      if (!result) return;
      for (let from = 0; from < result.judgements.length; from += JUDGEMENTS_AT_ONCE) {
        await tx.judgement.createMany({
          data: result.judgements.slice(from, from + JUDGEMENTS_AT_ONCE).map((judgement, at) => ({
            judgeRunId: run.id,
            ordinal: from + at,
            workspaceId: scope.workspaceId,
            clientId: run.clientId,
            rule: judgement.rule,
            level: judgement.level,
            externalId: judgement.externalId,
            name: judgement.name,
            outcome: judgement.outcome,
            conditions: judgement.conditions as Prisma.InputJsonValue,
          })),
        });
      }
      // What older runs judged is not shown any more; the runs themselves stay.
      await tx.judgement.deleteMany({
        where: { judgeRunId: { not: run.id }, run: { adAccountId: run.adAccountId } },
      });
    });
  }

  /** How a model was last asked about an account; null when it never was. */
  latestModel(scope: WorkspaceScope, adAccountId: string): Promise<ModelRun | null> {
    return this.database.scoped(scope, async (tx) => {
      const [row] = await tx.$queryRaw<{ model: unknown }[]>`
        SELECT model FROM judge_runs WHERE ad_account_id = ${adAccountId}::uuid AND model IS NOT NULL
         ORDER BY as_of DESC, created_at DESC LIMIT 1`;
      return modelRunSchema.safeParse(row?.model).data ?? null;
    });
  }

  latest(scope: WorkspaceScope, adAccountId: string) {
    return this.database.scoped(scope, (tx) =>
      tx.judgeRun.findFirst({
        where: { adAccountId, state: { in: ['done', 'failed'] } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      }),
    );
  }

  /** Of each outcome the first ones, and how many there are of it. */
  judgements(
    scope: WorkspaceScope,
    judgeRunId: string,
    externalId: string | undefined,
  ): Promise<readonly JudgementRow[]> {
    return this.database.scoped(
      scope,
      (tx) => tx.$queryRaw<JudgementRow[]>`
        SELECT rule, level, external_id AS "externalId", name, outcome, conditions, "ofOutcome"
          FROM (SELECT j.*, count(*) OVER (PARTITION BY outcome)::int AS "ofOutcome",
                       row_number() OVER (PARTITION BY outcome ORDER BY ordinal) AS place
                  FROM judgements j
                 WHERE judge_run_id = ${judgeRunId}::uuid AND (${externalId ?? null}::text IS NULL OR external_id = ${externalId ?? null})) AS placed
         WHERE place <= ${MOST_OF_OUTCOME} ORDER BY ordinal`,
    );
  }
}
