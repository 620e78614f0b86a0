import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import type { Database } from '../../database/database.js';
import { makeStores } from '../metrics/testing/stores.js';
import { makeTenant, openTestDatabase, type Tenant } from '../metrics/testing/tenants.js';
import type { CampaignRow } from './structure-rows.js';
import { StructureStore } from './structure-store.js';

let server: TestDatabase;
let database: Database;
let close: () => Promise<void>;
let tenant: Tenant;
let store: StructureStore;

beforeAll(async () => {
  ({ server, database, close } = await openTestDatabase());
  store = makeStores(database).structures;
});
afterAll(() => close());
beforeEach(async () => {
  tenant = await makeTenant(server);
});

function campaign(externalId: string, over: Partial<CampaignRow> = {}): CampaignRow {
  return {
    externalId,
    name: `Campaign ${externalId}`,
    status: 'enabled',
    channel: 'SEARCH',
    objective: null,
    bidStrategy: null,
    statusReasons: ['BUDGET_CONSTRAINED', 'it\'s, "odd" {x}'],
    budgetOwner: 'campaign',
    budget: { externalId: `b${externalId}`, amountMicros: 50_000_000n, period: 'daily', sharedWith: 0 },
    startDate: '2026-01-01',
    endDate: null,
    ...over,
  };
}

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));
const put = (rows: readonly CampaignRow[], hour: number, source: 'api' | 'file' = 'api') =>
  store.store(tenant.system, tenant.account, 'campaign', rows, { seenAt: at(hour), source });
const states = () =>
  server.asOwner(
    `SELECT external_id, status, budget_micros::text AS budget, source, valid_to IS NULL AS open FROM entity_states
      WHERE ad_account_id = $1 ORDER BY external_id, valid_from`,
    [tenant.account.id],
  );

describe('storing structure', () => {
  it('keeps lists, dates and budgets as the platform gave them', async () => {
    await put([campaign('1')], 1);
    expect(
      await server.asOwner(
        'SELECT status_reasons, start_date::text, budget_micros::text FROM campaigns WHERE ad_account_id = $1',
        [tenant.account.id],
      ),
    ).toEqual([
      {
        status_reasons: ['BUDGET_CONSTRAINED', 'it\'s, "odd" {x}'],
        start_date: '2026-01-01',
        budget_micros: '50000000',
      },
    ]);
  });

  it('opens a state at first sight, none while nothing changes, and one per change from outside', async () => {
    await put([campaign('1'), campaign('2')], 1);
    await put([campaign('1'), campaign('2')], 2);
    expect(await states()).toHaveLength(2);
    const raised = { externalId: 'b1', amountMicros: 60_000_000n, period: 'daily' as const, sharedWith: 0 };
    await put([campaign('1', { budget: raised }), campaign('2')], 3);
    expect(await states()).toEqual([
      { external_id: '1', status: 'enabled', budget: '50000000', source: 'sync', open: false },
      { external_id: '1', status: 'enabled', budget: '60000000', source: 'outside', open: true },
      { external_id: '2', status: 'enabled', budget: '50000000', source: 'sync', open: true },
    ]);
  });

  it('does not take our own action for drift', async () => {
    await put([campaign('1')], 1);
    await server.asOwner(`UPDATE entity_states SET valid_to = $2 WHERE ad_account_id = $1`, [
      tenant.account.id,
      at(2),
    ]);
    await server.asOwner(
      `INSERT INTO entity_states (workspace_id, client_id, ad_account_id, level, external_id, status, budget_micros, valid_from, source)
       VALUES ($1, $2, $3, 'campaign', '1', 'paused', 50000000, $4, 'action')`,
      [tenant.workspaceId, tenant.clientId, tenant.account.id, at(2)],
    );
    await put([campaign('1', { status: 'paused' })], 3);
    expect((await states()).map((row) => row.source)).toEqual(['sync', 'action']);
  });

  it('marks what a whole read did not meet as removed', async () => {
    await put([campaign('1'), campaign('2')], 1);
    await put([campaign('1')], 2);
    expect(await store.removeUnseen(tenant.system, tenant.account, 'campaign', at(2))).toBe(1);
    expect(await store.removeUnseen(tenant.system, tenant.account, 'campaign', at(2))).toBe(0);
    expect((await states()).map((row) => [row.external_id, row.status, row.open])).toEqual([
      ['1', 'enabled', true],
      ['2', 'enabled', false],
      ['2', 'removed', true],
    ]);
  });

  it('hangs children below their parents and leaves orphans out', async () => {
    await put([campaign('1')], 1);
    const origin = { seenAt: at(1), source: 'api' as const };
    const group = (externalId: string, campaignExternalId: string) => ({
      externalId,
      campaignExternalId,
      name: externalId,
      status: 'enabled' as const,
      type: null,
      bidMicros: 1n,
      budget: null,
    });
    const keyword = (externalId: string, adGroupExternalId: string | null) => ({
      externalId,
      campaignExternalId: '1',
      adGroupExternalId,
      text: 'blue shoes',
      matchType: 'exact' as const,
      negative: adGroupExternalId === null,
      status: 'enabled' as const,
      bidMicros: null,
      qualityScore: 7,
    });
    expect(
      await store.store(
        tenant.system,
        tenant.account,
        'ad_group',
        [group('g1', '1'), group('g2', 'none')],
        origin,
      ),
    ).toBe(1);
    expect(
      await store.store(
        tenant.system,
        tenant.account,
        'keyword',
        [keyword('k1', 'g1'), keyword('k2', null)],
        origin,
      ),
    ).toBe(2);
    const ad = {
      externalId: 'a1',
      campaignExternalId: '1',
      adGroupExternalId: 'g2',
      name: 'Ad',
      type: null,
      status: null,
      reviewStatus: null,
      headlines: [],
      descriptions: [],
      finalUrls: [],
    };
    expect(await store.store(tenant.system, tenant.account, 'ad', [ad], origin)).toBe(0);
  });

  it('lets a file that lacks a column keep what is known', async () => {
    await put([campaign('1')], 1);
    await put([campaign('1', { status: null, budget: null, channel: null, name: 'Renamed' })], 2, 'file');
    expect(
      await server.asOwner(
        'SELECT name, status, channel, budget_micros::text FROM campaigns WHERE ad_account_id = $1',
        [tenant.account.id],
      ),
    ).toEqual([{ name: 'Renamed', status: 'enabled', channel: 'SEARCH', budget_micros: '50000000' }]);
  });

  it('writes nothing for a stranger', async () => {
    const stranger = await makeTenant(server);
    await expect(
      store.store(stranger.system, tenant.account, 'campaign', [campaign('1')], {
        seenAt: at(1),
        source: 'api',
      }),
    ).rejects.toThrow(/not_found/);
  });
});
