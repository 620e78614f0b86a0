import { randomUUID } from 'node:crypto';
import { listSyncRuns } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount, addClient, makeTenant, narrowedScope, type Tenant } from '../metrics/testing/tenants.js';
import { BATCH_NAMES } from './batch-names.js';
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

describe('asking for a sync', () => {
  it('queues one run with its ten batches', async () => {
    const run = await ask();
    expect(run).toMatchObject({ state: 'queued', mode: 'daily', trigger: 'manual', attempt: 0, rows: 0 });
    expect(run.batches.map((batch) => batch.name)).toEqual([...BATCH_NAMES]);
    expect(await kit.queue.queue('sync').getJob(`sync-account:${run.id}`)).not.toBeNull();
  });

  it('takes a person’s request into the run that waits: first in line, as far back as either asked', async () => {
    const id = await kit.sync.schedule(tenant.system, {
      adAccountId: tenant.account.id,
      mode: 'hourly',
      trigger: 'schedule',
      slot: new Date(),
    });
    const run = await ask({ mode: 'full' });
    expect(run).toMatchObject({ id, mode: 'full', trigger: 'manual' });
    expect((await kit.queue.queue('sync').getJob(`sync-account:${run.id}`))?.opts.priority).toBe(1);
    expect((await ask({ mode: 'hourly' })).mode).toBe('full');
  });

  it('answers 409 with the id while one runs, and lets the schedule pass', async () => {
    const run = await ask();
    await kit.server.asOwner(`UPDATE sync_runs SET state = 'running' WHERE id = $1`, [run.id]);
    await expect(ask()).rejects.toThrow(new RegExp(`sync_running.*${run.id}`));
    const request = { adAccountId: tenant.account.id, mode: 'hourly', trigger: 'schedule' } as const;
    expect(await kit.sync.schedule(tenant.system, request)).toBe(run.id);
  });

  it('makes one run of twenty requests at once', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(new Set(runs.map((run) => run.id)).size).toBe(1);
    expect(await count('sync_runs')).toBe(1);
  });

  it('refuses an account that is not seen or has no connection', async () => {
    const stranger = await makeTenant(kit.server);
    const other = await addAccount(
      kit.server,
      tenant.workspaceId,
      await addClient(kit.server, tenant.workspaceId),
    );
    const order = { mode: 'daily', trigger: 'manual' } as const;
    await expect(
      kit.sync.request(stranger.owner, { ...order, adAccountId: tenant.account.id }),
    ).rejects.toThrow(/not_found/);
    const narrowed = narrowedScope(tenant, [tenant.clientId]);
    await expect(kit.sync.request(narrowed, { ...order, adAccountId: other.id })).rejects.toThrow(
      /not_found/,
    );
    await expect(kit.sync.request(tenant.owner, { ...order, adAccountId: randomUUID() })).rejects.toThrow(
      /not_found/,
    );
    await kit.server.asOwner('UPDATE ad_accounts SET connection_id = NULL WHERE id = $1', [
      tenant.account.id,
    ]);
    await expect(ask()).rejects.toThrow(/read_only_source/);
    expect(await count('sync_runs')).toBe(0);
  });

  it('shows runs, their batches and their end to those who may see the account only', async () => {
    const run = await ask();
    const stranger = await makeTenant(kit.server);
    const narrowed = narrowedScope(tenant, [await addClient(kit.server, tenant.workspaceId)]);
    for (const scope of [stranger.owner, narrowed]) {
      await expect(kit.sync.get(scope, run.id)).rejects.toThrow(/not_found/);
      await expect(kit.sync.cancel(scope, run.id)).rejects.toThrow(/not_found/);
      expect((await kit.sync.list(scope, listSyncRuns.query.parse({}))).items).toEqual([]);
    }
    expect((await kit.sync.list(tenant.owner, listSyncRuns.query.parse({ limit: 1 }))).items).toEqual([run]);
  });
});

describe('the schedule', () => {
  it('queues one run per account and slot, whatever the number of workers, and none for a dead connection', async () => {
    const second = await addAccount(kit.server, tenant.workspaceId, tenant.clientId);
    await kit.server.asOwner(`UPDATE connections SET state = 'revoked' WHERE id = $1`, [second.connectionId]);
    await Promise.all([kit.schedule.queueAll('hourly'), kit.schedule.queueAll('hourly')]);
    expect(await count('sync_runs')).toBe(1);
    await kit.server.asOwner(`UPDATE sync_runs SET state = 'done' WHERE ad_account_id = $1`, [
      tenant.account.id,
    ]);
    await kit.schedule.queueAll('hourly');
    expect(await count('sync_runs')).toBe(1);
    await kit.schedule.queueAll('daily');
    expect(await count('sync_runs')).toBe(2);
    expect(await kit.server.asOwner('SELECT 1 FROM sync_runs WHERE ad_account_id = $1', [second.id])).toEqual(
      [],
    );
  });

  it('catches up after a pause, and only then', async () => {
    await kit.server.asOwner('UPDATE ad_accounts SET last_synced_at = now() WHERE id = $1', [
      tenant.account.id,
    ]);
    await kit.schedule.catchUp();
    expect(await count('sync_runs')).toBe(0);
    await kit.server.asOwner(
      `UPDATE ad_accounts SET last_synced_at = now() - interval '2 hours' WHERE id = $1`,
      [tenant.account.id],
    );
    await kit.schedule.catchUp();
    expect(await count('sync_runs')).toBe(1);
  });
});

describe('a request for a judgement', () => {
  it('waits once per account', async () => {
    await Promise.all([1, 2, 3].map(() => kit.judge.request(tenant.system, tenant.account.id, 'sync')));
    expect(await count('judge_runs')).toBe(1);
    await kit.server.asOwner(`UPDATE judge_runs SET state = 'running' WHERE ad_account_id = $1`, [
      tenant.account.id,
    ]);
    await kit.judge.request(tenant.system, tenant.account.id, 'import');
    expect(await count('judge_runs')).toBe(2);
  });
});
