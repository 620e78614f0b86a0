import type { Import } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { StructureStore } from '../campaigns/structure-store.js';
import type { AdaptiveBatches } from '../metrics/adaptive-batches.js';
import { BatchSizes } from '../metrics/batch-sizes.js';
import { addCounts, type FactOrigin, NO_COUNTS } from '../metrics/facts.js';
import { MetricsStore } from '../metrics/metrics-store.js';
import { addDays } from '../metrics/window.js';
import { ImportAccountsRepository, type TargetAccount } from './import-accounts.repository.js';
import { type ImportRow, ImportsRepository } from './imports.repository.js';
import type { OpenExport } from './reading/export-reader.js';
import type { ReadChunk } from './reading/messages.js';

/** A third of the lease. */
const RENEW_EVERY_MS = 20_000;

/** One account of an import while its rows are stored. */
interface Filling {
  readonly account: TargetAccount;
  readonly origin: FactOrigin;
  readonly days: Set<string>;
  lastDay: string | null;
}

/** Stores the rows of a file, chunk by chunk. Doing it twice changes nothing, so a crash is answered by doing it again. */
@Injectable()
export class ImportStoring {
  constructor(
    private readonly metrics: MetricsStore,
    private readonly structures: StructureStore,
    private readonly accounts: ImportAccountsRepository,
    private readonly imports: ImportsRepository,
    private readonly sizes: BatchSizes,
  ) {}

  /** @returns what changed in the database. @throws whatever the store throws; rows stored by then stay. */
  async store(scope: WorkspaceScope, row: ImportRow, file: OpenExport): Promise<Import['changed']> {
    const fillings = await this.fillings(scope, row);
    const batches = await this.sizes.forRun();
    let counts = NO_COUNTS;
    let renewed = performance.now();
    for await (const chunk of file.chunks()) {
      const filling = fillings.get(row.options.byCurrency[chunk.currency ?? ''] ?? '');
      if (!filling) throw new Error(`the import has no account for rows in ${chunk.currency}`);
      counts = addCounts(counts, await this.chunk(scope, filling, chunk, batches));
      if (performance.now() - renewed > RENEW_EVERY_MS) {
        await this.imports.renew(scope, row.id);
        renewed = performance.now();
      }
    }
    for (const filling of fillings.values()) await this.settle(scope, row, filling);
    return counts;
  }

  private async fillings(scope: WorkspaceScope, row: ImportRow): Promise<Map<string, Filling>> {
    const fillings = new Map<string, Filling>();
    for (const id of new Set(Object.values(row.options.byCurrency))) {
      const account = await this.accounts.find(scope, id);
      if (!account) throw new Error('an account of this import is gone');
      const origin: FactOrigin = {
        level: row.report.level,
        source: 'file',
        sourceId: row.id,
        seenAt: row.seenAt,
        closedBefore: localDay(row.seenAt, account.timeZone),
      };
      fillings.set(id, { account, origin, days: new Set(), lastDay: null });
    }
    return fillings;
  }

  private async chunk(
    scope: WorkspaceScope,
    filling: Filling,
    chunk: ReadChunk,
    batches: AdaptiveBatches,
  ): Promise<Import['changed']> {
    const { account, origin } = filling;
    if (chunk.kind === 'structure') {
      // A connected account has its structure from the platform, which knows more than a file and knows it better.
      if (account.platform !== 'files') return NO_COUNTS;
      const from = { seenAt: origin.seenAt, source: 'file' as const };
      await this.structures.store(scope, account, chunk.level, chunk.rows, from);
      return NO_COUNTS;
    }
    if (chunk.kind === 'periods') {
      for (const fact of chunk.rows) filling.lastDay = later(filling.lastDay, fact.periodEnd);
      return this.metrics.storePeriods(scope, account, chunk.rows, origin);
    }
    for (const fact of chunk.rows) {
      filling.days.add(fact.date);
      filling.lastDay = later(filling.lastDay, fact.date);
    }
    return this.metrics.storeDaily(scope, account, chunk.rows, origin, batches);
  }

  private async settle(scope: WorkspaceScope, row: ImportRow, filling: Filling): Promise<void> {
    const { account, origin, days, lastDay } = filling;
    const sorted = [...days].sort();
    const [from, to] = [sorted[0], sorted.at(-1)];
    if (from !== undefined && to !== undefined) {
      if (row.report.level === 'account')
        await this.metrics.replaceFileDays(scope, account, origin, sorted, row.report.breakdown);
      await this.metrics.settleFile(scope, account, { from, to });
    }
    // The day of the export itself was not over when it was made.
    const complete = addDays(origin.closedBefore, -1);
    const [through] = [complete, lastDay ?? complete].sort();
    if (lastDay !== null && through !== undefined) await this.accounts.date(scope, account.id, through);
  }
}

function later(a: string | null, b: string): string {
  return a === null || a < b ? b : a;
}

/** The calendar day of an instant in a time zone. */
export function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
}
