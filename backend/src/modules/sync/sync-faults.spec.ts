import type { SyncMode, SyncRun } from '@adwright/contracts';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AccountAccess } from '../../platforms/access.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { openGate } from '../../platforms/call-gate.js';
import { makeGoogleAdapter } from '../google/google.adapter.js';
import { startGoogleSubject } from '../google/testing/google-subject.js';
import { makeMetaAdapter } from '../meta/meta.adapter.js';
import { startMetaSubject } from '../meta/testing/meta-subject.js';
import { makeTenant, type Tenant } from '../metrics/testing/tenants.js';
import { type CuttingProxy, startCuttingProxy } from './testing/cutting-proxy.js';
import { openSyncKit, type SyncKit } from './testing/sync-kit.js';
import { storedDays, storedStructure, trueDays, trueStructure } from './testing/truth.js';

interface World {
  readonly access: AccountAccess;
  readonly sandboxUrl: string;
  control<T>(method: string, path: string, body?: unknown): Promise<T>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** A fault of PLATFORMS.md section E that concerns reading, and how a sync must end while it lasts. */
interface Fault {
  readonly kinds: readonly string[];
  readonly more?: object;
  /** Replies of this size break off half-way, once. */
  readonly cut?: number;
  readonly ends:
    | { readonly as: 'complete' }
    /** Put off: by itself later, no sooner than the platform asks for. */
    | { readonly as: 'waiting'; readonly code: string; readonly afterMs?: number }
    /** Ended: a person has to do what the remedy says. */
    | { readonly as: 'failed'; readonly code: string };
}

const COMPLETE = { as: 'complete' } as const;
const FOREVER = { times: null };

const faults: Record<'google' | 'meta', readonly Fault[]> = {
  google: [
    { kinds: ['expired_token'], ends: COMPLETE },
    { kinds: ['slow'], more: { delayMs: 200, times: 5 }, ends: COMPLETE },
    { kinds: ['transient_error'], more: { times: 2 }, ends: COMPLETE },
    { kinds: ['rate_limited'], more: { retryAfterSeconds: 0 }, ends: COMPLETE },
    {
      kinds: ['rate_limited'],
      more: { retryAfterSeconds: 120, scope: 'DEVELOPER' },
      ends: { as: 'waiting', code: 'platform_rate_limited', afterMs: 119_000 },
    },
    {
      kinds: ['expired_token', 'invalid_grant'],
      more: FOREVER,
      ends: { as: 'failed', code: 'platform_auth_expired' },
    },
    { kinds: [], cut: 20_000, ends: COMPLETE },
    { kinds: ['revoked_token'], more: FOREVER, ends: { as: 'failed', code: 'platform_auth_expired' } },
    {
      kinds: ['permission_denied'],
      more: FOREVER,
      ends: { as: 'failed', code: 'platform_permission_denied' },
    },
  ],
  meta: [
    { kinds: ['slow'], more: { delayMs: 200, times: 5 }, ends: COMPLETE },
    { kinds: ['transient_error'], more: { times: 2 }, ends: COMPLETE },
    { kinds: ['meta_reduce_data'], more: { times: 3 }, ends: COMPLETE },
    { kinds: ['meta_too_much_data'], more: { times: 2 }, ends: COMPLETE },
    { kinds: ['meta_too_much_data', 'meta_async_failed'], ends: COMPLETE },
    { kinds: ['meta_too_much_data', 'meta_async_stuck'], ends: COMPLETE },
    { kinds: [], cut: 2_000, ends: COMPLETE },
    {
      kinds: ['rate_limited'],
      ends: { as: 'waiting', code: 'platform_rate_limited', afterMs: 60_000 },
    },
    {
      kinds: ['meta_80004'],
      more: { retryAfterSeconds: 600 },
      ends: { as: 'waiting', code: 'platform_rate_limited', afterMs: 599_000 },
    },
    { kinds: ['meta_190_463'], ends: { as: 'failed', code: 'platform_auth_expired' } },
    {
      kinds: ['permission_denied'],
      more: FOREVER,
      ends: { as: 'failed', code: 'platform_permission_denied' },
    },
  ],
};

const silent = pino({ level: 'silent' });
const quickPolls = { firstMs: 5, longestMs: 50, stuckMs: 400 };

/** The demo's smallest account with search terms, so that many syncs fit into little time. */
async function smallGoogle(): Promise<World> {
  const subject = await startGoogleSubject();
  const small = { externalId: '2846107395', currency: 'USD', timeZone: 'America/New_York' };
  return { ...subject, access: { ...subject.access, ...small } };
}

async function smallMeta(): Promise<World> {
  const subject = await startMetaSubject();
  return { ...subject, access: subject.yen };
}

let kit: SyncKit;
beforeAll(async () => {
  kit = await openSyncKit();
});
afterAll(() => kit.close());

describe.each([
  [
    'google',
    smallGoogle,
    (sandboxUrl: string) => makeGoogleAdapter({ sandboxUrl, google: null }, openGate, silent),
  ],
  [
    'meta',
    smallMeta,
    (sandboxUrl: string) => makeMetaAdapter({ sandboxUrl, meta: null }, openGate, silent, quickPolls),
  ],
] as const)('a sync of %s under the platform’s faults', { timeout: 120_000 }, (platform, start, make) => {
  let world: World;
  let proxy: CuttingProxy;
  let adapter: PlatformAdapter;
  let tenant: Tenant;
  // Days that are over: today goes on while we look.
  const range = { from: '2026-11-01', to: '2026-11-19' };

  beforeAll(async () => {
    world = await start();
    proxy = await startCuttingProxy(world.sandboxUrl);
    adapter = make(proxy.url);
    tenant = await makeTenant(kit.server);
    await kit.server.asOwner('UPDATE ad_accounts SET platform = $2 WHERE id = $1', [
      tenant.account.id,
      platform,
    ]);
    expect(await run('full')).toMatchObject({ state: 'done' });
  }, 240_000);
  afterEach(() => world.control('DELETE', '/faults'));
  afterAll(async () => {
    await proxy.close();
    await world.close();
  });

  async function run(mode: SyncMode): Promise<SyncRun> {
    const { id } = await kit.sync.request(tenant.owner, {
      adAccountId: tenant.account.id,
      mode,
      trigger: 'manual',
    });
    await kit.worker(adapter, world.access).run(tenant.workspaceId, id);
    return kit.sync.get(tenant.owner, id);
  }

  /** The time to wait has passed. */
  async function again(id: string): Promise<SyncRun> {
    await kit.server.asOwner('UPDATE sync_runs SET not_before = NULL WHERE id = $1', [id]);
    await kit.worker(adapter, world.access).run(tenant.workspaceId, id);
    return kit.sync.get(tenant.owner, id);
  }

  async function complete(): Promise<void> {
    const { access } = world;
    expect(await storedStructure(kit.server, tenant.account.id)).toEqual(
      await trueStructure(adapter, access),
    );
    for (const level of ['campaign', 'ad'] as const) {
      expect(await storedDays(kit.server, tenant.account.id, level, range)).toEqual(
        await trueDays(adapter, access, level, range),
      );
    }
  }

  /** Something to miss: an edit elsewhere and time for the conversions of past days to be restated. */
  async function somethingNew(): Promise<void> {
    const [group = ''] = Object.keys((await trueStructure(adapter, world.access)).adGroups);
    const name = `Renamed ${Math.random()}`;
    await world.control('POST', '/outside-change', {
      account: world.access.externalId,
      type: 'adGroup',
      id: group,
      fields: { name },
    });
    await world.settle();
  }

  it.each(
    faults[platform].flatMap((fault) =>
      (['hourly', 'full'] as const).map((mode) => ({
        ...fault,
        mode,
        text: JSON.stringify([fault.kinds, fault.more, fault.cut]),
      })),
    ),
  )('ends clearly with $text, $mode', async ({ kinds, more, cut, ends, mode }) => {
    await somethingNew();
    for (const kind of kinds)
      await world.control('POST', '/faults', { account: world.access.externalId, kind, ...more });
    if (cut !== undefined) proxy.cut(1, cut);
    let ended = await run(mode);
    await world.control('DELETE', '/faults');
    proxy.cut(0, 0);
    if (cut !== undefined && ended.state === 'queued') {
      // Rows had been handed out already: the run is tried anew by itself, a few seconds later.
      expect(ended.error).toMatchObject({ code: 'platform_unavailable', retryAt: expect.any(String) });
      ended = await again(ended.id);
    }
    if (ends.as === 'complete') {
      expect(ended).toMatchObject({ state: 'done', error: null });
      return complete();
    }
    expect(ended.error).toMatchObject({
      code: ends.code,
      message: expect.stringMatching(/./),
      remedy: expect.stringMatching(/./),
      vendorCode: expect.stringMatching(/./),
    });
    if (ends.as === 'failed') {
      expect(ended).toMatchObject({ state: 'failed', error: { retryAt: null } });
    } else {
      expect(ended.state).toBe('queued');
      const waits = Date.parse(ended.error?.retryAt ?? '') - Date.now();
      expect(waits).toBeGreaterThan((ends.afterMs ?? 0) - 5_000);
      expect(await again(ended.id)).toMatchObject({ state: 'done', error: null });
      return complete();
    }
    // What was stored stands, and once the fault is over the next run misses nothing.
    expect(await run('hourly')).toMatchObject({ state: 'done' });
    await complete();
  });
});
