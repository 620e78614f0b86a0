import { Injectable } from '@nestjs/common';
import { Database, type TenantTx } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { lockAccount } from '../metrics/facts.repository.js';
import { textArray } from '../metrics/pg-array.js';
import type { StructureAccount, StructureLevel, StructureOrigin, StructureRows } from './structure-rows.js';
import {
  closeStatesStatement,
  openStatesStatement,
  parentsOf,
  removeUnseenStatement,
  upsertStatement,
} from './structure-statements.js';
import { type StructureTable, structureTables } from './structure-table.js';

/** Writes campaigns, ad groups, ads and keywords with the history of what they were set to. */
@Injectable()
export class StructureRepository {
  constructor(private readonly database: Database) {}

  /**
   * Stores one batch with distinct external ids. Rows whose parent is not stored are left out.
   * @returns how many rows were written.
   * @throws AppError `not_found` when the scope does not see the account.
   */
  upsert<L extends StructureLevel>(
    scope: WorkspaceScope,
    account: StructureAccount,
    level: L,
    rows: readonly StructureRows[L][],
    origin: StructureOrigin,
  ): Promise<number> {
    const table: StructureTable<StructureRows[L]> = structureTables[level];
    const seenAt = origin.seenAt.toISOString();
    const parameters = [
      scope.workspaceId,
      account.clientId,
      account.id,
      seenAt,
      origin.source,
      ...parentsOf(table).map((parent) => textArray(rows.map(parent.read))),
      ...table.columns.map((column) => column.encode(rows)),
    ];
    const ids = textArray(rows.map((row) => row.externalId));
    return this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      await joinByHash(tx);
      const written = await tx.$executeRawUnsafe(upsertStatement(table), ...parameters);
      await recordStates(tx, table, account.id, level, ids, seenAt);
      return written;
    });
  }

  /**
   * After a whole read of a level, or one that asked for the ids `among`: what it did not meet is `removed`.
   * @returns how many are newly removed.
   */
  removeUnseen(
    scope: WorkspaceScope,
    account: StructureAccount,
    level: StructureLevel,
    readAt: Date,
    among?: readonly string[],
  ): Promise<number> {
    const table: StructureTable<never> = structureTables[level];
    return this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      await joinByHash(tx);
      const gone = await tx.$queryRawUnsafe<{ external_id: string }[]>(
        removeUnseenStatement(table),
        account.id,
        readAt.toISOString(),
        among ? textArray(among) : null,
      );
      const ids = textArray(gone.map((row) => row.external_id));
      if (gone.length > 0) await recordStates(tx, table, account.id, level, ids, readAt.toISOString());
      return gone.length;
    });
  }
}

/**
 * A first sync fills tables of which the planner has no statistics: a join of thousands with thousands planned for one
 * row takes minutes as a nested loop, and milliseconds as a hash join. Holds for this transaction.
 */
async function joinByHash(tx: TenantTx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_nestloop', 'off', true)`;
}

async function recordStates<R>(
  tx: TenantTx,
  table: StructureTable<R>,
  accountId: string,
  level: StructureLevel,
  ids: string,
  at: string,
): Promise<void> {
  await tx.$executeRawUnsafe(closeStatesStatement(table), accountId, level, ids, at);
  await tx.$executeRawUnsafe(openStatesStatement(table), accountId, level, ids, at);
}
