import type { SyncRun } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../common/app-error.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { type FakePlatform, makeFakePlatform } from '../../platforms/testing/fake-adapter.js';
import { makeTenant, type Tenant } from '../metrics/testing/tenants.js';
import type { SyncService } from './sync.service.js';
import { openSyncKit, type SyncKit } from './testing/sync-kit.js';

let kit: SyncKit;
let tenant: Tenant;

beforeAll(async () => {
  kit = await openSyncKit();
});
afterAll(() => kit.close());
beforeEach(async () => {
  tenant = await makeTenant(kit.server);
});

const ask = (over: Partial<Parameters<SyncService['request']>[1]> = {}) =>
  kit.sync.request(tenant.owner, {
    adAccountId: tenant.account.id,
    mode: 'daily',
    trigger: 'manual',
    ...over,
  });
const count = async (table: string) =>
  (
    await kit.server.asOwner<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE ad_account_id = $1`,
      [tenant.account.id],
    )
  )[0]?.n;
const see = (run: SyncRun) => kit.sync.get(tenant.owner, run.id);
const transient = () => new PlatformError('transient', 'try later', { vendorCode: 'x.TRANSIENT' });

/** A worker whose platform is the fake one, changed by `over`. */
function worker(fake: FakePlatform, over: Partial<PlatformAdapter> = {}) {
  return kit.worker({ ...fake.adapter, ...over }, fake.access);
}

describe('a run', () => {
  it('stores structure and facts, dates the account, asks for a judgement, and is then nothing new', async () => {
    const fake = makeFakePlatform({ today: '2026-11-20' });
    const run = await ask({ mode: 'full' });
    await worker(fake).run(tenant.workspaceId, run.id);
    const done = await see(run);
    expect(done).toMatchObject({
      state: 'done',
      attempt: 1,
      from: '2026-08-22',
      to: '2026-11-20',
      error: null,
    });
    expect(done.batches.every((batch) => batch.state === 'done' && batch.finishedAt !== null)).toBe(true);
    expect(done.batches.find((batch) => batch.name === 'campaign_daily')?.rows).toBe(91);
    expect(await count('metric_daily')).toBe(5 * 91);
    expect(await count('account_daily')).toBe(91);
    expect(
      await kit.server.asOwner(
        'SELECT data_through::text AS through, last_synced_at IS NOT NULL AS synced FROM ad_accounts WHERE id = $1',
        [tenant.account.id],
      ),
    ).toEqual([{ through: '2026-11-19', synced: true }]);
    expect(await count('judge_runs')).toBe(1);
    const again = await ask();
    await worker(fake).run(tenant.workspaceId, again.id);
    expect(await see(again)).toMatchObject({ state: 'done', from: '2026-10-21' });
    expect(await count('metric_revisions')).toBe(0);
    expect(await count('judge_runs')).toBe(1);
  });

  it('is done by one worker only, however often it is woken', async () => {
    const fake = makeFakePlatform();
    const run = await ask();
    const [one, two] = [worker(fake), worker(fake)];
    await Promise.all([one.run(tenant.workspaceId, run.id), two.run(tenant.workspaceId, run.id)]);
    await one.run(tenant.workspaceId, run.id);
    expect(await see(run)).toMatchObject({ state: 'done', attempt: 1 });
  });

  it('does nothing for an id of another workspace', async () => {
    const run = await ask();
    const stranger = await makeTenant(kit.server);
    await worker(makeFakePlatform()).run(stranger.workspaceId, run.id);
    expect((await see(run)).state).toBe('queued');
  });

  it('is tried three times when the platform stumbles, then fails with the vendor’s words', async () => {
    const fake = makeFakePlatform();
    const broken = worker(fake, {
      reporting: {
        levels: [],
        daily: () => failing(transient()),
        searchTerms: () => failing(transient()),
      },
    });
    const run = await ask();
    for (const attempt of [1, 2]) {
      await broken.run(tenant.workspaceId, run.id);
      const waiting = await see(run);
      expect(waiting).toMatchObject({ state: 'queued', attempt, error: { code: 'platform_unavailable' } });
      expect(waiting.error?.retryAt).not.toBeNull();
      // Too early: it waits for its time.
      await broken.run(tenant.workspaceId, run.id);
      expect((await see(run)).attempt).toBe(attempt);
      await kit.server.asOwner('UPDATE sync_runs SET not_before = NULL WHERE id = $1', [run.id]);
    }
    await broken.run(tenant.workspaceId, run.id);
    const failed = await see(run);
    expect(failed).toMatchObject({
      state: 'failed',
      attempt: 3,
      error: { vendorCode: 'x.TRANSIENT', retryAt: null },
    });
    expect(failed.batches.map((batch) => batch.state).slice(4, 7)).toEqual(['done', 'failed', 'skipped']);
    expect((await ask()).id).not.toBe(run.id);
  });

  it('is not tried again when a person has to mend it', async () => {
    const fake = makeFakePlatform();
    const expired = worker(fake, {
      structure: {
        ...structureOf(fake),
        today: async () => {
          throw new PlatformError('auth_expired', 'token', {
            vendorCode: 'oauth.EXPIRED',
            userMessage: 'Sign in again.',
          });
        },
      },
    });
    const run = await ask();
    await expired.run(tenant.workspaceId, run.id);
    expect(await see(run)).toMatchObject({
      state: 'failed',
      attempt: 1,
      error: { code: 'platform_auth_expired', message: 'Sign in again.', retryAt: null },
    });
    expect((await see(run)).error?.remedy).toMatch(/Connect/);
  });

  it('goes on after a crash where the last finished batch ended', async () => {
    const fake = makeFakePlatform();
    let campaignReads = 0;
    let crash = true;
    const crashing = worker(fake, {
      structure: {
        ...structureOf(fake),
        campaigns: (access) => {
          campaignReads += 1;
          return structureOf(fake).campaigns(access);
        },
        ads: (access) => {
          if (crash) throw transient();
          return structureOf(fake).ads(access);
        },
      },
    });
    const run = await ask();
    await crashing.run(tenant.workspaceId, run.id);
    // As a killed worker leaves it: running, with a lease that has run out.
    await kit.server.asOwner(
      `UPDATE sync_runs SET state = 'running', not_before = NULL, lease_until = now() - interval '1 second' WHERE id = $1`,
      [run.id],
    );
    crash = false;
    await crashing.run(tenant.workspaceId, run.id);
    expect(await see(run)).toMatchObject({ state: 'done', attempt: 2 });
    expect(campaignReads).toBe(1);
  });

  it('stops after the page at hand when it is asked to', async () => {
    const fake = makeFakePlatform();
    const run = await ask();
    const stopping = worker(fake, {
      structure: {
        ...structureOf(fake),
        campaigns: async function* (access) {
          await kit.sync.cancel(tenant.owner, run.id);
          yield* structureOf(fake).campaigns(access);
        },
        adGroups: () => failing(new Error('read on after the stop')),
      },
    });
    await stopping.run(tenant.workspaceId, run.id);
    const stopped = await see(run);
    expect(stopped).toMatchObject({ state: 'cancelled', error: null });
    expect(stopped.batches.map((batch) => batch.state)).toEqual(['done', ...Array(9).fill('skipped')]);
    expect(await count('campaigns')).toBe(2);
    expect(await count('judge_runs')).toBe(0);
  });

  it('never starts when it is stopped while it waits', async () => {
    const run = await ask();
    expect(await kit.sync.cancel(tenant.owner, run.id)).toMatchObject({ state: 'cancelled' });
    await expect(kit.sync.cancel(tenant.owner, run.id)).rejects.toThrow(/wrong_state/);
    await worker(makeFakePlatform()).run(tenant.workspaceId, run.id);
    expect(await see(run)).toMatchObject({ state: 'cancelled', attempt: 0 });
  });

  it('leaves a run that another worker took over', async () => {
    const fake = makeFakePlatform();
    const run = await ask();
    const slow = worker(fake, {
      structure: {
        ...structureOf(fake),
        campaigns: async function* (access) {
          await kit.server.asOwner('UPDATE sync_runs SET attempt = attempt + 1 WHERE id = $1', [run.id]);
          yield* structureOf(fake).campaigns(access);
        },
      },
    });
    await slow.run(tenant.workspaceId, run.id);
    expect(await see(run)).toMatchObject({ state: 'running', attempt: 2, error: null });
  });
});

function structureOf(fake: FakePlatform) {
  const { structure } = fake.adapter;
  if (!structure) throw new AppError('internal', 'the fake platform has a structure');
  return structure;
}

async function* failing(error: Error): AsyncGenerator<never> {
  yield* [];
  throw error;
}
