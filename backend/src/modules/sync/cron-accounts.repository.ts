import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';

export interface CronAccount {
  readonly adAccountId: string;
  readonly workspaceId: string;
  readonly lastSyncedAt: Date | null;
}

@Injectable()
export class CronAccountsRepository {
  constructor(private readonly database: Database) {}

  /** Accounts of all workspaces that the schedule may sync: ids only, through a definer function. */
  list(): Promise<CronAccount[]> {
    return this.database.global(
      (db) => db.$queryRaw<CronAccount[]>`
        SELECT ad_account_id::text AS "adAccountId", workspace_id::text AS "workspaceId",
               last_synced_at AS "lastSyncedAt"
          FROM cron_accounts()`,
    );
  }
}
