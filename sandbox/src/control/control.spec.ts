import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BORN, type Loose, type TestSandbox, testSandbox } from '../testing/client.js';
import { graphClient } from '../testing/graph.js';

const CID = '7318264950';
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

describe('the clock', () => {
  it('starts where the world was born, advances, and is sent as Date by the vendors', async () => {
    const { body } = await sandbox.call('GET', '/_control/now');
    expect(Math.abs(Date.parse(body.now) - Date.parse(BORN))).toBeLessThan(60_000);
    expect(body.today[CID]).toBe('2026-11-20');
    await sandbox.call('POST', '/_control/advance', { days: 3 });
    const { headers } = await sandbox.google('googleAds:search', {
      query: 'SELECT customer.id FROM customer',
    });
    expect(headers.get('date')).toMatch(/^Mon, 23 Nov 2026 09:0/);
  });

  it('only moves forward', async () => {
    for (const days of [-1, 'x', 1e9])
      expect((await sandbox.call('POST', '/_control/advance', { days })).status).toBe(400);
  });
});

describe('the request log', () => {
  it('holds what was received, without secrets', async () => {
    await sandbox.call('DELETE', '/_control/requests');
    await sandbox.google('googleAds:search', { query: 'SELECT customer.id FROM customer' });
    await sandbox.call(
      'POST',
      '/oauth/google/token',
      'client_secret=s3cret&refresh_token=r3fresh&grant_type=refresh_token',
      {
        'content-type': 'application/x-www-form-urlencoded',
      },
    );
    const { body } = await sandbox.call('GET', '/_control/requests');
    expect(body.requests).toHaveLength(2);
    expect(body.requests[0]).toMatchObject({
      method: 'POST',
      path: `/google/v25/customers/${CID}/googleAds:search`,
      body: { query: 'SELECT customer.id FROM customer' },
      status: 200,
      headers: { authorization: '[redacted]', 'login-customer-id': '4509812376' },
    });
    const text = JSON.stringify(body);
    for (const secret of ['s3cret', 'r3fresh', 'ya29.']) expect(text).not.toContain(secret);
    expect(text).toContain('grant_type');
  });
});

describe('the true effect', () => {
  it('is what the days would have been without the write', async () => {
    const [winner] = await sandbox.search(
      "SELECT campaign.id, campaign_budget.id FROM campaign WHERE campaign.name = 'Suche | E-Bikes'",
    );
    await sandbox.google('campaignBudgets:mutate', {
      operations: [
        {
          updateMask: 'amountMicros',
          update: { resourceName: winner.campaignBudget.resourceName, amountMicros: '90000000' },
        },
      ],
    });
    const { body: state } = await sandbox.call('GET', `/_control/state/google/${CID}?type=budget`);
    const { seq } = state.changes.at(-1);
    const { status, body } = await sandbox.call('GET', `/_control/effect?account=${CID}&seq=${seq}&days=28`);
    expect(status).toBe(200);
    expect(body.from).toBe('2026-11-24');
    expect(body.effect.costMicros).toBeGreaterThan(28 * 15e6);
    expect(body.effect.costMicros).toBeLessThan(28 * 40e6);
    expect(body.effect.clicks).toBeGreaterThan(0);
    expect(body.with.costMicros - body.without.costMicros).toBe(body.effect.costMicros);
    expect((await sandbox.call('GET', `/_control/effect?account=${CID}&seq=99999`)).status).toBe(404);
  });
});

describe('accounts and foreign edits', () => {
  it('makes an account of the wanted size that answers like the others', async () => {
    const spec = {
      id: '5551112222',
      campaigns: 3,
      adGroupsPerCampaign: 4,
      adsPerAdGroup: 2,
      keywordsPerAdGroup: 3,
      days: 60,
    };
    const { status, body } = await sandbox.call('POST', '/_control/accounts', spec);
    expect([status, body]).toEqual([
      201,
      { id: spec.id, managerId: '4509812376', campaigns: 3, adGroups: 12, ads: 24, keywords: 36 },
    ]);
    expect((await sandbox.call('POST', '/_control/accounts', spec)).status).toBe(400);
    const rows = await sandbox.search(
      'SELECT segments.date, ad_group.id, metrics.clicks FROM ad_group WHERE segments.date DURING LAST_7_DAYS',
      spec.id,
    );
    expect(rows.length).toBeGreaterThan(70);
    const { body: credentials } = await sandbox.call('GET', '/_control/credentials');
    expect(credentials.google.customerIds).toContain(spec.id);
  });

  it('makes an edit in the name of someone else', async () => {
    const { body: state } = await sandbox.call('GET', `/_control/state/google/${CID}?type=campaign`);
    const { id } = state.campaigns[0];
    const edit = {
      account: CID,
      type: 'campaign',
      id,
      fields: { status: 'PAUSED' },
      email: 'boss@example.com',
    };
    expect((await sandbox.call('POST', '/_control/outside-change', edit)).status).toBe(201);
    const { body: after } = await sandbox.call('GET', `/_control/state/google/${CID}?type=campaign`);
    expect(after.campaigns.find((c: Loose) => c.id === id).status).toBe('PAUSED');
    expect(after.changes.at(-1)).toMatchObject({ actor: { email: 'boss@example.com', client: 'WEB' }, id });
    expect((await sandbox.call('POST', '/_control/outside-change', { ...edit, id: '1' })).status).toBe(400);
  });

  it('makes edits of Meta accounts that show in their activity log', async () => {
    const { body: state } = await sandbox.call('GET', '/_control/state/meta/act_1032458796541203');
    const { id, budgetId } = state.campaigns.find((one: Loose) => one.budgetId !== null);
    const edit = { account: 'act_1032458796541203', email: 'kim@example.com' };
    const changes = [
      { ...edit, type: 'budget', id: budgetId, fields: { amountMicros: 70_000_000 } },
      { ...edit, type: 'campaign', id, fields: { status: 'PAUSED' } },
    ];
    for (const change of changes) {
      expect((await sandbox.call('POST', '/_control/outside-change', change)).status).toBe(201);
    }
    const graph = await graphClient(sandbox);
    const log = await graph.list('act_1032458796541203/activities', {
      oid: id,
      fields: 'event_type,actor_name,application_name',
    });
    const by = { actor_name: 'kim@example.com', application_name: 'Ads Manager' };
    expect(log).toEqual([
      { event_type: 'update_campaign_run_status', ...by },
      { event_type: 'update_campaign_budget', ...by },
    ]);
    expect((await graph.get(id, { fields: 'daily_budget' })).body.daily_budget).toBe('7000');
  });

  it('says what was wrong with a request', async () => {
    const { status, body } = await sandbox.call('POST', '/_control/faults', { kind: 'nonsense' });
    expect(status).toBe(400);
    expect(body.error.message).toContain('kind');
    expect((await sandbox.call('GET', '/_control/state/google/1')).status).toBe(404);
    expect((await sandbox.call('GET', '/nowhere')).status).toBe(404);
  });
});
