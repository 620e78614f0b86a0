import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

@Injectable()
export class JudgeRequestRepository {
  constructor(private readonly database: Database) {}

  /** The queued judgement of the account: a new one, or the one that waits already and will see the new facts too. */
  async queue(
    scope: WorkspaceScope,
    adAccountId: string,
    cause: string,
    correlationId: string,
  ): Promise<{ id: string; correlationId: string } | null> {
    return this.database.scoped(scope, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO judge_runs (workspace_id, client_id, ad_account_id, cause, correlation_id)
        SELECT workspace_id, client_id, id, ${cause}, ${correlationId} FROM ad_accounts WHERE id = ${adAccountId}::uuid
            ON CONFLICT (ad_account_id) WHERE state = 'queued' DO NOTHING`;
      const rows = await tx.$queryRaw<{ id: string; correlationId: string }[]>`
        SELECT id::text, correlation_id AS "correlationId" FROM judge_runs
         WHERE ad_account_id = ${adAccountId}::uuid AND state = 'queued'`;
      // A worker may have taken the waiting one in between: it then reads after us and sees the facts.
      return rows[0] ?? null;
    });
  }
}
