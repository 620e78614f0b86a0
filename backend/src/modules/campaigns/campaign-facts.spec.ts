import { listAds, listCampaigns, listDailyMetrics } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, makeTenant, type Tenant } from '../metrics/testing/tenants.js';
import { searchTermKey } from './search-term-key.js';
import { openReadsKit, type ReadsKit, seenAt } from './testing/reads-kit.js';

const NOW = '2026-11-20T08:00:00Z';
let kit: ReadsKit;
let tenant: Tenant;

beforeAll(async () => {
  kit = await openReadsKit(new Date(NOW));
});
afterAll(() => kit.close());
beforeEach(async () => {
  tenant = await makeTenant(kit.server);
});

const page = (over: object = {}) => listCampaigns.query.parse(over);

describe('what hangs below a campaign', () => {
  it('lists ads and search terms with their totals', async () => {
    await kit.putCampaigns(tenant, ['1']);
    await kit.putAd(tenant, '1', 'g', 'a');
    await kit.structures.store(
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
    await kit.putFacts(tenant, 'ad', [{ entityKey: 'a', date: '2026-11-18' }]);
    const term = (text: string, costMicros: bigint) => ({
      entityKey: searchTermKey('g', 'g~7', text),
      entityName: text,
      parentKey: 'g',
      date: '2026-11-18',
      costMicros,
    });
    await kit.putFacts(tenant, 'search_term', [term('cheap shoes', 4n), term('free shoes', 9n)]);
    await kit.through(tenant.account.id, '2026-11-18');
    const campaignId = (await kit.campaigns.list(tenant.owner, page())).items[0]?.id ?? '';
    const query = (over: object = {}) => listAds.query.parse({ campaignId, ...over });
    expect((await kit.children.ads(tenant.owner, query())).items).toMatchObject([
      { externalId: 'a', headlines: ['One'], totals: { costMicros: '1000000' } },
    ]);
    expect((await kit.children.keywords(tenant.owner, query())).items).toMatchObject([
      { text: 'blue shoes', bid: { micros: '1500000', currency: 'EUR' }, totals: { costMicros: null } },
    ]);
    const first = await kit.children.searchTerms(tenant.owner, query({ limit: 1 }));
    expect(first.items).toMatchObject([{ term: 'free shoes', keyword: 'blue shoes', adGroupName: 'g' }]);
    const second = await kit.children.searchTerms(
      tenant.owner,
      query({ limit: 1, cursor: first.nextCursor ?? '' }),
    );
    expect(second).toMatchObject({ items: [{ term: 'cheap shoes' }], nextCursor: null });
  });
});

describe('daily metrics', () => {
  it('pages day by day and narrows to a campaign', async () => {
    await kit.putCampaigns(tenant, ['1', '2']);
    const days = ['2026-11-16', '2026-11-17', '2026-11-18'];
    await kit.putFacts(
      tenant,
      'campaign',
      days.flatMap((date) => ['1', '2'].map((entityKey) => ({ entityKey, date }))),
    );
    const campaignId = (await kit.campaigns.list(tenant.owner, page({ search: 'Campaign 2' }))).items[0]?.id;
    const query = (over: object) =>
      listDailyMetrics.query.parse({ adAccountId: tenant.account.id, level: 'campaign', ...over });
    const mine = await kit.metrics.daily(tenant.owner, query({ campaignId }));
    expect(mine.items.map((item) => [item.date, item.entityKey])).toEqual(days.map((day) => [day, '2']));
    const dates: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const part = await kit.metrics.daily(tenant.owner, query({ limit: 4, ...(cursor ? { cursor } : {}) }));
      dates.push(...part.items.map((item) => `${item.date} ${item.entityKey}`));
      if (part.nextCursor === null) break;
      cursor = part.nextCursor;
    }
    expect(new Set(dates).size).toBe(6);
    expect(dates.map((entry) => entry.slice(0, 10))).toEqual(days.flatMap((day) => [day, day]));
  });

  it('gives the account’s one total a day, with reach where the account’s own row has it', async () => {
    await kit.putFacts(tenant, 'account', [{ entityKey: 'x', date: '2026-11-18', reach: 77 }]);
    const query = listDailyMetrics.query.parse({ adAccountId: tenant.account.id });
    expect((await kit.metrics.daily(tenant.owner, query)).items).toMatchObject([
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

describe('today', () => {
  it('leaves an old export out of the sums, since its last week is not this one', async () => {
    await kit.putFacts(tenant, 'account', [{ entityKey: 'x', date: '2026-11-18', costMicros: 10n }]);
    await kit.through(tenant.account.id, '2026-11-18');
    const old = await addAccount(kit.server, tenant.workspaceId, tenant.clientId, 'EUR');
    await kit.putFacts(tenant, 'account', [{ entityKey: 'y', date: '2021-10-01', costMicros: 7000n }], old);
    await kit.through(old.id, '2021-10-01');
    const { spend, accounts } = await kit.today.today(tenant.owner, {});
    expect(spend).toMatchObject([{ currency: 'EUR', last7Days: '10' }]);
    expect(accounts).toHaveLength(2);
  });

  it('sums per currency around each account’s own last complete day and counts a shared budget once', async () => {
    await kit.putCampaigns(tenant, ['1', '2']);
    await kit.putFacts(tenant, 'account', [
      { entityKey: 'x', date: '2026-11-19', costMicros: 2n },
      { entityKey: 'x', date: '2026-11-18', costMicros: 10n, conversions: '1.5' },
      { entityKey: 'x', date: '2026-11-12', costMicros: 20n },
      { entityKey: 'x', date: '2026-11-11', costMicros: 400n },
    ]);
    await kit.through(tenant.account.id, '2026-11-18');
    const yen = await addAccount(kit.server, tenant.workspaceId, tenant.clientId, 'JPY');
    await kit.putFacts(tenant, 'account', [{ entityKey: 'y', date: '2026-11-10', costMicros: 7n }], yen);
    await kit.through(yen.id, '2026-11-10');
    const answer = await kit.today.today(tenant.owner, {});
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
