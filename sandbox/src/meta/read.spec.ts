import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENTS } from '../oauth/tokens.js';
import { type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META, YEN } from '../testing/graph.js';

let sandbox: TestSandbox;
let graph: GraphClient;
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
});
afterAll(() => sandbox.close());

describe('objects', () => {
  it('show only their id unless fields are named', async () => {
    const { id } = await graph.named('campaigns', 'Sales | Retargeting | US');
    expect((await graph.get(id)).body).toEqual({ id });
    expect((await graph.get(id, { fields: 'name' })).body).toEqual({ id, name: 'Sales | Retargeting | US' });
  });

  it('carry ids and money as text in smallest units, times in the account zone', async () => {
    const accounts = await graph.list('me/adaccounts', {
      fields:
        'id,account_id,currency,timezone_name,timezone_offset_hours_utc,min_daily_budget,account_status',
    });
    expect(accounts).toContainEqual({
      id: META,
      account_id: META.slice(4),
      currency: 'USD',
      timezone_name: 'America/Los_Angeles',
      timezone_offset_hours_utc: -8,
      min_daily_budget: 100,
      account_status: 1,
    });
    const [set] = await graph.list(`${YEN}/adsets`, { fields: 'daily_budget,created_time', limit: 1 });
    expect(set).toMatchObject({ daily_budget: '6000', created_time: '2024-01-01T00:00:00+0900' });
  });

  it('keep budget and bid strategy where the budget is owned', async () => {
    const onCampaign = await graph.named('campaigns', 'Sales | Retargeting | US');
    const onSets = await graph.named('campaigns', 'Sales | Prospecting | US');
    const fields = 'daily_budget,lifetime_budget,bid_strategy';
    expect((await graph.get(onCampaign.id, { fields })).body).toEqual({
      id: onCampaign.id,
      daily_budget: '5000',
      bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
    });
    expect((await graph.get(onSets.id, { fields })).body).toEqual({ id: onSets.id });
    const sets = await graph.list(`${onSets.id}/adsets`, { fields });
    expect(sets.map((one) => one.daily_budget).sort()).toEqual(['12000', '8500']);
    expect(sets[0]).toMatchObject({ lifetime_budget: '0', bid_strategy: 'LOWEST_COST_WITHOUT_CAP' });
    const [below] = await graph.list(`${onCampaign.id}/adsets`, { fields });
    expect(below).toEqual({ id: below.id, daily_budget: '0', lifetime_budget: '0' });
  });

  it('open inner objects and lists by nested selection', async () => {
    const { id } = await graph.named('adsets', 'Commuters 25-45');
    const { body } = await graph.get(id, {
      fields: 'name,campaign{name,objective},ads.limit(1){name,creative{name,object_story_spec{page_id}}}',
    });
    expect(body.campaign).toMatchObject({ name: 'Sales | Prospecting | US', objective: 'OUTCOME_SALES' });
    expect(body.ads.data).toHaveLength(1);
    expect(body.ads.data[0].creative).toEqual({
      id: expect.stringMatching(/^\d+$/),
      name: 'Price Carousel Creative',
      object_story_spec: { page_id: '104857600123401' },
    });
  });

  it('come several at once by ids', async () => {
    const campaign = await graph.named('campaigns', 'Leads | Test rides');
    const set = await graph.named('adsets', 'Test rides LA');
    const { body } = await graph.get('', { ids: `${campaign.id},${set.id}`, fields: 'name' });
    expect(body[set.id]).toEqual({ id: set.id, name: 'Test rides LA' });
    expect((await graph.get('', { ids: `${set.id},1` })).body.error.code).toBe(803);
  });

  it('refuse names that do not exist and leave out those that are empty', async () => {
    const { id } = await graph.named('ads', 'School Run');
    const { status, body } = await graph.get(id, { fields: 'name,colour' });
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(body.error.message).toContain('nonexisting field (colour)');
    expect((await graph.get(id, { fields: 'name,issues_info' })).body).toEqual({ id, name: 'School Run' });
    expect((await graph.get(id, { fields: 'name{' })).body.error.code).toBe(2500);
    expect((await graph.get(id, { fields: 'constructor' })).body.error.code).toBe(100);
  });

  it('that do not exist are an unsupported request', async () => {
    for (const path of ['12345', 'act_1', META.slice(4), `${META}/nonsense`]) {
      const { status, body } = await graph.get(path);
      expect([status, body.error.code]).toEqual([400, 100]);
      expect(body.error.fbtrace_id).toMatch(/^A/);
    }
    expect((await graph.get('12345')).body.error).toMatchObject({
      type: 'GraphMethodException',
      error_subcode: 33,
      is_transient: false,
    });
    expect((await graph.get(`${META}/ads/5`)).body.error.code).toBe(2500);
  });
});

describe('lists', () => {
  it('page by cursors until next is absent', async () => {
    const whole = await graph.list(`${META}/ads`, { limit: 100 });
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 0; page < 10; page++) {
      const { body } = await graph.get(`${META}/ads`, { limit: 3, ...(after ? { after } : {}) });
      seen.push(...body.data.map((one: { id: string }) => one.id));
      if (!body.paging.next) break;
      expect(body.paging.next).toContain(`after=${body.paging.cursors.after}`);
      after = body.paging.cursors.after;
    }
    expect(seen).toEqual(whole.map((one) => one.id));
    expect(new Set(seen).size).toBe(7);
    expect((await graph.get(`${META}/ads`, { after: 'bogus' })).body.error.code).toBe(100);
  });

  it('go back by the before cursor', async () => {
    const first = await graph.get(`${META}/ads`, { limit: 2 });
    const second = await graph.get(`${META}/ads`, { limit: 2, after: first.body.paging.cursors.after });
    const back = await graph.get(`${META}/ads`, { limit: 2, before: second.body.paging.cursors.before });
    expect(back.body.data).toEqual(first.body.data);
    expect(first.body.paging.previous).toBeUndefined();
    expect(second.body.paging.previous).toContain('before=');
  });

  it('filter by time of change, an edit of the budget being an edit of its owner', async () => {
    const filtering = (value: number) => ({
      filtering: [{ field: 'adset.updated_time', operator: 'GREATER_THAN', value }],
      fields: 'name',
    });
    const edited = await graph.list(`${META}/adsets`, filtering(Date.parse('2026-11-10T00:00:00Z') / 1000));
    expect(edited.map((one) => one.name)).toEqual(['Parents, cargo interest']);
    expect(await graph.list(`${META}/adsets`, filtering(Date.parse('2026-11-19T00:00:00Z') / 1000))).toEqual(
      [],
    );
  });

  it('filter by text, sets and parents, and refuse unknown operators', async () => {
    const ads = (field: string, operator: string, value: unknown) =>
      graph.list(`${META}/ads`, { fields: 'name', filtering: [{ field, operator, value }] });
    expect(await ads('ad.name', 'CONTAIN', 'rainy')).toHaveLength(1);
    expect(await ads('name', 'NOT_IN', ['School Run'])).toHaveLength(6);
    const { id } = await graph.named('campaigns', 'Leads | Test rides');
    expect(await ads('campaign.id', 'IN', [id])).toHaveLength(1);
    const bad = [{ field: 'ad.name', operator: 'LIKE', value: 'x' }];
    expect((await graph.get(`${META}/ads`, { filtering: bad })).body.error.code).toBe(100);
  });

  it('show effective states that follow from the parents, and hide what is gone', async () => {
    const campaign = await graph.named('campaigns', 'Leads | Test rides');
    const set = await graph.named('adsets', 'Test rides LA');
    const states = async () => {
      const [of] = await graph.list(`${set.id}/ads`, { fields: 'status,effective_status' });
      const { body } = await graph.get(set.id, { fields: 'effective_status' });
      return [of?.status, of?.effective_status, body.effective_status];
    };
    await graph.post(campaign.id, { status: 'PAUSED' });
    expect(await states()).toEqual(['ACTIVE', 'CAMPAIGN_PAUSED', 'CAMPAIGN_PAUSED']);
    await graph.post(set.id, { status: 'PAUSED' });
    expect(await states()).toEqual(['ACTIVE', 'ADSET_PAUSED', 'PAUSED']);
    await graph.post(set.id, { status: 'ARCHIVED' });
    expect(await states()).toEqual([undefined, undefined, 'ARCHIVED']);
    const archived = await graph.list(`${META}/ads`, { effective_status: ['ARCHIVED'], fields: 'name' });
    expect(archived.map((one) => one.name)).toEqual(['Book a test ride']);
    expect((await graph.get(`${META}/ads`, { effective_status: ['GONE'] })).body.error.code).toBe(100);
    expect((await graph.post(set.id, { status: 'ACTIVE' })).body.error.code).toBe(100);
  });
});

describe('access', () => {
  const me = (query: string, headers: Record<string, string> = {}) =>
    sandbox.call('GET', `/meta/v26.0/me${query}`, undefined, headers);

  it('is by query, form or bearer', async () => {
    expect((await me(`?access_token=${graph.token}`)).body.name).toBe('Robin Sandbox');
    expect((await me('', { authorization: `Bearer ${graph.token}` })).status).toBe(200);
    expect((await me('')).body.error.code).toBe(2500);
    expect((await me('?access_token=EAAsandboxforged.abc')).body.error).toMatchObject({
      code: 190,
      type: 'OAuthException',
    });
  });

  it('checks the proof of the app secret', async () => {
    const proof = createHmac('sha256', CLIENTS.meta.secret).update(graph.token).digest('hex');
    expect((await graph.get('me', { appsecret_proof: proof })).status).toBe(200);
    const { status, body } = await graph.get('me', { appsecret_proof: proof.replace(/^./, 'z') });
    expect([status, body.error.code, body.error.message]).toEqual([
      400,
      100,
      expect.stringContaining('appsecret_proof'),
    ]);
  });

  it('knows versions: old ones are refused, ageing ones warned of', async () => {
    const at = (version: string) => sandbox.call('GET', `/meta/${version}/me?access_token=${graph.token}`);
    expect((await at('v24.0')).body.error.code).toBe(2635);
    expect((await at('v31.0')).body.error.code).toBe(2500);
    const ageing = await at('v25.0');
    expect([ageing.status, ageing.headers.get('facebook-api-version')]).toEqual([200, 'v25.0']);
    expect(ageing.headers.get('x-ad-api-version-warning')).toContain('v26.0');
  });

  it('lists pages, pixels, permissions and minimum budgets', async () => {
    expect((await graph.list('me/permissions'))[0]).toEqual({ permission: 'ads_read', status: 'granted' });
    expect(await graph.list('me/accounts', { fields: 'name' })).toHaveLength(2);
    expect(await graph.list(`${META}/promote_pages`)).toEqual([
      { id: '104857600123401', name: 'Lindwurm Bikes' },
    ]);
    expect(await graph.list(`${META}/adspixels`)).toEqual([{ id: '718293640551201' }]);
    expect((await graph.list(`${YEN}/minimum_budgets`))[0]).toMatchObject({
      currency: 'JPY',
      min_daily_budget_imp: 100,
    });
  });
});
