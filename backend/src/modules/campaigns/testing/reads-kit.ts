import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../../../../ops/testing/database.js';
import type { DailyFact, FactAccount } from '../../metrics/facts.js';
import { MetricsRepository } from '../../metrics/metrics.repository.js';
import { MetricsService } from '../../metrics/metrics.service.js';
import { makeStores } from '../../metrics/testing/stores.js';
import { openTestDatabase, type Tenant, testConfig } from '../../metrics/testing/tenants.js';
import { TodayRepository } from '../../metrics/today.repository.js';
import { TodayService } from '../../metrics/today.service.js';
import { CampaignsRepository } from '../campaigns.repository.js';
import { CampaignsService } from '../campaigns.service.js';
import { ChildrenRepository } from '../children.repository.js';
import { ChildrenService } from '../children.service.js';

export const seenAt = new Date('2026-11-20T00:00:00Z');

/** The readers of the screens over a test's database, and ways to fill it. */
export interface ReadsKit {
  readonly server: TestDatabase;
  readonly campaigns: CampaignsService;
  readonly children: ChildrenService;
  readonly metrics: MetricsService;
  readonly today: TodayService;
  readonly structures: ReturnType<typeof makeStores>['structures'];
  putCampaigns(tenant: Tenant, ids: readonly string[], account?: FactAccount): Promise<void>;
  putFacts(
    tenant: Tenant,
    level: 'account' | 'campaign' | 'ad' | 'search_term',
    facts: readonly (Partial<DailyFact> & { entityKey: string; date: string })[],
    account?: FactAccount,
  ): Promise<void>;
  putAd(tenant: Tenant, campaignId: string, groupId: string, adId: string): Promise<void>;
  /** Sets the account's last complete day. */
  through(accountId: string, date: string): Promise<unknown>;
  close(): Promise<void>;
}

/** @param now what the clock says */
export async function openReadsKit(now: Date): Promise<ReadsKit> {
  const { server, database, close } = await openTestDatabase();
  const { structures, metrics: store } = makeStores(database);
  const origin = { seenAt, source: 'api' as const };
  return {
    server,
    campaigns: new CampaignsService(new CampaignsRepository(database)),
    children: new ChildrenService(new ChildrenRepository(database)),
    metrics: new MetricsService(new MetricsRepository(database)),
    today: new TodayService(new TodayRepository(database), { now: () => now }, testConfig()),
    structures,
    putCampaigns: async (tenant, ids, account = tenant.account) => {
      const rows = ids.map((externalId) => ({
        externalId,
        name: `Campaign ${externalId}`,
        status: 'enabled' as const,
        channel: null,
        objective: null,
        bidStrategy: null,
        statusReasons: [],
        budgetOwner: 'campaign' as const,
        budget: { externalId: 'shared', amountMicros: 50_000_000n, period: 'daily' as const, sharedWith: 1 },
        startDate: null,
        endDate: null,
      }));
      await structures.store(tenant.system, account, 'campaign', rows, origin);
    },
    putFacts: async (tenant, level, facts, account = tenant.account) => {
      const rows = facts.map((fact) => ({
        entityName: fact.entityKey,
        parentKey: null,
        impressions: 10,
        clicks: 1,
        costMicros: 1_000_000n,
        conversions: null,
        conversionValueMicros: null,
        ...fact,
      }));
      const from = { ...origin, level, sourceId: randomUUID(), closedBefore: '2026-11-19' };
      await store.storeDaily(tenant.system, account, rows, from);
      await store.settleApi(tenant.system, account, from, { from: '2026-01-01', to: '2026-12-31' });
    },
    putAd: async (tenant, campaignId, groupId, adId) => {
      const parents = { campaignExternalId: campaignId, status: 'enabled' as const, type: null };
      const group = { ...parents, externalId: groupId, name: groupId, bidMicros: null, budget: null };
      await structures.store(tenant.system, tenant.account, 'ad_group', [group], origin);
      const texts = { reviewStatus: null, headlines: ['One'], descriptions: [], finalUrls: [] };
      const ad = { ...parents, ...texts, externalId: adId, adGroupExternalId: groupId, name: adId };
      await structures.store(tenant.system, tenant.account, 'ad', [ad], origin);
    },
    through: (accountId, date) =>
      server.asOwner('UPDATE ad_accounts SET data_through = $2, last_synced_at = now() WHERE id = $1', [
        accountId,
        date,
      ]),
    close,
  };
}
