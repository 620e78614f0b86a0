import { listAds, listCampaigns, listDailyMetrics, listPeriodMetrics } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, addClient, makeTenant, narrowedScope, type Tenant } from '../metrics/testing/tenants.js';
import { openReadsKit, type ReadsKit } from './testing/reads-kit.js';

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

describe('the list of campaigns', () => {
  it('shows totals over the last 30 complete days, largest cost first, and pages through ties', async () => {
    await kit.putCampaigns(tenant, ['1', '2', '3', '4', '5']);
    await kit.putFacts(tenant, 'campaign', [
      { entityKey: '2', date: '2026-11-18', costMicros: 9_000_000n, conversions: '0.5' },
      { entityKey: '2', date: '2026-10-01', costMicros: 500_000_000n },
      { entityKey: '4', date: '2026-11-18' },
      { entityKey: '5', date: '2026-11-18' },
    ]);
    await kit.through(tenant.account.id, '2026-11-18');
    const whole = await kit.campaigns.list(tenant.owner, page());
    expect(whole.window).toEqual({ from: '2026-10-20', to: '2026-11-18' });
    expect(whole.items[0]).toMatchObject({
      externalId: '2',
      totals: { costMicros: '9000000', conversions: 0.5, impressions: 10, clicks: 1 },
      budget: { amount: { micros: '50000000', currency: 'EUR' }, period: 'daily', owner: 'campaign' },
    });
    expect(whole.items.slice(-2).map((item) => item.totals.costMicros)).toEqual([null, null]);
    const seen: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const part = await kit.campaigns.list(tenant.owner, page({ limit: 1, ...(cursor ? { cursor } : {}) }));
      seen.push(...part.items.map((item) => item.id));
      cursor = part.nextCursor;
      if (cursor === null) break;
    }
    expect(seen).toEqual(whole.items.map((item) => item.id));
  });

  it('takes totals from ads where nothing coarser is known, and never from two levels', async () => {
    await kit.putCampaigns(tenant, ['1']);
    await kit.putAd(tenant, '1', 'g', 'a');
    await kit.putFacts(tenant, 'ad', [{ entityKey: 'a', date: '2026-11-18', costMicros: 3n }]);
    const window = { from: '2026-11-01', to: '2026-11-30' };
    const before = await kit.campaigns.list(tenant.owner, page(window));
    expect(before.items[0]?.totals.costMicros).toBe('3');
    const detail = await kit.campaigns.get(tenant.owner, before.items[0]?.id ?? '', window);
    expect(detail.adGroups[0]?.totals.costMicros).toBe('3');
    await kit.putFacts(tenant, 'campaign', [{ entityKey: '1', date: '2026-11-18', costMicros: 5n }]);
    expect((await kit.campaigns.list(tenant.owner, page(window))).items[0]?.totals.costMicros).toBe('5');
  });

  it('finds names as they are written, wildcards included, and survives hostile input', async () => {
    await kit.putCampaigns(tenant, ['50%_off', 'plain']);
    const found = async (search: string) =>
      (await kit.campaigns.list(tenant.owner, page({ search }))).items.map((item) => item.externalId);
    expect(await found('50%_OFF')).toEqual(['50%_off']);
    expect(await found('%')).toEqual(['50%_off']);
    expect(await found(`\0'; DROP TABLE campaigns; --`)).toEqual([]);
    expect(await found('campaign')).toHaveLength(2);
  });

  it.each(['x', 'bnVsbA', Buffer.from('["1;drop","x"]').toString('base64url')])(
    'refuses the cursor %s, a window that ends before it begins, and one too long',
    async (cursor) => {
      await expect(kit.campaigns.list(tenant.owner, page({ cursor }))).rejects.toThrow(/cursor/);
      await expect(
        kit.campaigns.list(tenant.owner, page({ from: '2026-02-02', to: '2026-02-01' })),
      ).rejects.toThrow(/window/);
      await expect(
        kit.campaigns.list(tenant.owner, page({ from: '2020-01-01', to: '2026-02-01' })),
      ).rejects.toThrow(/400/);
    },
  );

  it('answers the window even when there is no campaign', async () => {
    expect(await kit.campaigns.list(tenant.owner, page({ to: '2026-05-30' }))).toEqual({
      items: [],
      nextCursor: null,
      window: { from: '2026-05-01', to: '2026-05-30' },
    });
  });
});

describe('what a member may not see', () => {
  it('is not there: other workspaces, other clients', async () => {
    await kit.putCampaigns(tenant, ['mine']);
    const mine = (await kit.campaigns.list(tenant.owner, page())).items[0]?.id ?? '';
    const other = await addAccount(
      kit.server,
      tenant.workspaceId,
      await addClient(kit.server, tenant.workspaceId),
    );
    await kit.putCampaigns(tenant, ['other'], other);
    await kit.putFacts(tenant, 'campaign', [{ entityKey: 'other', date: '2026-11-18' }], other);
    const stranger = await makeTenant(kit.server);
    const narrowed = narrowedScope(tenant, [other.clientId]);
    expect((await kit.campaigns.list(narrowed, page())).items.map((item) => item.externalId)).toEqual([
      'other',
    ]);
    for (const scope of [stranger.owner, narrowed]) {
      await expect(kit.campaigns.get(scope, mine, {})).rejects.toThrow(/not_found/);
      for (const list of ['ads', 'keywords', 'searchTerms'] as const) {
        await expect(kit.children[list](scope, listAds.query.parse({ campaignId: mine }))).rejects.toThrow(
          /not_found/,
        );
      }
      const query = listDailyMetrics.query.parse({ adAccountId: tenant.account.id });
      await expect(kit.metrics.daily(scope, query)).rejects.toThrow(/not_found/);
      const periods = listPeriodMetrics.query.parse({ adAccountId: tenant.account.id });
      await expect(kit.metrics.periods(scope, periods)).rejects.toThrow(/not_found/);
    }
    expect(
      (await kit.today.today(stranger.owner, {})).accounts.map((account) => account.adAccountId),
    ).toEqual([stranger.account.id]);
    expect((await kit.today.today(narrowed, {})).accounts.map((account) => account.adAccountId)).toEqual([
      other.id,
    ]);
  });
});
