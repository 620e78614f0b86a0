import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { systemScope, type WorkspaceScope } from '../../database/scope.js';

@Injectable()
export class DemoRepository {
  constructor(private readonly database: Database) {}

  /** Makes or finds a demo person; a seed that was interrupted goes on where it was. */
  person(email: string, name: string, passwordHash: string): Promise<string> {
    return this.database.global(async (db) => {
      const row = await db.user.upsert({
        where: { email },
        create: { email, name, passwordHash, isDemo: true },
        update: {},
        select: { id: true },
      });
      return row.id;
    });
  }

  addMember(workspaceId: string, userId: string, role: string): Promise<void> {
    const scope = systemScope(workspaceId);
    return this.database.scoped(scope, async (tx) => {
      await tx.member.createMany({ data: [{ workspaceId, userId, role }], skipDuplicates: true });
    });
  }

  /** Accounts of the workspace whose facts have not been judged yet, and how far their syncs are. */
  progress(scope: WorkspaceScope): Promise<{ name: string; sync: string | null; judged: boolean }[]> {
    return this.database.scoped(
      scope,
      (tx) =>
        tx.$queryRaw<{ name: string; sync: string | null; judged: boolean }[]>`
        SELECT a.name,
               (SELECT r.state FROM sync_runs r WHERE r.ad_account_id = a.id ORDER BY r.created_at DESC LIMIT 1) AS sync,
               EXISTS (SELECT FROM judge_runs j WHERE j.ad_account_id = a.id AND j.state IN ('done', 'failed')) AS judged
          FROM ad_accounts a ORDER BY a.created_at, a.id`,
    );
  }
}
