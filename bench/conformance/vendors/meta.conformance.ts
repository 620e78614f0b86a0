import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLogger } from '../../../backend/src/common/logger.js';
import { makeMetaAdapter } from '../../../backend/src/modules/meta/meta.adapter.js';
import { minorMicros } from '../../../backend/src/modules/meta/money.js';
import type { AccountAccess } from '../../../backend/src/platforms/access.js';
import type { PlatformAdapter } from '../../../backend/src/platforms/adapter.js';
import { openGate } from '../../../backend/src/platforms/call-gate.js';
import { collect } from '../../../backend/src/platforms/testing/contract-subject.js';
import { startTestSandbox, type TestSandbox } from '../../../ops/testing/sandbox.js';
import { specsFolder, specsPresent } from './config/shared.js';
import { connectionTo, credentials, driveEverything } from './drive.js';
import { MetaSpec } from './meta-spec.js';
import { type Recorder, startRecorder } from './recorder.js';

interface Credentials {
  meta: { accessToken: string; adAccountIds: string[] };
}

if (!specsPresent) {
  console.log(`NOTICE: ${specsFolder} is not there: 0 exchanges with Meta were checked.`);
  it('has nothing to check without the vendor’s specs', () => expect(specsPresent).toBe(false));
}

/** Has a report made asynchronously, which a willing sandbox would never ask for. */
async function driveReportRun(url: string, adapter: PlatformAdapter, access: AccountAccess): Promise<void> {
  await fetch(`${url}/_control/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: access.externalId, kind: 'meta_too_much_data' }),
  });
  const range = { from: '2026-11-01', to: '2026-11-03' };
  await collect(adapter.reporting?.daily(access, 'campaign', range, 'default') ?? (async function* () {})());
}

describe.runIf(specsPresent)('Meta, both ways', () => {
  let sandbox: TestSandbox;
  let recorder: Recorder;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
    recorder = await startRecorder(sandbox.url);
    const { meta } = await credentials<Credentials>(sandbox.url);
    const adapter = makeMetaAdapter(
      { sandboxUrl: recorder.url, meta: null },
      openGate,
      makeLogger('conformance', 'silent'),
      { firstMs: 20, longestMs: 200, stuckMs: 30_000 },
    );
    const access: AccountAccess = {
      connection: connectionTo('meta', meta.accessToken, null),
      externalId: meta.adAccountIds[0]?.replace('act_', '') ?? '',
      managerExternalId: null,
      currency: 'USD',
      timeZone: 'America/Los_Angeles',
    };
    await driveEverything(adapter, access);
    await driveReportRun(sandbox.url, adapter, access);
  });

  afterAll(async () => {
    await recorder.close();
    await sandbox.close();
  });

  it('every parameter, field and enum value is one that Meta knows', () => {
    const spec = new MetaSpec();
    const calls = new Map<string, number>();
    const faults: string[] = [];
    for (const exchange of recorder.exchanges) {
      // OAuth has no spec, and the one at hand leaves the search for places out.
      if (!exchange.path.startsWith('/meta/') || /\/(oauth|debug_token|search$)/.test(exchange.path))
        continue;
      const { call, faults: found } = spec.check(exchange);
      calls.set(call, (calls.get(call) ?? 0) + 1);
      faults.push(...found.map((fault) => `${call}: ${fault}`));
    }
    console.log(JSON.stringify({ vendor: 'meta', exchanges: Object.fromEntries(calls) }));
    expect([...new Set(faults)].slice(0, 40)).toEqual([]);
    for (const needed of [
      'GET User/adaccounts',
      'GET AdAccount/campaigns',
      'GET AdAccount/adsets',
      'GET AdAccount/ads',
      'GET AdAccount/insights',
      'POST AdAccount/insights',
      'GET AdReportRun/insights',
      'GET AdAccount/activities',
      'POST AdAccount/campaigns',
      'POST AdAccount/adsets',
      'POST AdAccount/adcreatives',
      'POST AdAccount/ads',
      'POST Campaign',
      'POST AdSet',
      'POST Ad',
    ])
      expect(calls.get(needed), needed).toBeGreaterThan(0);
  });

  it('knows the money unit of every currency an account can have', () => {
    const { currencies } = new MetaSpec();
    expect(currencies.length).toBeGreaterThan(40);
    for (const currency of currencies) expect(minorMicros(currency) > 0n, currency).toBe(true);
  });

  it('the check itself refuses what the vendor would', () => {
    const spec = new MetaSpec();
    const faults = (method: string, path: string, body: Record<string, string>, reply: object = {}) =>
      spec.check({
        method,
        path: `/meta/v26.0/${path}`,
        query: new URLSearchParams(method === 'GET' ? body : {}),
        headers: {},
        requestBody: method === 'GET' ? '' : new URLSearchParams(body).toString(),
        status: 200,
        replyBody: JSON.stringify(reply),
      }).faults;
    expect(faults('POST', 'act_1/campaigns', { name: 'x', colour: 'red' }, { id: '7' })).not.toEqual([]);
    expect(faults('POST', 'act_1/campaigns', { daily_budget: '12.50' }, { id: '7' })).not.toEqual([]);
    expect(faults('POST', '7', { status: 'RUNNING' }, { success: true })).not.toEqual([]);
    expect(faults('GET', 'act_1/campaigns', { fields: 'id,colour' }, { data: [] })).not.toEqual([]);
    expect(
      faults('GET', 'act_1/campaigns', {}, { data: [{ id: '9', effective_status: 'ASLEEP' }] }),
    ).not.toEqual([]);
    expect(faults('GET', 'act_1/nothing', {})).not.toEqual([]);
  });
});
