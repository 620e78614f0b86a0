import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loose, type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META } from '../testing/graph.js';

let sandbox: TestSandbox;
let graph: GraphClient;
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
});
afterAll(() => sandbox.close());

const PARAMS = {
  level: 'ad',
  time_increment: 1,
  time_range: { since: '2026-11-01', until: '2026-11-19' },
  fields: 'ad_id,spend,actions',
};
const FIELDS = 'async_status,async_percent_completion,error_code,error_subcode,error_message';

async function start(): Promise<string> {
  const { body } = await graph.post(`${META}/insights`, PARAMS);
  return body.report_run_id;
}
async function poll(id: string, until: (run: Loose) => boolean): Promise<Loose[]> {
  const seen: Loose[] = [];
  for (let i = 0; i < 60; i++) {
    const { body } = await graph.get(id, { fields: FIELDS });
    seen.push(body);
    if (until(body)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`never: ${JSON.stringify(seen.at(-1))}`);
}
const fault = (kind: string) => sandbox.call('POST', '/_control/faults', { account: META, kind });

describe('report runs', () => {
  it('pass through their states and then give the rows of the synchronous report', async () => {
    const id = await start();
    expect(id).toMatch(/^\d+$/);
    expect((await graph.get(`${id}/insights`)).body.error).toMatchObject({ code: 2601, is_transient: true });
    const seen = await poll(id, (run) => run.async_status === 'Job Completed');
    const percents = seen.map((run) => run.async_percent_completion);
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
    expect(seen[0].async_status).not.toBe('Job Completed');

    const first = await graph.get(`${id}/insights`, { limit: 50 });
    const rest = await graph.get(`${id}/insights`, { limit: 500, after: first.body.paging.cursors.after });
    const same = await graph.list(`${META}/insights`, { ...PARAMS, limit: 500 });
    expect([...first.body.data, ...rest.body.data]).toEqual(same);
    expect(rest.body.paging.next).toBeUndefined();
  });

  it('fail or hang when the fault is on', async () => {
    await fault('meta_async_failed');
    const failing = await start();
    const last = (await poll(failing, (run) => run.async_status === 'Job Failed')).at(-1);
    expect(last).toMatchObject({ error_code: 2, error_message: expect.any(String) });
    expect(last.async_percent_completion).toBeLessThan(100);
    expect((await graph.get(`${failing}/insights`)).status).toBe(400);

    await fault('meta_async_stuck');
    const stuck = await start();
    await poll(stuck, (run) => run.async_percent_completion === 99);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { body } = await graph.get(stuck, { fields: FIELDS });
    expect([body.async_status, body.async_percent_completion]).toEqual(['Job Running', 99]);
    const fine = await start();
    await poll(fine, (run) => run.async_status === 'Job Completed');
  });

  it('are unknown under another id', async () => {
    expect((await graph.get('6023920149099999')).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});

describe('reports that are too large', () => {
  it('are refused at once and made asynchronously', async () => {
    const account = {
      id: '77700011122',
      platform: 'meta',
      campaigns: 20,
      adGroupsPerCampaign: 10,
      adsPerAdGroup: 10,
      days: 90,
    };
    await sandbox.call('POST', '/_control/accounts', account);
    const params = { level: 'ad', time_increment: 1, date_preset: 'last_90d', fields: 'ad_id,spend' };
    const path = `act_${account.id}/insights`;
    const { status, body } = await graph.get(path, params);
    expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 100, 1504018]);
    const campaign = (await graph.list(`act_${account.id}/campaigns`, { limit: 1 }))[0];
    expect((await graph.get(`${campaign.id}/insights`, params)).status).toBe(200);
    const run = (await graph.post(path, params)).body.report_run_id;
    await poll(run, (one) => one.async_status === 'Job Completed');
    expect(await graph.list(`${run}/insights`, { limit: 5 })).toHaveLength(5);
  });

  it('are asked to be smaller when the fault is on', async () => {
    await fault('meta_reduce_data');
    const reduce = await graph.get(`${META}/insights`, PARAMS);
    expect([reduce.status, reduce.body.error.code]).toEqual([500, 1]);
    expect(reduce.body.error.message).toContain('reduce the amount of data');
    await fault('meta_too_much_data');
    expect((await graph.get(`${META}/insights`, PARAMS)).body.error.error_subcode).toBe(1504018);
    expect((await graph.get(`${META}/insights`, PARAMS)).status).toBe(200);
  });
});
