import pg from 'pg';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { makeGoogleAdapter } from '../../backend/src/modules/google/google.adapter.js';
import { makeTenant } from '../../backend/src/modules/metrics/testing/tenants.js';
import { openSyncKit } from '../../backend/src/modules/sync/testing/sync-kit.js';
import type { AccountAccess } from '../../backend/src/platforms/access.js';
import { openGate } from '../../backend/src/platforms/call-gate.js';
import { benchDatabaseUrl, useDatabase } from './config/env.js';
import { copyInto, copyText } from './copy.js';
import { DAYS, syntheticFacts } from './facts.js';
import { median, report } from './report.js';
import { makeAccount, startBenchSandbox } from './sandbox.js';

const ROUNDS = 3;
const AT_LEAST = 0.1;
/** 40 campaigns, 160 ad groups, 320 ads and 480 keywords: a thousand entities. */
const SIZE = {
  campaigns: 40,
  adGroupsPerCampaign: 4,
  adsPerAdGroup: 2,
  keywordsPerAdGroup: 3,
  days: DAYS + 1,
};

it('syncs a whole account over HTTP at a fair share of what COPY does', async () => {
  useDatabase(await benchDatabaseUrl());
  const kit = await openSyncKit();
  const { server, sync } = kit;
  const sandbox = await startBenchSandbox();
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const settings = { sandboxUrl: sandbox.url, google: null };
  const adapter = makeGoogleAdapter(settings, openGate, pino({ level: 'silent' }));

  /** A first full sync of an account that the world has just made. @returns milliseconds and facts stored */
  const wholeSync = async (id: string): Promise<{ ms: number; rows: number }> => {
    const tenant = await makeTenant(server);
    const manager = await makeAccount(sandbox, { ...SIZE, id });
    const runner = kit.worker(adapter, accessOf(id, manager, sandbox.accessToken));
    const order = { adAccountId: tenant.account.id, mode: 'full', trigger: 'manual' } as const;
    const run = await sync.request(tenant.owner, order);
    const started = performance.now();
    await runner.run(tenant.workspaceId, run.id);
    const ms = performance.now() - started;
    expect(await sync.get(tenant.owner, run.id)).toMatchObject({ state: 'done', error: null });
    const counted = await owner.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM metric_daily WHERE ad_account_id = $1',
      [tenant.account.id],
    );
    return { ms, rows: counted.rows[0]?.n ?? 0 };
  };

  const facts = syntheticFacts();
  const reference = await makeTenant(server);
  const data = copyText(facts, reference.workspaceId, reference.clientId, reference.account.id);
  const rounds: { copy: number; sync: number; rows: number; ms: number }[] = [];
  // One COPY and one sync in turns; the first round warms up the world, the pools and the compiler.
  for (let round = 0; round <= ROUNDS; round++) {
    await owner.query('TRUNCATE metric_daily, metric_action_daily, account_daily; CHECKPOINT');
    const copyMs = await copyInto(owner, data);
    await owner.query('TRUNCATE metric_daily');
    const { ms, rows } = await wholeSync(`55500000${String(round).padStart(2, '0')}`);
    if (round > 0) rounds.push({ copy: facts.length / copyMs, sync: rows / ms, rows, ms });
  }
  const ratio = median(rounds.map((round) => round.sync / round.copy));
  report({
    figure: 'whole_sync_vs_copy',
    ratio,
    atLeast: AT_LEAST,
    detail: {
      rows: median(rounds.map((round) => round.rows)),
      syncMs: Math.round(median(rounds.map((round) => round.ms))),
      rowsPerSecond: Math.round(median(rounds.map((round) => round.sync)) * 1000),
      rowsPerSecondOfCopy: Math.round(median(rounds.map((round) => round.copy)) * 1000),
    },
  });
  expect(ratio).toBeGreaterThanOrEqual(AT_LEAST);
  await owner.end();
  await Promise.all([sandbox.close(), kit.close()]);
}, 900_000);

function accessOf(externalId: string, managerExternalId: string | null, accessToken: string): AccountAccess {
  return {
    connection: {
      connectionId: 'bench',
      platform: 'google',
      environment: 'sandbox',
      grant: { accessToken, refreshToken: null, expiresAt: null, scopes: [], externalUserId: null },
      onRefreshed: async () => undefined,
    },
    externalId,
    managerExternalId,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  };
}
