import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import type { RemoteSearchTerm, ReportingPort, ReportLevel } from '../../platforms/reporting.port.js';
import type { StructureDelta, StructurePort } from '../../platforms/structure.port.js';
import { searchTermKey } from '../campaigns/search-term-key.js';
import type { StructureLevel, StructureRows } from '../campaigns/structure-rows.js';
import { StructureStore } from '../campaigns/structure-store.js';
import { DriftRecorder } from '../drift/drift-recorder.js';
import { BatchSizes } from '../metrics/batch-sizes.js';
import type { DailyFact, FactOrigin } from '../metrics/facts.js';
import { MetricsStore } from '../metrics/metrics-store.js';
import type { BatchName } from './batch-names.js';
import { joined, readAhead } from './pages.js';
import type { StructurePlan } from './structure-plan.js';

/** What a batch works with. */
export interface BatchContext {
  readonly scope: WorkspaceScope;
  readonly account: { readonly id: string; readonly clientId: string };
  readonly access: AccountAccess;
  readonly adapter: PlatformAdapter;
  readonly structure: StructurePort;
  readonly reporting: ReportingPort;
  readonly conversionGoal: string;
  readonly syncRunId: string;
  readonly range: { readonly from: string; readonly to: string };
  readonly plan: StructurePlan;
  /** When this batch began to read. */
  readonly readAt: Date;
  /** Called after each stored page; throws when the run is to stop. */
  readonly onStored: (rows: number) => Promise<void>;
}

/** The work of nine of the ten batches; `account` fixes the dates and belongs to the runner. */
export type WorkBatch = Exclude<BatchName, 'account'>;

/** Reads from the platform page by page and stores each page, so that memory stays flat. */
@Injectable()
export class SyncBatches {
  constructor(
    private readonly structures: StructureStore,
    private readonly metrics: MetricsStore,
    private readonly sizes: BatchSizes,
    private readonly drift: DriftRecorder,
  ) {}

  /** @throws PlatformError of the adapter, or whatever `onStored` throws. */
  async run(name: WorkBatch, context: BatchContext): Promise<void> {
    const { structure, access, plan } = context;
    const delta = plan.whole ? null : plan.changes.delta;
    const work: Record<WorkBatch, () => Promise<void>> = {
      campaigns: () => this.structure(context, 'campaign', structure.campaigns(access), null),
      ad_groups: () =>
        this.structure(context, 'ad_group', delta?.adGroups() ?? structure.adGroups(access), delta),
      ads: () => this.structure(context, 'ad', delta?.ads() ?? structure.ads(access), delta),
      keywords: async () => {
        await this.structure(context, 'keyword', delta?.keywords() ?? structure.keywords(access), delta);
        await this.recordDrift(context);
      },
      account_daily: () => this.daily(context, 'account'),
      campaign_daily: () => this.daily(context, 'campaign'),
      ad_group_daily: () => this.daily(context, 'ad_group'),
      ad_daily: () => this.daily(context, 'ad'),
      keyword_and_search_terms: () => this.keywordsAndTerms(context),
    };
    await work[name]();
  }

  private async structure<L extends StructureLevel>(
    context: BatchContext,
    level: L,
    pages: AsyncIterable<readonly StructureRows[L][]>,
    delta: StructureDelta | null,
  ): Promise<void> {
    const { scope, account, readAt } = context;
    const batches = await this.sizes.forRun();
    for await (const rows of readAhead(joined(pages))) {
      await this.structures.store(scope, account, level, rows, { seenAt: readAt, source: 'api' }, batches);
      await context.onStored(rows.length);
    }
    if (delta) {
      const gone = delta.removed.filter((one) => one.level === level).map((one) => one.externalId);
      await this.structures.removeUnseen(scope, account, level, readAt, gone);
    } else {
      // Only after the whole level was read: what it did not meet is gone.
      await this.structures.removeUnseen(scope, account, level, readAt);
    }
  }

  /** Once the structure stands: who changed what, as the platform's log has it. */
  private async recordDrift({ scope, account, access, plan, readAt }: BatchContext): Promise<void> {
    const { externalId, currency, timeZone } = access;
    const { events, through } = plan.changes;
    await this.drift.record(scope, {
      account: { ...account, externalId, currency, timeZone },
      events,
      platformNow: through,
      now: readAt,
    });
  }

  private async daily(context: BatchContext, level: ReportLevel): Promise<void> {
    const { reporting, access, range, conversionGoal } = context;
    await this.facts(
      context,
      originOf(context, level),
      reporting.daily(access, level, range, conversionGoal),
    );
  }

  private async keywordsAndTerms(context: BatchContext): Promise<void> {
    const { capabilities } = context.adapter;
    if (context.reporting.levels.includes('keyword')) await this.daily(context, 'keyword');
    if (!capabilities.includes('search_terms.read')) return;
    const pages = context.reporting.searchTerms(context.access, context.range);
    await this.facts(context, originOf(context, 'search_term'), termFacts(pages));
  }

  private async facts(
    context: BatchContext,
    origin: FactOrigin,
    pages: AsyncIterable<readonly DailyFact[]>,
  ): Promise<void> {
    const { scope, account, range } = context;
    const batches = await this.sizes.forRun();
    for await (const rows of readAhead(joined(pages))) {
      await this.metrics.storeDaily(scope, account, rows, origin, batches);
      await context.onStored(rows.length);
    }
    await this.metrics.settleApi(scope, account, origin, range);
  }
}

function originOf(context: BatchContext, level: FactOrigin['level']): FactOrigin {
  return {
    level,
    source: 'api',
    sourceId: context.syncRunId,
    seenAt: context.readAt,
    // The range ends with the platform's today, the one day that is still open.
    closedBefore: context.range.to,
  };
}

async function* termFacts(
  pages: AsyncIterable<readonly RemoteSearchTerm[]>,
): AsyncGenerator<readonly DailyFact[]> {
  for await (const page of pages) yield page.map(termFact);
}

function termFact(row: RemoteSearchTerm): DailyFact {
  const parent = row.adGroupExternalId ?? row.campaignExternalId;
  return {
    entityKey: searchTermKey(parent, row.keywordExternalId, row.term),
    entityName: row.term,
    parentKey: parent,
    date: row.date,
    impressions: row.impressions,
    clicks: row.clicks,
    costMicros: row.costMicros,
    conversions: row.conversions,
    conversionValueMicros: null,
  };
}
