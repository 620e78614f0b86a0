import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memberScope } from '../../database/scope.js';
import { PlatformError } from '../../platforms/platform-error.js';
import type { ReportingPort } from '../../platforms/reporting.port.js';
import { makeFakePlatform } from '../../platforms/testing/fake-adapter.js';
import { addClient, makeTenant, type Tenant } from '../metrics/testing/tenants.js';
import { openSyncKit, type SyncKit } from '../sync/testing/sync-kit.js';
import { reconciliationKit } from './testing/reconciliation-kit.js';

let kit: SyncKit;
let comparisons: ReturnType<typeof reconciliationKit>;
let tenant: Tenant;
beforeAll(async () => {
  kit = await openSyncKit();
  comparisons = reconciliationKit(kit);
});
afterAll(() => kit.close());
beforeEach(async () => {
  tenant = await makeTenant(kit.server);
});

const fake = makeFakePlatform({ today: '2026-11-20' });
type Daily = ReportingPort['daily'];

/** A worker whose platform answers as `daily` says; `like` is how it answers otherwise. */
function worker(daily: (like: Daily, ...args: Parameters<Daily>) => ReturnType<Daily>) {
  const like = fake.adapter.reporting?.daily;
  if (!like || !fake.adapter.reporting) throw new Error('a platform with reports');
  const reporting = {
    ...fake.adapter.reporting,
    daily: (...args: Parameters<Daily>) => daily(like, ...args),
  };
  return comparisons.worker({ ...fake.adapter, reporting }, fake.access);
}
const asIs = () => worker((like, ...args) => like(...args));
const ask = (over: object = {}) =>
  comparisons.service.request(tenant.owner, {
    adAccountId: tenant.account.id,
    days: 5,
    levels: ['account', 'campaign'],
    ...over,
  });
const see = ({ id }: { id: string }) => comparisons.service.get(tenant.owner, id);

describe('a comparison', () => {
  it('goes through its levels and keeps what each came to', async () => {
    const asked = await ask();
    expect(asked).toMatchObject({ state: 'queued', levels: [{ state: 'waiting' }, { state: 'waiting' }] });
    await asIs().run(tenant.workspaceId, asked.id);
    const done = await see(asked);
    expect(done).toMatchObject({
      state: 'done',
      from: '2026-11-16',
      to: '2026-11-20',
      levels: [
        { level: 'account', state: 'done', rows: 5, equalDays: 0, explainedDays: 5 },
        { level: 'campaign', state: 'done', rows: 5, unexplainedDays: 0 },
      ],
    });
    expect(done.results.map(({ level, days }) => [level, days.length, days[0]?.gap?.reason])).toEqual([
      ['account', 5, 'never_read'],
      ['campaign', 5, 'never_read'],
    ]);
    const { items } = await comparisons.service.list(tenant.owner, {
      adAccountId: tenant.account.id,
      limit: 5,
    });
    expect(items).toEqual([{ ...done, results: undefined }].map(({ results: _, ...rest }) => rest));
  });

  it('stops while the platform is still being read, and keeps the levels that were done', async () => {
    const asked = await ask();
    const signals: AbortSignal[] = [];
    const slow = worker((like, access, level, ...rest) =>
      level === 'account'
        ? like(access, level, ...rest)
        : (async function* () {
            yield [];
            // A report that takes for ever, as long as nobody ends the call.
            const { signal } = access;
            if (!signal) throw new Error('a call that can be ended');
            signals.push(signal);
            await once(signal, 'abort');
            throw new PlatformError('transient', 'the call was ended', { vendorCode: 'ABORTED' });
          })(),
    );
    const running = slow.run(tenant.workspaceId, asked.id);
    await expect.poll(() => signals.length, { timeout: 5_000 }).toBe(1);
    expect(await see(asked)).toMatchObject({
      state: 'running',
      levels: [{ state: 'done' }, { state: 'running' }],
    });
    await expect(ask()).rejects.toMatchObject({ code: 'conflict' });
    await comparisons.service.cancel(tenant.owner, asked.id);
    await running;
    const ended = await see(asked);
    expect(ended).toMatchObject({
      state: 'cancelled',
      error: null,
      levels: [{ state: 'done' }, { state: 'skipped' }],
    });
    expect(ended.results.map(({ level }) => level)).toEqual(['account']);
    await expect(comparisons.service.cancel(tenant.owner, asked.id)).rejects.toMatchObject({
      code: 'wrong_state',
    });
  });

  it('ends at once while it still waits', async () => {
    const asked = await ask();
    expect(await comparisons.service.cancel(tenant.owner, asked.id)).toMatchObject({ state: 'cancelled' });
    await asIs().run(tenant.workspaceId, asked.id);
    expect(await see(asked)).toMatchObject({ state: 'cancelled', results: [] });
  });

  it('waits when the platform says so and goes on with the level that was interrupted', async () => {
    const asked = await ask();
    const limit = new PlatformError('rate_limited', 'slow down', {
      vendorCode: 'x.LIMIT',
      retryAfterMs: 60_000,
    });
    await worker((like, access, level, ...rest) => {
      if (level !== 'account') throw limit;
      return like(access, level, ...rest);
    }).run(tenant.workspaceId, asked.id);
    expect(await see(asked)).toMatchObject({
      state: 'queued',
      error: {
        code: 'platform_rate_limited',
        remedy: expect.stringMatching(/./),
        retryAt: expect.any(String),
      },
      levels: [{ state: 'done' }, { state: 'waiting' }],
    });
    // Not before its time, whoever is woken.
    await asIs().run(tenant.workspaceId, asked.id);
    expect(await see(asked)).toMatchObject({ state: 'queued' });
    await kit.server.asOwner('UPDATE reconciliations SET not_before = NULL WHERE id = $1', [asked.id]);
    await asIs().run(tenant.workspaceId, asked.id);
    expect(await see(asked)).toMatchObject({ state: 'done', attempt: 2, error: null });
  });

  it('ends with what to do when a person is needed', async () => {
    const asked = await ask();
    await worker(() => {
      throw new PlatformError('auth_expired', 'revoked', { vendorCode: 'x.REVOKED' });
    }).run(tenant.workspaceId, asked.id);
    expect(await see(asked)).toMatchObject({
      state: 'failed',
      error: { code: 'platform_auth_expired', remedy: expect.stringMatching(/Connect/), retryAt: null },
      levels: [{ state: 'failed' }, { state: 'skipped' }],
    });
  });

  it('is found by the reconciler when nobody was woken, until it has ended', async () => {
    const waiting = () =>
      kit.server.asOwner<{ id: string }>(
        "SELECT id::text FROM waiting_rows() WHERE kind = 'reconciliation' AND workspace_id = $1",
        [tenant.workspaceId],
      );
    const asked = await ask();
    expect(await waiting()).toEqual([{ id: asked.id }]);
    await asIs().run(tenant.workspaceId, asked.id);
    expect(await waiting()).toEqual([]);
  });

  it('is nobody else’s to see or to stop, and an account keeps its last ten', async () => {
    const asked = await ask();
    const other = await makeTenant(kit.server);
    const narrowed = memberScope({
      workspaceId: tenant.workspaceId,
      userId: tenant.userId,
      role: 'analyst',
      clients: [await addClient(kit.server, tenant.workspaceId)],
    });
    for (const scope of [other.owner, narrowed]) {
      await expect(comparisons.service.get(scope, asked.id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(comparisons.service.cancel(scope, asked.id)).rejects.toMatchObject({ code: 'not_found' });
      expect((await comparisons.service.list(scope, { limit: 5 })).items).toEqual([]);
    }
    await kit.server.asOwner(
      `INSERT INTO reconciliations (workspace_id, client_id, ad_account_id, levels, days, state, correlation_id, created_at)
       SELECT workspace_id, client_id, id, '{account}', 1, 'done', 'x', now() - n * interval '1 day'
         FROM ad_accounts, generate_series(1, 15) n WHERE id = $1`,
      [tenant.account.id],
    );
    await comparisons.service.cancel(tenant.owner, asked.id);
    await ask();
    const [kept] = await kit.server.asOwner<{ n: number }>(
      'SELECT count(*)::int AS n FROM reconciliations WHERE ad_account_id = $1',
      [tenant.account.id],
    );
    expect(kept?.n).toBe(10);
  });

  it('leaves out levels that the platform does not have, and refuses them by name', async () => {
    const { adapter } = fake;
    if (!adapter.reporting) throw new Error('a platform with reports');
    const reporting = { ...adapter.reporting, levels: ['account', 'campaign'] as const };
    const { service } = reconciliationKit(kit, 'one', { ...adapter, reporting });
    const order = { adAccountId: tenant.account.id, days: 5 };
    await expect(
      service.request(tenant.owner, { ...order, levels: ['account', 'keyword'] }),
    ).rejects.toMatchObject({
      code: 'unsupported_capability',
      extras: { errors: [{ field: 'levels', message: expect.stringContaining('keyword') }] },
    });
    const asked = await service.request(tenant.owner, order);
    expect(asked.levels.map(({ level }) => level)).toEqual(['account', 'campaign']);
  });

  it('is refused for an account without a platform', async () => {
    const filesOnly = reconciliationKit(kit, null);
    await expect(
      filesOnly.service.request(tenant.owner, { adAccountId: tenant.account.id, days: 5 }),
    ).rejects.toMatchObject({ code: 'read_only_source' });
  });
});
