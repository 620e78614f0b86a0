import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import type { Database } from '../../database/database.js';
import type { DailyFact, FactOrigin } from './facts.js';
import { MetricsStore } from './metrics-store.js';
import { makeStores } from './testing/stores.js';
import { makeTenant, openTestDatabase, type Tenant } from './testing/tenants.js';

let server: TestDatabase;
let database: Database;
let close: () => Promise<void>;
let tenant: Tenant;
let store: MetricsStore;

beforeAll(async () => {
  ({ server, database, close } = await openTestDatabase());
  store = makeStores(database).metrics;
});
afterAll(() => close());
beforeEach(async () => {
  tenant = await makeTenant(server);
});

function fact(over: Partial<DailyFact> = {}): DailyFact {
  return {
    entityKey: 'c1',
    entityName: 'Campaign one',
    parentKey: null,
    date: '2026-11-01',
    impressions: 1000,
    clicks: 50,
    costMicros: 12_340_000n,
    conversions: '2.5',
    conversionValueMicros: 99_000_000n,
    ...over,
  };
}

function origin(over: Partial<FactOrigin> = {}): FactOrigin {
  return {
    level: 'campaign',
    source: 'api',
    sourceId: randomUUID(),
    seenAt: new Date('2026-11-10T00:00:00Z'),
    closedBefore: '2026-11-10',
    ...over,
  };
}

const file = (seenAt: string, over: Partial<FactOrigin> = {}) =>
  origin({ source: 'file', seenAt: new Date(seenAt), ...over });

async function save(rows: readonly DailyFact[], from: FactOrigin) {
  const counts = await store.storeDaily(tenant.system, tenant.account, rows, from);
  return `${counts.added} added, ${counts.restated} restated, ${counts.unchanged} unchanged, ${counts.older} older`;
}

function stored(): Promise<Record<string, unknown>[]> {
  return server.asOwner(
    `SELECT entity_key, breakdown, date::text, cost_micros::text AS cost, conversions::text, clicks::int, source, revisions
       FROM metric_daily WHERE ad_account_id = $1 ORDER BY date, entity_key, breakdown`,
    [tenant.account.id],
  );
}

function totals(): Promise<Record<string, unknown>[]> {
  return server.asOwner(
    `SELECT date::text, cost_micros::text AS cost, clicks::int, from_level, from_source FROM account_daily
      WHERE ad_account_id = $1 ORDER BY date`,
    [tenant.account.id],
  );
}

const range = { from: '2026-11-01', to: '2026-11-30' };

describe('the total of an account’s day', () => {
  it('comes from one level, the coarsest, and breakdowns never add', async () => {
    await save(
      [fact({ entityKey: 'a1', costMicros: 4n }), fact({ entityKey: 'a2', costMicros: 5n })],
      origin({ level: 'ad', source: 'file' }),
    );
    await store.settleFile(tenant.system, tenant.account, range);
    expect(await totals()).toMatchObject([{ cost: '9', from_level: 'ad', from_source: 'file' }]);
    await save(
      [fact({ costMicros: 10n }), fact({ costMicros: 6n, breakdown: 'age=18-24' })],
      origin({ source: 'file' }),
    );
    await store.settleFile(tenant.system, tenant.account, range);
    expect(await totals()).toMatchObject([{ cost: '10', clicks: 50, from_level: 'campaign' }]);
  });

  it('takes one breakdown when nothing else is known', async () => {
    const split = ['a', 'b'].map((value) => fact({ breakdown: `age=${value},gender=x`, costMicros: 3n }));
    await save([...split, fact({ breakdown: 'placement=feed', costMicros: 6n })], origin({ source: 'file' }));
    await store.settleFile(tenant.system, tenant.account, range);
    expect(await totals()).toMatchObject([{ cost: '6' }]);
  });

  it('takes the API before a file, and drops the file rows that the API shadows', async () => {
    await save(
      [
        fact({ entityKey: 'My campaign', costMicros: 8n }),
        fact({ entityKey: 'My campaign', date: '2026-10-01' }),
      ],
      file('2026-11-05T00:00:00Z'),
    );
    await server.asOwner(
      `INSERT INTO imports (workspace_id, client_id, ad_account_id, file_name, file_sha256, report, correlation_id, created_by)
       VALUES ($1, $2, $3, 'f', 's', '{}', 'c', $4)`,
      [tenant.workspaceId, tenant.clientId, tenant.account.id, tenant.userId],
    );
    const api = origin();
    await save([fact({ costMicros: 9n })], api);
    await store.settleApi(tenant.system, tenant.account, api, range);
    expect((await stored()).map((row) => [row.entity_key, row.date])).toEqual([
      ['My campaign', '2026-10-01'],
      ['c1', '2026-11-01'],
    ]);
    expect(await totals()).toMatchObject([{ cost: '9', from_source: 'api' }]);
    // From now on a file says nothing new about that day.
    expect(await save([fact({ entityKey: 'Another' })], file('2026-12-01T00:00:00Z'))).toBe(
      '0 added, 0 restated, 0 unchanged, 1 older',
    );
  });

  it('goes when the day’s last row goes', async () => {
    const api = origin({ level: 'account' });
    await save([fact({ entityKey: 'x' })], api);
    await store.settleApi(tenant.system, tenant.account, api, range);
    expect(await totals()).toHaveLength(1);
    await server.asOwner('DELETE FROM metric_daily WHERE ad_account_id = $1', [tenant.account.id]);
    await store.settleApi(tenant.system, tenant.account, api, range);
    expect(await totals()).toEqual([]);
  });
});

describe('actions and periods', () => {
  it('stores actions per window and forgets those a newer read no longer has', async () => {
    const action = (name: string, count: string) => ({
      action: name,
      window: '7d_click',
      count,
      valueMicros: 5n,
    });
    await save([fact({ actions: [action('lead', '1'), action('purchase', '2')] })], origin());
    await save(
      [fact({ actions: [action('lead', '3')] })],
      origin({ seenAt: new Date('2026-11-11T00:00:00Z') }),
    );
    expect(
      await server.asOwner('SELECT action, count::text FROM metric_action_daily WHERE ad_account_id = $1', [
        tenant.account.id,
      ]),
    ).toEqual([{ action: 'lead', count: '3.000000' }]);
  });

  it('keeps a period as it is, the newer export first', async () => {
    const period = { ...fact(), periodStart: '2026-10-01', periodEnd: '2026-10-31' };
    const put = (clicks: number, seenAt: string) =>
      store.storePeriods(tenant.system, tenant.account, [{ ...period, clicks }], file(seenAt));
    expect(await put(5, '2026-11-05T00:00:00Z')).toMatchObject({ added: 1 });
    expect(await put(6, '2026-11-06T00:00:00Z')).toMatchObject({ restated: 1 });
    expect(await put(5, '2026-11-05T00:00:00Z')).toMatchObject({ older: 1 });
    expect(
      await server.asOwner('SELECT clicks::int FROM metric_period WHERE ad_account_id = $1', [
        tenant.account.id,
      ]),
    ).toEqual([{ clicks: 6 }]);
    expect(await stored()).toEqual([]);
  });
});
