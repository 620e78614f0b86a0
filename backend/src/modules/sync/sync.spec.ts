import { randomUUID } from 'node:crypto';
import { listSyncRuns, queueNames, type SyncRun } from '@adwright/contracts';
import Bull from 'bull';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../ops/testing/database.js';
import { startTestRedis, type TestRedis } from '../../../../ops/testing/redis.js';
import { AppError } from '../../common/app-error.js';
import { Clock } from '../../common/clock.js';
import type { Database } from '../../database/database.js';
import { LiveEvents } from '../../events/live-events.js';
import type { PlatformAdapter } from '../../platforms/adapter.js';
import { PlatformError } from '../../platforms/platform-error.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { type FakePlatform, makeFakePlatform } from '../../platforms/testing/fake-adapter.js';
import { JobQueue } from '../../queues/job-queue.js';
import type { AccessService } from '../connections/access.service.js';
import { makeStores } from '../metrics/testing/stores.js';
import {
  addAccount,
  addClient,
  makeTenant,
  narrowedScope,
  openTestDatabase,
  type Tenant,
} from '../metrics/testing/tenants.js';
import { BATCH_NAMES } from './batch-names.js';
import { CronAccountsRepository } from './cron-accounts.repository.js';
import { JudgeQueue } from './judge-request.js';
import { JudgeRequestRepository } from './judge-request.repository.js';
import { RunKeeper } from './run-keeper.js';
import { SyncService } from './sync.service.js';
import { SyncBatches } from './sync-batches.js';
import { SyncEvents } from './sync-events.js';
import { SyncProgressRepository } from './sync-progress.repository.js';
import { SyncReadRepository } from './sync-read.repository.js';
import { SyncRequestRepository } from './sync-request.repository.js';
import { SyncRunner } from './sync-runner.js';
import { SyncSchedule } from './sync-schedule.js';

const logger = pino({ level: 'silent' });
let server: TestDatabase;
let database: Database;
let redis: TestRedis;
let queue: JobQueue;
let live: LiveEvents;
let client: Redis;
let closeDatabase: () => Promise<void>;
let tenant: Tenant;
let bulls: Bull.Queue[];
let sync: SyncService;
let reads: SyncReadRepository;

beforeAll(async () => {
  ({ server, database, close: closeDatabase } = await openTestDatabase());
  redis = await startTestRedis();
  bulls = queueNames.map((name) => new Bull(name, redis.url));
  queue = new JobQueue(bulls);
  client = new Redis(redis.url);
  live = new LiveEvents(client, logger);
  reads = new SyncReadRepository(database);
  sync = new SyncService(new SyncRequestRepository(database), reads, queue, new SyncEvents(live), logger);
});
afterAll(async () => {
  await Promise.all(bulls.map((bull) => bull.close()));
  live.onApplicationShutdown();
  client.disconnect();
  await redis.close();
  await closeDatabase();
});
beforeEach(async () => {
  tenant = await makeTenant(server);
});

/** A worker whose platform is the fake one, changed by `over`. */
function worker(fake: FakePlatform, over: Partial<PlatformAdapter> = {}): SyncRunner {
  const registry = new PlatformRegistry();
  registry.register({ ...fake.adapter, ...over });
  const accesses = {
    accountAccess: async (_scope: unknown, _id: string, signal?: AbortSignal) => ({
      ...fake.access,
      ...(signal ? { signal } : {}),
    }),
  } as AccessService;
  const { structures, metrics, sizes } = makeStores(database);
  return new SyncRunner(
    new RunKeeper(new SyncProgressRepository(database), reads, new SyncEvents(live), logger),
    new SyncBatches(structures, metrics, sizes),
    accesses,
    registry,
    new JudgeQueue(new JudgeRequestRepository(database), queue, logger),
    new Clock(),
    logger,
  );
}

const ask = (over: Partial<Parameters<SyncService['request']>[1]> = {}) =>
  sync.request(tenant.owner, { adAccountId: tenant.account.id, mode: 'daily', trigger: 'manual', ...over });
const see = (run: SyncRun) => sync.get(tenant.owner, run.id);
const count = async (table: string) =>
  (
    await server.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ad_account_id = $1`, [
      tenant.account.id,
    ])
  )[0]?.n;
const transient = () => new PlatformError('transient', 'try later', { vendorCode: 'x.TRANSIENT' });

describe('asking for a sync', () => {
  it('queues one run with its ten batches', async () => {
    const run = await ask();
    expect(run).toMatchObject({ state: 'queued', mode: 'daily', trigger: 'manual', attempt: 0, rows: 0 });
    expect(run.batches.map((batch) => batch.name)).toEqual([...BATCH_NAMES]);
    expect(await queue.queue('sync').getJob(`sync-account:${run.id}`)).not.toBeNull();
  });

  it('takes a person’s request into the run that waits: first in line, as far back as either asked', async () => {
    const id = await sync.schedule(tenant.system, {
      adAccountId: tenant.account.id,
      mode: 'hourly',
      trigger: 'schedule',
      slot: new Date(),
    });
    const run = await ask({ mode: 'full' });
    expect(run).toMatchObject({ id, mode: 'full', trigger: 'manual' });
    expect((await queue.queue('sync').getJob(`sync-account:${run.id}`))?.opts.priority).toBe(1);
    expect((await ask({ mode: 'hourly' })).mode).toBe('full');
  });

  it('answers 409 with the id while one runs, and lets the schedule pass', async () => {
    const run = await ask();
    await server.asOwner(`UPDATE sync_runs SET state = 'running' WHERE id = $1`, [run.id]);
    await expect(ask()).rejects.toThrow(new RegExp(`sync_running.*${run.id}`));
    const request = { adAccountId: tenant.account.id, mode: 'hourly', trigger: 'schedule' } as const;
    expect(await sync.schedule(tenant.system, request)).toBe(run.id);
  });

  it('makes one run of twenty requests at once', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(new Set(runs.map((run) => run.id)).size).toBe(1);
    expect(await count('sync_runs')).toBe(1);
  });

  it('refuses an account that is not seen or has no connection', async () => {
    const stranger = await makeTenant(server);
    const other = await addAccount(server, tenant.workspaceId, await addClient(server, tenant.workspaceId));
    const order = { mode: 'daily', trigger: 'manual' } as const;
    await expect(sync.request(stranger.owner, { ...order, adAccountId: tenant.account.id })).rejects.toThrow(
      /not_found/,
    );
    const narrowed = narrowedScope(tenant, [tenant.clientId]);
    await expect(sync.request(narrowed, { ...order, adAccountId: other.id })).rejects.toThrow(/not_found/);
    await expect(sync.request(tenant.owner, { ...order, adAccountId: randomUUID() })).rejects.toThrow(
      /not_found/,
    );
    await server.asOwner('UPDATE ad_accounts SET connection_id = NULL WHERE id = $1', [tenant.account.id]);
    await expect(ask()).rejects.toThrow(/read_only_source/);
    expect(await count('sync_runs')).toBe(0);
  });

  it('shows runs, their batches and their end to those who may see the account only', async () => {
    const run = await ask();
    const stranger = await makeTenant(server);
    const narrowed = narrowedScope(tenant, [await addClient(server, tenant.workspaceId)]);
    for (const scope of [stranger.owner, narrowed]) {
      await expect(sync.get(scope, run.id)).rejects.toThrow(/not_found/);
      await expect(sync.cancel(scope, run.id)).rejects.toThrow(/not_found/);
      expect((await sync.list(scope, listSyncRuns.query.parse({}))).items).toEqual([]);
    }
    expect((await sync.list(tenant.owner, listSyncRuns.query.parse({ limit: 1 }))).items).toEqual([run]);
  });
});

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
      await server.asOwner(
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
    const stranger = await makeTenant(server);
    await worker(makeFakePlatform()).run(stranger.workspaceId, run.id);
    expect((await see(run)).state).toBe('queued');
  });

  it('is tried three times when the platform stumbles, then fails with the vendor’s words', async () => {
    const fake = makeFakePlatform();
    const broken = worker(fake, {
      reporting: {
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
      await server.asOwner('UPDATE sync_runs SET not_before = NULL WHERE id = $1', [run.id]);
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
    await server.asOwner(
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
          await sync.cancel(tenant.owner, run.id);
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
    expect(await sync.cancel(tenant.owner, run.id)).toMatchObject({ state: 'cancelled' });
    await expect(sync.cancel(tenant.owner, run.id)).rejects.toThrow(/wrong_state/);
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
          await server.asOwner('UPDATE sync_runs SET attempt = attempt + 1 WHERE id = $1', [run.id]);
          yield* structureOf(fake).campaigns(access);
        },
      },
    });
    await slow.run(tenant.workspaceId, run.id);
    expect(await see(run)).toMatchObject({ state: 'running', attempt: 2, error: null });
  });
});

describe('the schedule', () => {
  it('queues one run per account and slot, whatever the number of workers, and none for a dead connection', async () => {
    const schedule = new SyncSchedule(new CronAccountsRepository(database), sync, new Clock(), logger);
    const second = await addAccount(server, tenant.workspaceId, tenant.clientId);
    await server.asOwner(`UPDATE connections SET state = 'revoked' WHERE id = $1`, [second.connectionId]);
    await Promise.all([schedule.queueAll('hourly'), schedule.queueAll('hourly')]);
    expect(await count('sync_runs')).toBe(1);
    await server.asOwner(`UPDATE sync_runs SET state = 'done' WHERE ad_account_id = $1`, [tenant.account.id]);
    await schedule.queueAll('hourly');
    expect(await count('sync_runs')).toBe(1);
    await schedule.queueAll('daily');
    expect(await count('sync_runs')).toBe(2);
    expect(await server.asOwner('SELECT 1 FROM sync_runs WHERE ad_account_id = $1', [second.id])).toEqual([]);
  });

  it('catches up after a pause, and only then', async () => {
    const schedule = new SyncSchedule(new CronAccountsRepository(database), sync, new Clock(), logger);
    await server.asOwner('UPDATE ad_accounts SET last_synced_at = now() WHERE id = $1', [tenant.account.id]);
    await schedule.catchUp();
    expect(await count('sync_runs')).toBe(0);
    await server.asOwner(`UPDATE ad_accounts SET last_synced_at = now() - interval '2 hours' WHERE id = $1`, [
      tenant.account.id,
    ]);
    await schedule.catchUp();
    expect(await count('sync_runs')).toBe(1);
  });
});

describe('a request for a judgement', () => {
  it('waits once per account', async () => {
    const judge = new JudgeQueue(new JudgeRequestRepository(database), queue, logger);
    await Promise.all([1, 2, 3].map(() => judge.request(tenant.system, tenant.account.id, 'sync')));
    expect(await count('judge_runs')).toBe(1);
    await server.asOwner(`UPDATE judge_runs SET state = 'running' WHERE ad_account_id = $1`, [
      tenant.account.id,
    ]);
    await judge.request(tenant.system, tenant.account.id, 'import');
    expect(await count('judge_runs')).toBe(2);
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
