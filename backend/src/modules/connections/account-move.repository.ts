import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';

/** Every table whose rows belong to an account and carry its client; a test holds this against the catalogue. */
export const ACCOUNT_TABLES = [
  'campaigns',
  'ad_groups',
  'ads',
  'keywords',
  'entity_states',
  'platform_changes',
  'metric_daily',
  'metric_action_daily',
  'metric_revisions',
  'metric_period',
  'account_daily',
  'sync_runs',
  'reconciliations',
  'imports',
  'judge_runs',
  'suggestions',
  'actions',
  'action_changes',
  'account_ceilings',
  'alerts',
  'campaign_drafts',
] as const;

/** Tables that carry the client and reach the account through a parent. */
export const CHILD_TABLES = [
  { table: 'sync_batches', key: 'sync_run_id', parent: 'sync_runs' },
  { table: 'judgements', key: 'judge_run_id', parent: 'judge_runs' },
  { table: 'action_steps', key: 'action_id', parent: 'actions' },
  { table: 'suggestion_voices', key: 'suggestion_id', parent: 'suggestions' },
] as const;

/**
 * Gives an account to another client of the workspace. Who sees a row follows from its client, so all of the account's
 * rows move in one transaction: half a move would show one client the other's figures. The ledger is history and stays.
 */
@Injectable()
export class AccountMoveRepository {
  constructor(private readonly database: Database) {}

  async move(scope: WorkspaceScope, adAccountId: string, clientId: string): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      await tx.adAccount.updateMany({ where: { id: adAccountId }, data: { clientId } });
      for (const table of ACCOUNT_TABLES) {
        await tx.$executeRaw`
          UPDATE ${Prisma.raw(table)} SET client_id = ${clientId}::uuid WHERE ad_account_id = ${adAccountId}::uuid`;
      }
      for (const { table, key, parent } of CHILD_TABLES) {
        await tx.$executeRaw`
          UPDATE ${Prisma.raw(table)} SET client_id = ${clientId}::uuid WHERE ${Prisma.raw(key)} IN
            (SELECT id FROM ${Prisma.raw(parent)} WHERE ad_account_id = ${adAccountId}::uuid)`;
      }
    });
  }
}
