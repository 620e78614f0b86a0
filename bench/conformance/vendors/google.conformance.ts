import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeLogger } from '../../../backend/src/common/logger.js';
import { makeGoogleAdapter } from '../../../backend/src/modules/google/google.adapter.js';
import { openGate } from '../../../backend/src/platforms/call-gate.js';
import { startTestSandbox, type TestSandbox } from '../../../ops/testing/sandbox.js';
import { specsFolder, specsPresent } from './config/shared.js';
import { connectionTo, credentials, driveEverything } from './drive.js';
import { GoogleSchema } from './google-schema.js';
import { type Recorder, startRecorder } from './recorder.js';

interface Credentials {
  google: { accessToken: string; refreshToken: string; loginCustomerId: string; customerIds: string[] };
}

if (!specsPresent) {
  console.log(`NOTICE: ${specsFolder} is not there: 0 exchanges with Google Ads were checked.`);
  it('has nothing to check without the vendor’s schema', () => expect(specsPresent).toBe(false));
}

describe.runIf(specsPresent)('Google Ads, both ways', () => {
  let sandbox: TestSandbox;
  let recorder: Recorder;

  beforeAll(async () => {
    sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
    recorder = await startRecorder(sandbox.url);
    const { google } = await credentials<Credentials>(sandbox.url);
    const adapter = makeGoogleAdapter(
      { sandboxUrl: recorder.url, google: null },
      openGate,
      makeLogger('conformance', 'silent'),
    );
    await driveEverything(adapter, {
      connection: connectionTo('google', google.accessToken, google.refreshToken),
      externalId: google.customerIds[0] ?? '',
      managerExternalId: google.loginCustomerId,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    });
  });

  afterAll(async () => {
    await recorder.close();
    await sandbox.close();
  });

  it('every request and every reply is what the discovery document says', () => {
    const schema = new GoogleSchema();
    const methods = new Map<string, number>();
    const faults: string[] = [];
    for (const exchange of recorder.exchanges) {
      // OAuth has no schema, and the one at hand leaves the suggestion of places out.
      if (exchange.path.startsWith('/oauth/') || exchange.path.endsWith('/geoTargetConstants:suggest'))
        continue;
      const { method, faults: found } = schema.check(exchange);
      methods.set(method ?? exchange.path, (methods.get(method ?? exchange.path) ?? 0) + 1);
      faults.push(...found.map((fault) => `${method}: ${fault}`));
    }
    console.log(JSON.stringify({ vendor: 'google', exchanges: Object.fromEntries(methods) }));
    expect([...new Set(faults)].slice(0, 40)).toEqual([]);
    for (const needed of [
      'googleads.customers.listAccessibleCustomers',
      'googleads.customers.googleAds.search',
      'googleads.customers.googleAds.searchStream',
      'googleads.customers.googleAds.mutate',
      'googleads.customers.campaigns.mutate',
      'googleads.customers.campaignBudgets.mutate',
      'googleads.customers.adGroups.mutate',
      'googleads.customers.adGroupAds.mutate',
      'googleads.customers.adGroupCriteria.mutate',
      'googleads.customers.campaignCriteria.mutate',
    ])
      expect(methods.get(needed), needed).toBeGreaterThan(0);
  });

  it('the check itself refuses what the vendor would', () => {
    const schema = new GoogleSchema();
    const exchange = (path: string, body: object) =>
      schema.check({
        method: 'POST',
        path: `/google/v25/customers/1/${path}`,
        query: new URLSearchParams(),
        headers: {},
        requestBody: JSON.stringify(body),
        status: 400,
        replyBody: '',
      }).faults;
    const update = { resourceName: 'customers/1/campaignBudgets/5', amountMicros: 50_000_000 };
    expect(
      exchange('campaignBudgets:mutate', { operations: [{ update, updateMask: 'amountMicros' }] }),
    ).not.toEqual([]);
    expect(
      exchange('googleAds:search', { query: 'SELECT campaign.id FROM campaign', pagesize: 1 }),
    ).not.toEqual([]);
    expect(exchange('nothing:mutate', {})).not.toEqual([]);
  });
});
