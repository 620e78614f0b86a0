import { randomUUID } from 'node:crypto';
import { listAds, listCampaigns, listDailyMetrics, listPeriodMetrics } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import type { Database } from '../../database/database.js';
import type { DailyFact } from '../metrics/facts.js';
import { MetricsRepository } from '../metrics/metrics.repository.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { MetricsStore } from '../metrics/metrics-store.js';
import { makeStores } from '../metrics/testing/stores.js';
import {
  addAccount,
  addClient,
  makeTenant,
  narrowedScope,
  openTestDatabase,
  type Tenant,
  testConfig,
} from '../metrics/testing/tenants.js';
import { TodayRepository } from '../metrics/today.repository.js';
import { TodayService } from '../metrics/today.service.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { ChildrenRepository } from './children.repository.js';
import { ChildrenService } from './children.service.js';
import { searchTermKey } from './search-term-key.js';
import { StructureStore } from './structure-store.js';

let server: TestDatabase;
let database: Database;
let close: () => Promise<void>;
let tenant: Tenant;
let campaigns: CampaignsService;
let children: ChildrenService;
let metrics: MetricsService;
let today: TodayService;
let structure: StructureStore;
let store: MetricsStore;

beforeAll(async () => {
  ({ server, database, close } = await openTestDatabase());
  campaigns = new CampaignsService(new CampaignsRepository(database));
  children = new ChildrenService(new ChildrenRepository(database));
  metrics = new MetricsService(new MetricsRepository(database));
  today = new TodayService(new TodayRepository(database), { now: () => new Date(NOW) }, testConfig());
  structure = makeStores(database).structures;
  store = makeStores(database).metrics;
});
afterAll(() => close());
beforeEach(async () => {
  tenant = await makeTenant(server);
});

const seenAt = new Date('2026-11-20T00:00:00Z');

async function putCampaigns(ids: readonly string[], account = tenant.account): Promise<void> {
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
  await structure.store(tenant.system, account, 'campaign', rows, { seenAt, source: 'api' });
}

async function putFacts(
  level: 'account' | 'campaign' | 'ad' | 'search_term',
  facts: readonly (Partial<DailyFact> & { entityKey: string; date: string })[],
  account = tenant.account,
): Promise<void> {
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
  const origin = {
    level,
    source: 'api' as const,
    sourceId: randomUUID(),
    seenAt,
    closedBefore: '2026-11-19',
  };
  await store.storeDaily(tenant.system, account, rows, origin);
  await store.settleApi(tenant.system, account, origin, { from: '2026-01-01', to: '2026-12-31' });
}

async function putAd(campaignId: string, groupId: string, adId: string): Promise<void> {
  const origin = { seenAt, source: 'api' as const };
  const parents = { campaignExternalId: campaignId, status: 'enabled' as const, type: null };
  await structure.store(
    tenant.system,
    tenant.account,
    'ad_group',
    [{ ...parents, externalId: groupId, name: groupId, bidMicros: null, budget: null }],
    origin,
  );
  const texts = { reviewStatus: null, headlines: ['One'], descriptions: [], finalUrls: [] };
  await structure.store(
    tenant.system,
    tenant.account,
    'ad',
    [{ ...parents, ...texts, externalId: adId, adGroupExternalId: groupId, name: adId }],
    origin,
  );
}

function through(date: string, account = tenant.account.id): Promise<unknown> {
  return server.asOwner('UPDATE ad_accounts SET data_through = $2, last_synced_at = now() WHERE id = $1', [
    account,
    date,
  ]);
}

const page = (over: object = {}) => listCampaigns.query.parse(over);

describe('the list of campaigns', () => {
  it('shows totals over the last 30 complete days, largest cost first, and pages through ties', async () => {
    await putCampaigns(['1', '2', '3', '4', '5']);
    await putFacts('campaign', [
      { entityKey: '2', date: '2026-11-18', costMicros: 9_000_000n, conversions: '0.5' },
      { entityKey: '2', date: '2026-10-01', costMicros: 500_000_000n },
      { entityKey: '4', date: '2026-11-18' },
      { entityKey: '5', date: '2026-11-18' },
    ]);
    await through('2026-11-18');
    const whole = await campaigns.list(tenant.owner, page());
    expect(whole.window).toEqual({ from: '2026-10-20', to: '2026-11-18' });
    expect(whole.items[0]).toMatchObject({
      externalId: '2',
      totals: { costMicros: '9000000', conversions: 0.5, impressions: 10, clicks: 1 },
      budget: { amount: { micros: '50000000', currency: 'EUR' }, period: 'daily', owner: 'campaign' },
    });
    expect(whole.items.slice(-2).map((item) => item.totals.costMicros)).toEqual([null, null]);
    const seen: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const part = await campaigns.list(tenant.owner, page({ limit: 1, ...(cursor ? { cursor } : {}) }));
      seen.push(...part.items.map((item) => item.id));
      cursor = part.nextCursor;
      if (cursor === null) break;
    }
    expect(seen).toEqual(whole.items.map((item) => item.id));
  });

  it('takes totals from ads where nothing coarser is known, and never from two levels', async () => {
    await putCampaigns(['1']);
    await putAd('1', 'g', 'a');
    await putFacts('ad', [{ entityKey: 'a', date: '2026-11-18', costMicros: 3n }]);
    const window = { from: '2026-11-01', to: '2026-11-30' };
    const before = await campaigns.list(tenant.owner, page(window));
    expect(before.items[0]?.totals.costMicros).toBe('3');
    const detail = await campaigns.get(tenant.owner, before.items[0]?.id ?? '', window);
    expect(detail.adGroups[0]?.totals.costMicros).toBe('3');
    await putFacts('campaign', [{ entityKey: '1', date: '2026-11-18', costMicros: 5n }]);
    expect((await campaigns.list(tenant.owner, page(window))).items[0]?.totals.costMicros).toBe('5');
  });

  it('finds names as they are written, wildcards included, and survives hostile input', async () => {
    await putCampaigns(['50%_off', 'plain']);
    const found = async (search: string) =>
      (await campaigns.list(tenant.owner, page({ search }))).items.map((item) => item.externalId);
    expect(await found('50%_OFF')).toEqual(['50%_off']);
    expect(await found('%')).toEqual(['50%_off']);
    expect(await found(`\0'; DROP TABLE campaigns; --`)).toEqual([]);
    expect(await found('campaign')).toHaveLength(2);
  });

  it.each(['x', 'bnVsbA', Buffer.from('["1;drop","x"]').toString('base64url')])(
    'refuses the cursor %s, a window that ends before it begins, and one too long',
    async (cursor) => {
      await expect(campaigns.list(tenant.owner, page({ cursor }))).rejects.toThrow(/cursor/);
      await expect(
        campaigns.list(tenant.owner, page({ from: '2026-02-02', to: '2026-02-01' })),
      ).rejects.toThrow(/window/);
      await expect(
        campaigns.list(tenant.owner, page({ from: '2020-01-01', to: '2026-02-01' })),
      ).rejects.toThrow(/400/);
    },
  );

  it('answers the window even when there is no campaign', async () => {
    expect(await campaigns.list(tenant.owner, page({ to: '2026-05-30' }))).toEqual({
      items: [],
      nextCursor: null,
      window: { from: '2026-05-01', to: '2026-05-30' },
    });
  });
});

describe('what a member may not see', () => {
  it('is not there: other workspaces, other clients', async () => {
    await putCampaigns(['mine']);
    const mine = (await campaigns.list(tenant.owner, page())).items[0]?.id ?? '';
    const other = await addAccount(server, tenant.workspaceId, await addClient(server, tenant.workspaceId));
    await putCampaigns(['other'], other);
    await putFacts('campaign', [{ entityKey: 'other', date: '2026-11-18' }], other);
    const stranger = await makeTenant(server);
    const narrowed = narrowedScope(tenant, [other.clientId]);
    expect((await campaigns.list(narrowed, page())).items.map((item) => item.externalId)).toEqual(['other']);
    for (const scope of [stranger.owner, narrowed]) {
      await expect(campaigns.get(scope, mine, {})).rejects.toThrow(/not_found/);
      for (const list of ['ads', 'keywords', 'searchTerms'] as const) {
        await expect(children[list](scope, listAds.query.parse({ campaignId: mine }))).rejects.toThrow(
          /not_found/,
        );
      }
      const query = listDailyMetrics.query.parse({ adAccountId: tenant.account.id });
      await expect(metrics.daily(scope, query)).rejects.toThrow(/not_found/);
      const periods = listPeriodMetrics.query.parse({ adAccountId: tenant.account.id });
      await expect(metrics.periods(scope, periods)).rejects.toThrow(/not_found/);
    }
    expect((await today.today(stranger.owner, {})).accounts.map((account) => account.adAccountId)).toEqual([
      stranger.account.id,
    ]);
    expect((await today.today(narrowed, {})).accounts.map((account) => account.adAccountId)).toEqual([
      other.id,
    ]);
  });
});

describe('what hangs below a campaign', () => {
  it('lists ads and search terms with their totals', async () => {
    await putCampaigns(['1']);
    await putAd('1', 'g', 'a');
    await structure.store(
      tenant.system,
      tenant.account,
      'keyword',
      [
        {
          externalId: 'g~7',
          campaignExternalId: '1',
          adGroupExternalId: 'g',
          text: 'blue shoes',
          matchType: 'broad',
          negative: false,
          status: 'enabled',
          bidMicros: 1_500_000n,
          qualityScore: 7,
        },
      ],
      { seenAt, source: 'api' },
    );
    await putFacts('ad', [{ entityKey: 'a', date: '2026-11-18' }]);
    const term = (text: string, costMicros: bigint) => ({
      entityKey: searchTermKey('g', 'g~7', text),
      entityName: text,
      parentKey: 'g',
      date: '2026-11-18',
      costMicros,
    });
    await putFacts('search_term', [term('cheap shoes', 4n), term('free shoes', 9n)]);
    await through('2026-11-18');
    const campaignId = (await campaigns.list(tenant.owner, page())).items[0]?.id ?? '';
    const query = (over: object = {}) => listAds.query.parse({ campaignId, ...over });
    expect((await children.ads(tenant.owner, query())).items).toMatchObject([
      { externalId: 'a', headlines: ['One'], totals: { costMicros: '1000000' } },
    ]);
    expect((await children.keywords(tenant.owner, query())).items).toMatchObject([
      { text: 'blue shoes', bid: { micros: '1500000', currency: 'EUR' }, totals: { costMicros: null } },
    ]);
    const first = await children.searchTerms(tenant.owner, query({ limit: 1 }));
    expect(first.items).toMatchObject([{ term: 'free shoes', keyword: 'blue shoes', adGroupName: 'g' }]);
    const second = await children.searchTerms(
      tenant.owner,
      query({ limit: 1, cursor: first.nextCursor ?? '' }),
    );
    expect(second).toMatchObject({ items: [{ term: 'cheap shoes' }], nextCursor: null });
  });
});

describe('daily metrics', () => {
  it('pages day by day and narrows to a campaign', async () => {
    await putCampaigns(['1', '2']);
    const days = ['2026-11-16', '2026-11-17', '2026-11-18'];
    await putFacts(
      'campaign',
      days.flatMap((date) => ['1', '2'].map((entityKey) => ({ entityKey, date }))),
    );
    const campaignId = (await campaigns.list(tenant.owner, page({ search: 'Campaign 2' }))).items[0]?.id;
    const query = (over: object) =>
      listDailyMetrics.query.parse({ adAccountId: tenant.account.id, level: 'campaign', ...over });
    const mine = await metrics.daily(tenant.owner, query({ campaignId }));
    expect(mine.items.map((item) => [item.date, item.entityKey])).toEqual(days.map((day) => [day, '2']));
    const dates: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const part = await metrics.daily(tenant.owner, query({ limit: 4, ...(cursor ? { cursor } : {}) }));
      dates.push(...part.items.map((item) => `${item.date} ${item.entityKey}`));
      if (part.nextCursor === null) break;
      cursor = part.nextCursor;
    }
    expect(new Set(dates).size).toBe(6);
    expect(dates.map((entry) => entry.slice(0, 10))).toEqual(days.flatMap((day) => [day, day]));
  });

  it('gives the account’s one total a day, with reach where the account’s own row has it', async () => {
    await putFacts('account', [{ entityKey: 'x', date: '2026-11-18', reach: 77 }]);
    const query = listDailyMetrics.query.parse({ adAccountId: tenant.account.id });
    expect((await metrics.daily(tenant.owner, query)).items).toMatchObject([
      {
        date: '2026-11-18',
        level: 'account',
        costMicros: '1000000',
        reach: 77,
        source: 'api',
        currency: 'EUR',
      },
    ]);
  });
});

/** A day after the figures of these tests. */
const NOW = '2026-11-20T08:00:00Z';

describe('today', () => {
  it('leaves an old export out of the sums, since its last week is not this one', async () => {
    await putFacts('account', [{ entityKey: 'x', date: '2026-11-18', costMicros: 10n }]);
    await through('2026-11-18');
    const old = await addAccount(server, tenant.workspaceId, tenant.clientId, 'EUR');
    await putFacts('account', [{ entityKey: 'y', date: '2021-10-01', costMicros: 7000n }], old);
    await through('2021-10-01', old.id);
    const { spend, accounts } = await today.today(tenant.owner, {});
    expect(spend).toMatchObject([{ currency: 'EUR', last7Days: '10' }]);
    expect(accounts).toHaveLength(2);
  });

  it('sums per currency around each account’s own last complete day and counts a shared budget once', async () => {
    await putCampaigns(['1', '2']);
    await putFacts('account', [
      { entityKey: 'x', date: '2026-11-19', costMicros: 2n },
      { entityKey: 'x', date: '2026-11-18', costMicros: 10n, conversions: '1.5' },
      { entityKey: 'x', date: '2026-11-12', costMicros: 20n },
      { entityKey: 'x', date: '2026-11-11', costMicros: 400n },
    ]);
    await through('2026-11-18');
    const yen = await addAccount(server, tenant.workspaceId, tenant.clientId, 'JPY');
    await putFacts('account', [{ entityKey: 'y', date: '2026-11-10', costMicros: 7n }], yen);
    await through('2026-11-10', yen.id);
    const answer = await today.today(tenant.owner, {});
    expect(answer.spend).toEqual([
      {
        currency: 'EUR',
        today: '2',
        last7Days: '30',
        previous7Days: '400',
        conversionsLast7Days: 1.5,
        conversionsPrevious7Days: null,
      },
      {
        currency: 'JPY',
        today: null,
        last7Days: '7',
        previous7Days: '0',
        conversionsLast7Days: null,
        conversionsPrevious7Days: null,
      },
    ]);
    expect(answer.dailyBudget).toEqual([{ micros: '50000000', currency: 'EUR' }]);
    expect(answer.accounts[0]).toMatchObject({ stale: false, dataThrough: '2026-11-18' });
    expect(answer.accounts[0]?.series.at(-1)).toEqual({
      date: '2026-11-19',
      costMicros: '2',
      conversions: null,
    });
  });
});
