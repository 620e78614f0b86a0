import { Injectable } from '@nestjs/common';
import { notFound } from '../../common/app-error.js';
import { Database, type TenantTx } from '../../database/database.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { type FactTable, revisedFigures } from './fact-table.js';
import type { DayRange, FactAccount, FactOrigin } from './facts.js';
import { batchParameters, contradictionStatement, storeStatement } from './store-statement.js';

type BatchCounts = { readonly added: number; readonly restated: number; readonly unchanged: number };

/** Writes to the fact tables: one statement a batch. */
@Injectable()
export class FactsRepository {
  private readonly statements = new Map<string, string>();

  constructor(private readonly database: Database) {}

  /**
   * Stores one batch, whose facts differ in identity, in one transaction.
   * @throws AppError `not_found` when the scope does not see the account.
   */
  storeBatch<F>(
    scope: WorkspaceScope,
    account: FactAccount,
    origin: FactOrigin,
    fact: FactTable<F>,
    batch: readonly F[],
  ): Promise<BatchCounts> {
    // Encoded before the transaction opens: on the embedded database nobody else works while one is open.
    const parameters = batchParameters(fact, batch);
    return this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      const [counts] = await tx.$queryRawUnsafe<BatchCounts[]>(
        this.statement(fact),
        scope.workspaceId,
        account.clientId,
        account.id,
        origin.level,
        origin.source,
        origin.sourceId,
        origin.seenAt.toISOString(),
        origin.closedBefore,
        ...parameters,
      );
      if (!counts) throw new Error('the store statement always answers one row');
      return counts;
    });
  }

  /**
   * Removes what a file said of days on which the API now speaks at the same level and breakdown: names and ids are
   * different keys, and both together would count twice. Closed days keep a revision.
   */
  async dropShadowedFileDays(
    scope: WorkspaceScope,
    account: FactAccount,
    origin: FactOrigin,
    range: DayRange,
  ): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      await tx.$executeRawUnsafe(
        `WITH gone AS (
           DELETE FROM metric_daily f
            WHERE f.ad_account_id = $1::uuid AND f.level = $2 AND f.source = 'file'
              AND f.date BETWEEN $3::date AND $4::date
              AND (f.breakdown, f.date) IN (
                SELECT m.breakdown, m.date FROM metric_daily m
                 WHERE m.ad_account_id = $1::uuid AND m.level = $2 AND m.source = 'api'
                   AND m.date BETWEEN $3::date AND $4::date)
           RETURNING f.*)
         ${keepRevisions('$5', '$6', '$7')}`,
        account.id,
        origin.level,
        range.from,
        range.to,
        origin.seenAt.toISOString(),
        origin.sourceId,
        origin.closedBefore,
      );
    });
  }

  /**
   * Removes rows of a file's days that this newer file no longer has: for a table without entities, whose rows are
   * only told apart by their breakdown, a day is always whole (DECISIONS 11).
   */
  async dropMissingFileRows(
    scope: WorkspaceScope,
    account: FactAccount,
    origin: FactOrigin,
    dates: readonly string[],
    breakdownLike: string,
  ): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      await lockAccount(tx, account.id);
      await tx.$executeRawUnsafe(
        `WITH gone AS (
           DELETE FROM metric_daily f
            WHERE f.ad_account_id = $1::uuid AND f.level = $2 AND f.source = 'file'
              AND f.date = ANY ($3::date[]) AND f.breakdown LIKE $4 AND f.seen_at < $5::timestamptz
           RETURNING f.*)
         ${keepRevisions('$5', '$6', '$7')}`,
        account.id,
        origin.level,
        `{${dates.join(',')}}`,
        breakdownLike,
        origin.seenAt.toISOString(),
        origin.sourceId,
        origin.closedBefore,
      );
    });
  }

  /** When the oldest stored figures from files were true that the batch contradicts; null when it contradicts none. */
  async contradicts<F>(
    scope: WorkspaceScope,
    adAccountId: string,
    level: FactOrigin['level'],
    fact: FactTable<F>,
    batch: readonly F[],
  ): Promise<Date | null> {
    const parameters = batchParameters(fact, batch);
    const [row] = await this.database.scoped(scope, (tx) =>
      tx.$queryRawUnsafe<{ seenAt: Date | null }[]>(
        contradictionStatement(fact),
        adAccountId,
        level,
        ...parameters,
      ),
    );
    return row?.seenAt ?? null;
  }

  private statement<F>(fact: FactTable<F>): string {
    const known = this.statements.get(fact.table);
    if (known) return known;
    const made = storeStatement(fact);
    this.statements.set(fact.table, made);
    return made;
  }
}

/** One writer per account at a time: syncs and imports of the same account take turns, batch by batch. */
export async function lockAccount(tx: TenantTx, adAccountId: string): Promise<void> {
  const seen = await tx.$queryRawUnsafe<unknown[]>(
    'SELECT 1 FROM ad_accounts WHERE id = $1::uuid FOR NO KEY UPDATE',
    adAccountId,
  );
  if (seen.length === 0) throw notFound('ad account');
}

/** Writes the deleted rows `gone` of closed days into the history. */
function keepRevisions(seenAt: string, sourceId: string, closedBefore: string): string {
  const kept = `workspace_id, client_id, ad_account_id, level, breakdown, entity_key, date, ${revisedFigures.join(', ')}, source_id, seen_at`;
  return `INSERT INTO metric_revisions (${kept}, replaced_at, replaced_by)
          SELECT ${kept}, ${seenAt}::timestamptz, ${sourceId}::uuid FROM gone WHERE date < ${closedBefore}::date`;
}
