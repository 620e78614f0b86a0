import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import type { Database } from '../../database/database.js';
import type { DailyFact, FactOrigin } from './facts.js';
import { MetricsStore } from './metrics-store.js';
import { makeStores } from './testing/stores.js';
import {
  addAccount,
  addClient,
  makeTenant,
  narrowedScope,
  openTestDatabase,
  type Tenant,
} from './testing/tenants.js';

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

function revisions(): Promise<Record<string, unknown>[]> {
  return server.asOwner(
    `SELECT entity_key, date::text, cost_micros::text AS cost, replaced_by::text FROM metric_revisions
      WHERE ad_account_id = $1 ORDER BY id`,
    [tenant.account.id],
  );
}

describe('storing daily facts', () => {
  it('adds, leaves equal rows alone, restates what differs', async () => {
    expect(await save([fact(), fact({ entityKey: 'c2' })], origin())).toBe(
      '2 added, 0 restated, 0 unchanged, 0 older',
    );
    const before = await server.asOwner('SELECT xmin::text FROM metric_daily ORDER BY entity_key');
    expect(await save([fact(), fact({ entityKey: 'c2' })], origin())).toBe(
      '0 added, 0 restated, 2 unchanged, 0 older',
    );
    expect(await server.asOwner('SELECT xmin::text FROM metric_daily ORDER BY entity_key')).toEqual(before);
    expect(await save([fact({ costMicros: 13_000_000n }), fact({ entityKey: 'c2' })], origin())).toBe(
      '0 added, 1 restated, 1 unchanged, 0 older',
    );
    expect((await stored()).map((row) => row.cost)).toEqual(['13000000', '12340000']);
  });

  it('tells null from zero and keeps six decimals', async () => {
    await save(
      [fact({ clicks: 0, costMicros: null, conversions: '0.123456', frequency: '1.23456789' })],
      origin(),
    );
    expect(await stored()).toMatchObject([{ clicks: 0, cost: null, conversions: '0.123456' }]);
    expect(
      await save(
        [fact({ clicks: 0, costMicros: null, conversions: '0.123456', frequency: '1.23456789' })],
        origin(),
      ),
    ).toBe('0 added, 0 restated, 1 unchanged, 0 older');
  });

  it('keeps what a closed day was before, once a run, and nothing of an open day', async () => {
    const first = origin();
    await save([fact(), fact({ date: '2026-11-10' })], first);
    const second = origin({ seenAt: new Date('2026-11-10T06:00:00Z') });
    const restated = [
      fact({ costMicros: 20_000_000n }),
      fact({ date: '2026-11-10', costMicros: 20_000_000n }),
    ];
    await save(restated, second);
    // The same run meets the row again with another figure: a page that was read twice is no second restatement.
    await save([fact({ costMicros: 21_000_000n })], second);
    expect(await revisions()).toEqual([
      { entity_key: 'c1', date: '2026-11-01', cost: '12340000', replaced_by: second.sourceId },
    ]);
    expect((await stored()).map((row) => [row.date, row.cost, row.revisions])).toEqual([
      ['2026-11-01', '21000000', 1],
      ['2026-11-10', '20000000', 0],
    ]);
  });

  it('stores text that tries to break out of an array or a statement', async () => {
    const naughty = [
      `"},{'; DROP TABLE metric_daily; --`,
      'NULL',
      '{}',
      'a\\b"c,d',
      'nul\0byte',
      '🤷‍♀️ ‮ \u0301\u200b',
      ' lead\ttab\nline ',
      '',
    ];
    const rows = naughty.map((text, index) =>
      fact({ entityKey: `${index}${text}`, entityName: text, parentKey: text }),
    );
    expect(await save(rows, origin())).toBe('8 added, 0 restated, 0 unchanged, 0 older');
    const found = await server.asOwner<{ entity_name: string; parent_key: string }>(
      'SELECT entity_name, parent_key FROM metric_daily WHERE ad_account_id = $1 ORDER BY left(entity_key, 1)',
      [tenant.account.id],
    );
    expect(found.map((row) => row.entity_name)).toEqual(naughty.map((text) => text.replace('\0', '')));
    expect(found.map((row) => row.parent_key)).toEqual(naughty.map((text) => text.replace('\0', '')));
  });

  it('takes the last of two rows with one key, and many rows in small batches', async () => {
    expect(await save([fact({ clicks: 1 }), fact({ clicks: 2 })], origin())).toBe(
      '1 added, 0 restated, 0 unchanged, 0 older',
    );
    expect((await stored())[0]?.clicks).toBe(2);
    const many = Array.from({ length: 3_500 }, (_, index) => fact({ entityKey: `many-${index}` }));
    expect(await save(many, origin())).toBe('3500 added, 0 restated, 0 unchanged, 0 older');
  });

  it('writes nothing into an account that the scope does not see', async () => {
    const stranger = await makeTenant(server);
    const other = await addAccount(server, tenant.workspaceId, await addClient(server, tenant.workspaceId));
    await expect(store.storeDaily(stranger.system, tenant.account, [fact()], origin())).rejects.toThrow(
      /not_found/,
    );
    await expect(
      store.storeDaily(narrowedScope(tenant, [tenant.clientId]), other, [fact()], origin()),
    ).rejects.toThrow(/not_found/);
    expect(
      await server.asOwner('SELECT 1 FROM metric_daily WHERE ad_account_id = ANY ($1)', [
        [tenant.account.id, other.id],
      ]),
    ).toEqual([]);
  });
});

describe('the newer export wins', () => {
  it('in either order', async () => {
    const [older, newer] = [file('2026-11-05T00:00:00Z'), file('2026-11-08T00:00:00Z')];
    const [was, is] = [fact({ costMicros: 1_000_000n }), fact({ costMicros: 2_000_000n })];
    await save([was], older);
    expect(await save([is], newer)).toBe('0 added, 1 restated, 0 unchanged, 0 older');
    expect(await save([was], older)).toBe('0 added, 0 restated, 0 unchanged, 1 older');
    expect((await stored())[0]?.cost).toBe('2000000');
  });

  it('also when a newer export only confirmed the figure before an older one came', async () => {
    const value = fact({ costMicros: 1_000_000n });
    await save([value], file('2026-11-05T00:00:00Z'));
    expect(await save([value], file('2026-11-09T00:00:00Z'))).toBe(
      '0 added, 0 restated, 1 unchanged, 0 older',
    );
    expect(await save([fact({ costMicros: 7n })], file('2026-11-07T00:00:00Z'))).toBe(
      '0 added, 0 restated, 0 unchanged, 1 older',
    );
    expect((await stored())[0]?.cost).toBe('1000000');
  });

  it('and neither rows nor columns that it does not mention are lost', async () => {
    await save([fact(), fact({ entityKey: 'c2' })], file('2026-11-05T00:00:00Z'));
    await save([fact({ clicks: 51, conversions: null })], file('2026-11-06T00:00:00Z'));
    expect(await stored()).toMatchObject([
      { entity_key: 'c1', clicks: 51, conversions: '2.500000' },
      { entity_key: 'c2', clicks: 50 },
    ]);
  });

  it('and replaces whole days of a table without entities', async () => {
    const rows = ['feed', 'story'].map((place) => fact({ entityKey: '', breakdown: `placement=${place}` }));
    const whole = fact({ entityKey: '' });
    const older = file('2026-11-05T00:00:00Z', { level: 'account' });
    await save(
      [...rows, whole, fact({ entityKey: '', breakdown: 'placement=feed', date: '2026-11-02' })],
      older,
    );
    const newer = file('2026-11-08T00:00:00Z', { level: 'account' });
    await save([fact({ entityKey: '', breakdown: 'placement=feed', clicks: 60 })], newer);
    await store.replaceFileDays(tenant.system, tenant.account, newer, ['2026-11-01'], 'placement');
    expect((await stored()).map((row) => [row.date, row.breakdown, row.clicks])).toEqual([
      ['2026-11-01', '', 50],
      ['2026-11-01', 'placement=feed', 60],
      ['2026-11-02', 'placement=feed', 50],
    ]);
    expect(await revisions()).toHaveLength(2);
  });
});
