import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CUSTOMER,
  errorIn,
  type Loose,
  type TestSandbox,
  testSandbox,
  truth as truthOf,
} from '../testing/client.js';

let sandbox: TestSandbox;
let winner: Loose;
beforeAll(async () => {
  sandbox = await testSandbox();
  [winner] = await sandbox.search(
    "SELECT campaign.id, campaign_budget.id FROM campaign WHERE campaign.name = 'Suche | E-Bikes'",
  );
});
afterAll(() => sandbox.close());

const mutate = (resource: string, body: unknown) => sandbox.google(`${resource}:mutate`, body);
const truth = (type: string, id: string) => truthOf(sandbox, type, id);
const setBudget = (amountMicros: unknown, more: Loose = {}) =>
  mutate('campaignBudgets', {
    operations: [
      {
        updateMask: 'amountMicros',
        update: { resourceName: winner.campaignBudget.resourceName, amountMicros },
      },
    ],
    ...more,
  });

describe('faults', () => {
  const fault = (kind: string, more: Loose = {}) =>
    sandbox.call('POST', '/_control/faults', { account: CUSTOMER, kind, ...more });
  const read = () =>
    sandbox.google('googleAds:search', { query: 'SELECT campaign.id FROM campaign LIMIT 1' });

  it('strike once, n times or until switched off, and only their account', async () => {
    await fault('rate_limited', { times: 2, retryAfterSeconds: 7, scope: 'DEVELOPER' });
    const limited = await read();
    expect(limited.status).toBe(429);
    expect(errorIn(limited.body)).toMatchObject({
      errorCode: { quotaError: 'RESOURCE_EXHAUSTED' },
      details: { quotaErrorDetails: { rateScope: 'DEVELOPER', retryDelay: '7s' } },
    });
    const other = await sandbox.google(
      'googleAds:search',
      { query: 'SELECT campaign.id FROM campaign' },
      '2846107395',
    );
    expect(other.status).toBe(200);
    expect([(await read()).status, (await read()).status]).toEqual([429, 200]);
    await fault('expired_token', { times: null });
    expect([(await read()).status, (await read()).status]).toEqual([401, 401]);
    await sandbox.call('DELETE', `/_control/faults?account=${CUSTOMER}`);
    expect((await read()).status).toBe(200);
  });

  it('answer 500 after the write was applied', async () => {
    await fault('error_after_write');
    const { status, body } = await setBudget('61000000');
    expect([status, errorIn(body).errorCode]).toEqual([500, { internalError: 'INTERNAL_ERROR' }]);
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 61_000_000 });
  });

  it('drop the connection after the write was applied', async () => {
    await fault('drop_after_write');
    await expect(setBudget('62000000')).rejects.toThrow();
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 62_000_000 });
  });

  it('refuse a write before anything happens', async () => {
    await fault('concurrent_modification');
    const { body } = await setBudget('63000000');
    expect(errorIn(body).errorCode).toEqual({ databaseError: 'CONCURRENT_MODIFICATION' });
    expect(await truth('budget', winner.campaignBudget.id)).toMatchObject({ amountMicros: 62_000_000 });
  });

  it('do not strike a write that was only validated', async () => {
    await fault('error_after_write');
    expect((await setBudget('64000000', { validateOnly: true })).status).toBe(200);
    await sandbox.call('DELETE', '/_control/faults');
  });

  it('make a reply slow', async () => {
    await fault('slow', { delayMs: 300 });
    const start = performance.now();
    expect((await read()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(280);
  });
});
