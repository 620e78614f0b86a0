import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { AccountDailyRepository } from './account-daily.repository.js';
import { ActionFactsRepository } from './action-facts.repository.js';
import type { AdaptiveBatches } from './adaptive-batches.js';
import { BatchSizes } from './batch-sizes.js';
import { dailyTable, type FactTable, periodTable } from './fact-table.js';
import {
  addCounts,
  type DailyFact,
  type DayRange,
  type FactAccount,
  type FactOrigin,
  NO_COUNTS,
  type PeriodFact,
  type StoreCounts,
} from './facts.js';
import { FactsRepository } from './facts.repository.js';

/**
 * Where facts go in, from syncs and from files. Rows are written only when a figure differs; what a closed day was
 * before is kept. After the last page of a level, `settle` brings the account's totals up to date.
 */
@Injectable()
export class MetricsStore {
  constructor(
    private readonly facts: FactsRepository,
    private readonly actions: ActionFactsRepository,
    private readonly totals: AccountDailyRepository,
    private readonly sizes: BatchSizes,
  ) {}

  /**
   * Stores daily facts of one level in batches that each take well under 100 ms.
   * @param batches keeps the learned batch size over the pages of a run.
   * @throws AppError `not_found` when the scope does not see the account.
   */
  async storeDaily(
    scope: WorkspaceScope,
    account: FactAccount,
    rows: readonly DailyFact[],
    origin: FactOrigin,
    batches?: AdaptiveBatches,
  ): Promise<StoreCounts> {
    const counts = await this.store(
      scope,
      account,
      rows,
      origin,
      dailyTable,
      batches ?? (await this.sizes.forRun()),
    );
    const counted = rows.filter((row) => (row.actions?.length ?? 0) > 0);
    if (counted.length === 0) return counts;
    await (await this.sizes.forRun()).each(counted, (batch) =>
      this.actions.storeBatch(scope, account, origin, batch),
    );
    return counts;
  }

  /** Stores facts that cover several days; they are never spread over them nor added to daily totals. */
  async storePeriods(
    scope: WorkspaceScope,
    account: FactAccount,
    rows: readonly PeriodFact[],
    origin: FactOrigin,
  ): Promise<StoreCounts> {
    return this.store(scope, account, rows, origin, periodTable, await this.sizes.forRun());
  }

  /** Drops rows of these days that a newer file without entities no longer has. `family`: the breakdown's names. */
  replaceFileDays(
    scope: WorkspaceScope,
    account: FactAccount,
    origin: FactOrigin,
    dates: readonly string[],
    family: string,
  ): Promise<void> {
    const names = family === '' ? [] : family.split(',');
    const pattern = names.map((name) => `${name.replace(/[\\%_]/g, '\\$&')}=%`).join(',');
    return this.facts.dropMissingFileRows(scope, account, origin, dates, pattern);
  }

  /**
   * Before a file of unknown age is stored: when the stored figures were true that its rows contradict. Null when they
   * contradict none, so that the order of the two does not matter.
   */
  async contradicted(
    scope: WorkspaceScope,
    adAccountId: string,
    level: FactOrigin['level'],
    rows: { readonly days: readonly DailyFact[] } | { readonly periods: readonly PeriodFact[] },
  ): Promise<Date | null> {
    return 'days' in rows
      ? this.facts.contradicts(scope, adAccountId, level, dailyTable, rows.days)
      : this.facts.contradicts(scope, adAccountId, level, periodTable, rows.periods);
  }

  /** After a sync stored a level's range: resolves days that a file spoke of before, then renews the totals. */
  async settleApi(
    scope: WorkspaceScope,
    account: FactAccount,
    origin: FactOrigin,
    range: DayRange,
  ): Promise<void> {
    const hasFiles = await this.totals.hasFileFacts(scope, account.id);
    if (hasFiles) await this.facts.dropShadowedFileDays(scope, account, origin, range);
    // With the account's own level at hand nothing else can be chosen, and finer levels need not be read.
    if (hasFiles || origin.level === 'account') await this.totals.recompute(scope, account, range, !hasFiles);
  }

  /** After an import stored its rows: renews the totals of its days. */
  settleFile(scope: WorkspaceScope, account: FactAccount, range: DayRange): Promise<void> {
    return this.totals.recompute(scope, account, range, false);
  }

  private async store<F>(
    scope: WorkspaceScope,
    account: FactAccount,
    rows: readonly F[],
    origin: FactOrigin,
    table: FactTable<F>,
    batches: AdaptiveBatches,
  ): Promise<StoreCounts> {
    let counts = NO_COUNTS;
    // A platform may repeat a row across its own paging; the last one is the freshest.
    const distinct = new Map(rows.map((row) => [table.identity(row), row]));
    await batches.each([...distinct.values()], async (batch) => {
      const stored = await this.facts.storeBatch(scope, account, origin, table, batch);
      const older = batch.length - stored.added - stored.restated - stored.unchanged;
      counts = addCounts(counts, { ...stored, older });
    });
    return counts;
  }
}
