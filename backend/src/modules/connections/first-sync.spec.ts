import type { AdAccount, AdPlatform, Connection, SyncRun } from '@adwright/contracts';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../../../../ops/testing/sandbox.js';
import { makeLogger } from '../../common/logger.js';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { memberScope } from '../../database/scope.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { collect } from '../../platforms/testing/contract-subject.js';
import { WorkerModule } from '../../worker.module.js';
import { AccessService } from './access.service.js';
import { ConnectionsService } from './connections.service.js';

let sandbox: TestSandbox;
let test: TestApp;
let worker: INestApplicationContext;
let owner: TestUser;

beforeAll(async () => {
  sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
  test = await startTestApp({ SANDBOX_URL: sandbox.url });
  worker = await NestFactory.createApplicationContext(
    WorkerModule.with(test.config, makeLogger('worker', 'silent')),
    { logger: false, abortOnError: false },
  );
  await worker.init();
  owner = await test.signUp();
});

afterAll(async () => {
  await worker.close();
  await test.close();
  await sandbox.close();
});

async function control(method: string, body?: object): Promise<void> {
  await fetch(`${sandbox.url}/_control/faults`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function settled(id: string): Promise<SyncRun> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { body } = await owner.client.get<SyncRun>(`/sync-runs/${id}`);
    // Put off by the platform's own wish is an end as well: it says until when.
    if (!['queued', 'running'].includes(body.state) || body.error?.retryAt) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the run did not end');
}

async function firstAccount(platform: AdPlatform): Promise<AdAccount> {
  const connections = test.app.get(ConnectionsService, { strict: false });
  const scope = memberScope({
    workspaceId: owner.workspaceId,
    userId: owner.id,
    role: 'owner',
    clients: 'all',
  });
  const { id } = await connections.connectSandbox(scope, platform);
  const path = `/connections/${id}`;
  const available = await owner.client.get<{ items: { externalId: string }[] }>(`${path}/available-accounts`);
  const externalIds = [available.body.items[0]?.externalId ?? ''];
  const added = await owner.client.post<{ items: AdAccount[] }>(`${path}/ad-accounts`, { externalIds });
  const [account] = added.body.items;
  if (!account) throw new Error(`no account was added: ${added.text}`);
  return account;
}

async function platformTotals(account: AdAccount, range: { from: string; to: string }) {
  const scope = memberScope({
    workspaceId: owner.workspaceId,
    userId: owner.id,
    role: 'owner',
    clients: 'all',
  });
  const access = await test.app.get(AccessService, { strict: false }).accountAccess(scope, account.id);
  const { reporting } = test.app.get(PlatformRegistry, { strict: false }).get(account.platform);
  if (!reporting) throw new Error('no reporting port');
  const rows = await collect(reporting.daily(access, 'campaign', range, 'default'));
  return {
    cost: rows.reduce((sum, row) => sum + (row.costMicros ?? 0n), 0n).toString(),
    clicks: rows.reduce((sum, row) => sum + (row.clicks ?? 0), 0),
  };
}

async function storedTotals(account: AdAccount, range: { from: string; to: string }, level: string) {
  const [row] = await test.database.asOwner<{ cost: string; clicks: string }>(
    `SELECT coalesce(sum(cost_micros), 0)::text AS cost, coalesce(sum(clicks), 0)::text AS clicks FROM metric_daily
      WHERE ad_account_id = $1 AND level = $2 AND date BETWEEN $3::date AND $4::date`,
    [account.id, level, range.from, range.to],
  );
  return { cost: row?.cost, clicks: Number(row?.clicks) };
}

const range = { from: '2026-09-01', to: '2026-11-19' };

describe.each(['google', 'meta'] as const)(
  'an account of %s that is taken in',
  { timeout: 120_000 },
  (platform) => {
    let account: AdAccount;

    it('syncs at once, and what is stored is what the platform says, level by level', async () => {
      account = await firstAccount(platform);
      const run = await settled(account.syncRunId ?? '');
      expect(run.error).toBeNull();
      expect(run.state).toBe('done');
      const truth = await platformTotals(account, range);
      expect(Number(truth.cost)).toBeGreaterThan(0);
      for (const level of ['campaign', 'ad_group', 'ad'])
        expect(await storedTotals(account, range, level)).toEqual(truth);
    });

    it.each([
      ['transient_error', { times: 2 }],
      ['permission_denied', { times: null }],
      ['revoked_token', { times: null }],
    ])('ends a sync complete or says what to do, with %s', async (kind, more) => {
      await control('POST', { account: account.externalId, kind, ...more });
      const asked = await owner.client.post<SyncRun>('/sync-runs', {
        adAccountId: account.id,
        mode: 'hourly',
      });
      const run = await settled(asked.body.id);
      await control('DELETE');
      if (run.state === 'done') {
        expect(await storedTotals(account, range, 'campaign')).toEqual(await platformTotals(account, range));
      } else {
        expect(run.error).toMatchObject({
          remedy: expect.stringMatching(/./),
          vendorCode: expect.stringMatching(/./),
        });
      }
      const { state } = (await owner.client.get<Connection>(`/connections/${account.connectionId}`)).body;
      expect(state).toBe(kind === 'revoked_token' ? 'reconnect_needed' : 'active');
    });

    it('is taken over by a new connection, and waits as long as the platform asks for', async () => {
      account = await firstAccount(platform);
      expect((await settled(account.syncRunId ?? '')).state).toBe('done');
      await control('POST', { account: account.externalId, kind: 'rate_limited', retryAfterSeconds: 300 });
      const asked = await owner.client.post<SyncRun>('/sync-runs', {
        adAccountId: account.id,
        mode: 'hourly',
      });
      const run = await settled(asked.body.id);
      expect(run).toMatchObject({ state: 'queued', error: { code: 'platform_rate_limited' } });
      const wait = Date.parse(run.error?.retryAt ?? '') - Date.now();
      expect(wait).toBeGreaterThan(250_000);
      expect(wait).toBeLessThan(400_000);
    });
  },
);
