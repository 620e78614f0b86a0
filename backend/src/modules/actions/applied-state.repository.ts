import type { Change } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { Database, Prisma } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import type { ActionRow } from './action.repository.js';

/** How long the same advice about the same entity is silent after it was applied: the platform is learning. */
const LEARNING_DAYS = 7;

const tables: Record<string, Prisma.Sql> = {
  campaign: Prisma.raw('campaigns'),
  ad_group: Prisma.raw('ad_groups'),
  ad: Prisma.raw('ads'),
  keyword: Prisma.raw('keywords'),
};

/** Which column a change's value lives in, and the value. */
function columnOf(change: Change): { column: Prisma.Sql; value: string | bigint } | null {
  switch (change.kind) {
    case 'set_status':
      return { column: Prisma.raw('status'), value: change.to };
    case 'set_budget':
      return { column: Prisma.raw('budget_micros'), value: BigInt(change.to) };
    case 'set_bid':
      return { column: Prisma.raw('bid_micros'), value: BigInt(change.to) };
    case 'rename':
      return { column: Prisma.raw(change.target.level === 'keyword' ? 'text' : 'name'), value: change.to };
    default:
      // Negatives and new campaigns come with the next structure read, under the ids the platform gave them.
      return null;
  }
}

/** Carries a verified change over into our own picture of the account, so that every screen shows it at once. */
@Injectable()
export class AppliedState {
  constructor(private readonly database: Database) {}

  async store(scope: WorkspaceScope, action: ActionRow, changes: readonly Change[]): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      for (const change of changes) {
        const target = columnOf(change);
        const table = tables[change.target.level];
        if (!target || !table) continue;
        const { externalId, level } = change.target;
        const account = action.adAccountId;
        await tx.$executeRaw`
          UPDATE ${table} SET ${target.column} = ${target.value}, synced_at = now() WHERE ad_account_id = ${account}::uuid AND external_id = ${externalId}`;
        if (change.kind === 'set_budget' && level === 'campaign') {
          // A shared budget is one resource: the others on it changed with it.
          await tx.$executeRaw`
            UPDATE campaigns SET budget_micros = ${BigInt(change.to)}, synced_at = now() WHERE ad_account_id = ${account}::uuid AND budget_external_id =
              (SELECT budget_external_id FROM campaigns WHERE ad_account_id = ${account}::uuid AND external_id = ${externalId})`;
        }
        if (change.kind !== 'rename') await this.keepHistory(tx, action, level, externalId, table);
      }
    });
  }

  /** Closes the state that held and opens the new one, marked as ours, so that the next sync sees no drift. */
  private async keepHistory(
    tx: Prisma.TransactionClient,
    action: ActionRow,
    level: string,
    externalId: string,
    table: Prisma.Sql,
  ): Promise<void> {
    await tx.$executeRaw`
      UPDATE entity_states SET valid_to = now()
       WHERE ad_account_id = ${action.adAccountId}::uuid AND level = ${level} AND external_id = ${externalId} AND valid_to IS NULL`;
    const budget =
      level === 'campaign' || level === 'ad_group' ? Prisma.raw('budget_micros') : Prisma.raw('NULL::bigint');
    const bid =
      level === 'ad_group' || level === 'keyword' ? Prisma.raw('bid_micros') : Prisma.raw('NULL::bigint');
    await tx.$executeRaw`
      INSERT INTO entity_states (workspace_id, client_id, ad_account_id, level, external_id, status, budget_micros, bid_micros, valid_from, source)
      SELECT workspace_id, client_id, ad_account_id, ${level}, external_id, status, ${budget}, ${bid}, now(), 'action'
        FROM ${table} WHERE ad_account_id = ${action.adAccountId}::uuid AND external_id = ${externalId}`;
  }

  /** After an application the same advice is silent while the platform learns; the person sees until when. */
  async silenceSuggestion(scope: WorkspaceScope, action: ActionRow): Promise<void> {
    if (!action.suggestionId) return;
    await this.database.scoped(
      scope,
      (tx) =>
        tx.$executeRaw`
        UPDATE suggestions SET silenced_until = now() + make_interval(days => ${LEARNING_DAYS}), updated_at = now()
         WHERE id = ${action.suggestionId}::uuid`,
    );
  }

  /** What was not applied can be decided again. */
  async reopenSuggestion(scope: WorkspaceScope, action: ActionRow): Promise<void> {
    if (!action.suggestionId || action.origin !== 'suggestion') return;
    await this.database.scoped(scope, (tx) =>
      tx.suggestion.updateMany({
        where: { id: action.suggestionId ?? '', status: 'approved', actionId: action.id },
        data: { status: 'open', updatedAt: new Date() },
      }),
    );
  }
}
