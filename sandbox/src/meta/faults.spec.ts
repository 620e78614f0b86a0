import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META } from '../testing/graph.js';

let sandbox: TestSandbox;
let graph: GraphClient;
let campaign = '';
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
  campaign = (await graph.named('campaigns', 'Leads | Test rides')).id;
});
afterAll(() => sandbox.close());

const fault = (kind: string, more: Record<string, unknown> = {}) =>
  sandbox.call('POST', '/_control/faults', { account: META, kind, ...more });
const usage = (headers: Headers, name: string) => JSON.parse(headers.get(name) ?? 'null');
const status = async () => (await graph.get(campaign, { fields: 'status' })).body.status;

describe('limits', () => {
  it('are announced in the headers and move with the calls', async () => {
    await sandbox.call('POST', '/_control/meta-limits', { adsManagement: 40, insights: 20 });
    const first = await graph.get(`${META}/ads`);
    const second = await graph.get(`${META}/ads`);
    const percent = (headers: Headers) => usage(headers, 'x-ad-account-usage').acc_id_util_pct;
    expect(percent(second.headers) - percent(first.headers)).toBeCloseTo(2.5, 2);
    const [business] = Object.values(usage(second.headers, 'x-business-use-case-usage'));
    expect(business).toEqual([
      {
        type: 'ads_management',
        call_count: Math.floor(percent(second.headers)),
        total_cputime: expect.any(Number),
        total_time: expect.any(Number),
        estimated_time_to_regain_access: 0,
        ads_api_access_tier: 'standard_access',
      },
    ]);
    expect(usage(second.headers, 'x-app-usage')).toMatchObject({ call_count: expect.any(Number) });
    expect(second.headers.get('x-fb-ads-insights-throttle')).toBeNull();
    const insights = await graph.get(`${META}/insights`);
    expect(usage(insights.headers, 'x-fb-ads-insights-throttle').acc_id_util_pct).toBe(5);
  });

  it('end in 80004 or 80000 with the minutes to wait, and never for the other kind', async () => {
    let reply = await graph.get(`${META}/insights`);
    for (let call = 0; reply.status === 200 && call < 30; call++) reply = await graph.get(`${META}/insights`);
    expect([reply.status, reply.body.error.code, reply.body.error.error_subcode]).toEqual([
      400, 80000, 2446079,
    ]);
    const [business] = Object.values(usage(reply.headers, 'x-business-use-case-usage')) as {
      estimated_time_to_regain_access: number;
    }[][];
    expect(business?.[0]?.estimated_time_to_regain_access).toBeGreaterThan(50);
    expect((await graph.get(campaign)).status).toBe(200);
    await sandbox.call('DELETE', '/_control/meta-limits');
    expect((await graph.get(`${META}/insights`)).status).toBe(200);
  });

  it('strike when switched on', async () => {
    await fault('meta_80004', { retryAfterSeconds: 600 });
    const { status: code, body, headers } = await graph.get(`${META}/ads`);
    expect([code, body.error.code]).toEqual([400, 80004]);
    expect(JSON.stringify(usage(headers, 'x-business-use-case-usage'))).toContain(
      '"call_count":100,"total_cputime":60,"total_time":80,"estimated_time_to_regain_access":10',
    );
    await fault('rate_limited');
    expect((await graph.get(`${META}/ads`)).body.error.code).toBe(17);
    await fault('rate_limited', { scope: 'DEVELOPER' });
    expect((await graph.get(`${META}/ads`)).body.error.code).toBe(4);
    await fault('meta_613_1487632');
    expect((await graph.get(`${META}/ads`)).status).toBe(200);
    expect((await graph.post(campaign, { name: 'x' })).body.error.error_subcode).toBe(1487632);
  });
});

describe('faults', () => {
  it('of tokens and permissions', async () => {
    await fault('meta_190_463');
    const { status: code, body } = await graph.get(campaign);
    expect([code, body.error.code, body.error.error_subcode]).toEqual([400, 190, 463]);
    await fault('revoked_token');
    expect((await graph.get(campaign)).body.error.error_subcode).toBe(458);
    await fault('permission_denied');
    expect((await graph.get(campaign)).body.error.code).toBe(10);
    expect((await graph.get(campaign)).status).toBe(200);
  });

  it('of the service: transient, or slow', async () => {
    await fault('transient_error', { times: 2 });
    for (let i = 0; i < 2; i++) {
      const { status: code, body } = await graph.get(campaign);
      expect([code, body.error.code, body.error.is_transient]).toEqual([500, 2, true]);
    }
    await fault('slow', { delayMs: 300 });
    const started = performance.now();
    expect((await graph.get(campaign)).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  it('after a write: an error or silence, and the write stands', async () => {
    await fault('error_after_write');
    const { status: code, body } = await graph.post(campaign, { status: 'PAUSED' });
    expect([code, body.error.code]).toEqual([500, 1]);
    expect(await status()).toBe('PAUSED');
    await fault('drop_after_write');
    await expect(graph.post(campaign, { status: 'ACTIVE' })).rejects.toThrow();
    expect(await status()).toBe('ACTIVE');
  });

  it('of reads that lag behind a write, creations and budgets included', async () => {
    await fault('meta_stale_read', { delayMs: 500 });
    const { id } = await graph.named('adsets', 'Commuters 25-45');
    const read = async () => (await graph.get(id, { fields: 'daily_budget' })).body.daily_budget;
    await graph.post(id, { daily_budget: '13000' });
    expect(await read()).toBe('12000');
    await new Promise((resolve) => setTimeout(resolve, 520));
    expect(await read()).toBe('13000');
    await fault('meta_stale_read', { delayMs: 500 });
    const made = await graph.post(`${META}/campaigns`, {
      name: 'Unseen',
      objective: 'OUTCOME_SALES',
      status: 'PAUSED',
      special_ad_categories: [],
      daily_budget: '5000',
    });
    const names = async () => (await graph.list(`${META}/campaigns`, { fields: 'name' })).map((c) => c.name);
    expect(await names()).not.toContain('Unseen');
    expect((await graph.get(made.body.id)).body.error.error_subcode).toBe(33);
    expect((await graph.post(made.body.id, { name: 'Seen' })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 520));
    expect(await names()).toContain('Seen');
  });

  it('after a write do not strike validations, and only their own account', async () => {
    await fault('error_after_write');
    const options = { status: 'PAUSED', execution_options: ['validate_only'] };
    expect((await graph.post(campaign, options)).status).toBe(200);
    const [yen] = await graph.list('act_2087413365507714/campaigns', { limit: 1 });
    expect((await graph.post(yen.id, { name: 'またね' })).status).toBe(200);
    expect((await graph.post(campaign, { status: 'PAUSED' })).status).toBe(500);
  });
});

describe('the request log', () => {
  it('holds Graph calls without tokens', async () => {
    await sandbox.call('DELETE', '/_control/requests');
    await graph.post(campaign, { name: 'Logged' });
    const { body } = await sandbox.call('GET', '/_control/requests?path=/meta/');
    expect(body.requests[0]).toMatchObject({
      method: 'POST',
      path: `/meta/v26.0/${campaign}`,
      body: { name: 'Logged', access_token: '[redacted]' },
    });
    expect(JSON.stringify(body)).not.toContain('EAAsandbox');
  });
});
