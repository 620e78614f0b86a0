import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loose, type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META, VERSION, YEN } from '../testing/graph.js';

let sandbox: TestSandbox;
let graph: GraphClient;
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
});
afterAll(() => sandbox.close());

const idOf = async (edge: string, name: string): Promise<string> => (await graph.named(edge, name)).id;
const changes = async (): Promise<Loose[]> =>
  (await sandbox.call('GET', `/_control/state/meta/${META}?type=campaign`)).body.changes;

describe('updates', () => {
  it('take status, name and budget in forms and in JSON, and can be read back at once', async () => {
    const id = await idOf('campaigns', 'Sales | Retargeting | US');
    const paused = await graph.post(id, { status: 'PAUSED', fields: 'status,effective_status' });
    expect(paused.body).toEqual({ success: true, id, status: 'PAUSED', effective_status: 'PAUSED' });
    const json = await sandbox.call('POST', `/meta/${VERSION}/${id}?access_token=${graph.token}`, {
      status: 'ACTIVE',
      daily_budget: 6_500,
      name: '"Retargeting" 🚲 100 %',
    });
    expect(json.body).toEqual({ success: true });
    expect((await graph.get(id, { fields: 'name,status,daily_budget' })).body).toEqual({
      id,
      name: '"Retargeting" 🚲 100 %',
      status: 'ACTIVE',
      daily_budget: '6500',
    });
    await graph.post(id, { name: 'Sales | Retargeting | US' });
  });

  it('change what the following days bring', async () => {
    const other = await testSandbox();
    const there = await graphClient(other);
    const { id } = await there.named('campaigns', 'Sales | Retargeting | US');
    const days = { since: '2026-11-21', until: '2026-11-27' };
    await there.post(id, { daily_budget: '10000' });
    await other.call('POST', '/_control/advance', { days: 9 });
    const [sum] = await there.list(`${id}/insights`, { time_range: days, fields: 'spend' });
    expect(Number(sum.spend)).toBeGreaterThan(550);
    const { body: state } = await other.call('GET', `/_control/state/meta/${META}?type=budget`);
    const { seq } = state.changes.at(-1);
    const { body } = await other.call('GET', `/_control/effect?account=${META}&seq=${seq}&days=7`);
    expect(body.effect.costMicros).toBeGreaterThan(200e6);
    await other.close();
  });

  it('are validated without being made', async () => {
    const id = await idOf('campaigns', 'Sales | Retargeting | US');
    const before = (await changes()).length;
    const options = { execution_options: ['validate_only'] };
    expect((await graph.post(id, { status: 'DELETED', ...options })).body).toEqual({ success: true });
    expect((await graph.post(id, { daily_budget: 1, ...options })).body.error.code).toBe(100);
    expect(await changes()).toHaveLength(before);
  });

  it('are refused for values that are none', async () => {
    const id = await idOf('campaigns', 'Sales | Retargeting | US');
    const before = (await changes()).length;
    const wrong: Record<string, unknown>[] = [
      { status: 'ON' },
      { daily_budget: '12.50' },
      { daily_budget: '-5' },
      { daily_budget: '1e9' },
      { daily_budget: '5000', lifetime_budget: '9000' },
      { lifetime_budget: '90000' },
      { name: ' ' },
      { name: 'x'.repeat(401) },
      { objective: 'OUTCOME_LEADS' },
      { bid_strategy: 'MAGIC' },
    ];
    for (const params of wrong) {
      const { status, body } = await graph.post(id, params);
      expect([JSON.stringify(params), status, body.error?.code]).toEqual([JSON.stringify(params), 400, 100]);
    }
    const low = await graph.post(id, { daily_budget: '99' });
    expect(low.body.error).toMatchObject({
      error_subcode: 1885272,
      error_user_msg: expect.stringContaining('USD 1.00'),
      error_data: { blame_field_specs: [['daily_budget']] },
    });
    expect(await changes()).toHaveLength(before);
  });

  it('put budgets only where they are owned', async () => {
    const below = await idOf('adsets', 'Site visitors 30d');
    const above = await idOf('campaigns', 'Sales | Prospecting | US');
    for (const id of [below, above]) {
      expect((await graph.post(id, { daily_budget: '7000' })).body.error.error_subcode).toBe(1885621);
    }
    const yen = await graph.list(`${YEN}/adsets`, { fields: 'daily_budget', limit: 1 });
    await graph.post(yen[0].id, { daily_budget: '7500' });
    const { body } = await sandbox.call('GET', `/_control/state/meta/${YEN}?type=budget`);
    expect(body.budgets.map((one: Loose) => one.amountMicros)).toContain(7_500_000_000);
  });

  it('change the budget of an ad set four times an hour', async () => {
    const id = await idOf('adsets', 'Commuters 25-45');
    const raise = (cents: number) => graph.post(id, { daily_budget: cents });
    for (const cents of [12_100, 12_200, 12_300, 12_400]) expect((await raise(cents)).status).toBe(200);
    const { status, body } = await raise(12_500);
    expect([status, body.error.code, body.error.error_subcode]).toEqual([400, 613, 1487632]);
    expect((await raise(12_400)).status).toBe(200);
    expect((await graph.post(id, { name: 'Commuters 25-45' })).status).toBe(200);
    await sandbox.call('POST', '/_control/advance', { hours: 1.1 });
    expect((await raise(12_500)).status).toBe(200);
  });

  it('take bids only where the strategy uses them', async () => {
    const capped = await idOf('adsets', 'Test rides LA');
    await graph.post(capped, { bid_amount: '1350' });
    expect((await graph.get(capped, { fields: 'bid_amount' })).body.bid_amount).toBe(1350);
    const free = await idOf('adsets', 'Commuters 25-45');
    expect((await graph.post(free, { bid_amount: '500' })).body.error.code).toBe(100);
    const strategy = { bid_strategy: 'COST_CAP' };
    expect((await graph.post(free, strategy)).body.error.error_subcode).toBe(1815857);
    expect((await graph.post(free, { ...strategy, bid_amount: '2500' })).status).toBe(200);
    expect((await graph.get(free, { fields: 'bid_strategy,bid_amount' })).body).toMatchObject({
      bid_strategy: 'COST_CAP',
      bid_amount: 2500,
    });
    const ad = await idOf('ads', 'School Run');
    expect((await graph.post(ad, { bid_amount: '100' })).body.error.code).toBe(100);
  });

  it('give an ad another creative and send it to review, but never change a creative', async () => {
    const id = await idOf('ads', 'School Run');
    const { creative } = (await graph.get(id, { fields: 'creative' })).body;
    expect((await graph.post(creative.id, { body: 'New words' })).body.error.code).toBe(100);
    const made = await graph.post(`${META}/adcreatives`, {
      name: 'Second text',
      object_story_spec: {
        page_id: '104857600123401',
        link_data: { link: 'https://a.example.com', message: 'Hi' },
      },
    });
    await graph.post(id, { creative: { creative_id: made.body.id } });
    const read = () => graph.get(id, { fields: 'effective_status,creative{name,body}' });
    expect((await read()).body).toMatchObject({
      effective_status: 'PENDING_REVIEW',
      creative: { name: 'Second text', body: 'Hi' },
    });
    await sandbox.call('POST', '/_control/advance', { hours: 1 });
    expect((await read()).body.effective_status).toBe('ACTIVE');
  });

  it('delete for good', async () => {
    const id = await idOf('ads', 'Cargo Compare');
    expect((await graph.remove(id)).body).toEqual({ success: true });
    expect((await graph.remove(id)).body).toEqual({ success: true });
    expect((await graph.get(id, { fields: 'status' })).body.status).toBe('DELETED');
    expect((await graph.post(id, { status: 'ACTIVE' })).body.error.code).toBe(100);
    expect((await graph.remove(META)).body.error.code).toBe(100);
  });

  it('appear in the activity log with author, tool and values', async () => {
    const id = await idOf('adsets', 'Parents, cargo interest');
    await graph.post(id, { daily_budget: '9900' });
    const fields =
      'event_type,object_id,actor_id,actor_name,application_name,extra_data,event_time,date_time_in_timezone,object_type';
    const since = Math.floor(Date.parse('2026-11-10T00:00:00Z') / 1000);
    const log = await graph.list(`${META}/activities`, { fields, since, oid: id });
    expect(log.map((one) => [one.event_type, one.application_name])).toEqual([
      ['update_ad_set_budget', 'Sandbox App'],
      ['update_ad_set_budget', 'Ads Manager'],
    ]);
    expect(log[1]).toMatchObject({
      actor_name: 'sam@lindwurm-bikes.example.com',
      object_type: 'AD_SET',
      event_time: '2026-11-15T19:00:00+0000',
      date_time_in_timezone: '11/15/2026 at 11:00 AM',
      actor_id: expect.stringMatching(/^\d+$/),
    });
    expect(JSON.parse(log[0].extra_data)).toMatchObject({
      old_value: 8500,
      new_value: 9900,
      currency: 'USD',
    });
    const status = await graph.list(`${META}/activities`, { fields: 'event_type', category: 'STATUS' });
    expect(status.every((one) => one.event_type.endsWith('run_status'))).toBe(true);
    expect((await graph.get(`${META}/activities`, { since: 'soon' })).body.error.code).toBe(100);
    expect((await graph.get(`${META}/activities`, { category: 'WEATHER' })).body.error.code).toBe(100);
    const everything = { fields: 'event_type,object_id', since };
    expect(await graph.list(`${id}/activities`, everything)).toEqual(
      log.map(({ event_type, object_id }) => ({ event_type, object_id })),
    );
    const uid = log[1].actor_id;
    expect(await graph.list(`${META}/activities`, { ...everything, uid })).toHaveLength(1);
    const campaign = (await graph.get(id, { fields: 'campaign_id' })).body.campaign_id;
    expect(await graph.list(`${META}/activities`, { ...everything, oid: campaign })).not.toContainEqual(
      expect.objectContaining({ object_id: id }),
    );
    const below = await graph.list(`${META}/activities`, {
      ...everything,
      oid: campaign,
      add_children: true,
    });
    expect(below).toContainEqual({ event_type: 'update_ad_set_budget', object_id: id });
  });

  it('are logged as what they change: schedule, strategy, goal, picture', async () => {
    const id = await idOf('adsets', 'Parents, cargo interest');
    await graph.post(id, { end_time: '2027-01-31T00:00:00-0800' });
    await graph.post(id, { optimization_goal: 'LINK_CLICKS' });
    await graph.post(id, { targeting: { geo_locations: { countries: ['US'] }, age_min: 30 } });
    const log = await graph.list(`${id}/activities`, { fields: 'event_type,extra_data' });
    expect(log.map((one) => one.event_type).slice(0, 3)).toEqual([
      'update_ad_set_target_spec',
      'update_ad_set_optimization_goal',
      'update_ad_set_duration',
    ]);
    expect(log.slice(1, 3).map((one) => JSON.parse(one.extra_data))).toEqual([
      { old_value: 'OFFSITE_CONVERSIONS', new_value: 'LINK_CLICKS' },
      { old_value: null, new_value: '2027-01-31T00:00:00-0800' },
    ]);
  });

  it('survive in batches, each with its own answer', async () => {
    const id = await idOf('ads', 'Price Carousel');
    const batch = [
      { method: 'POST', relative_url: id, body: 'status=PAUSED' },
      { method: 'GET', relative_url: `${VERSION}/${id}?fields=status` },
      { method: 'GET', relative_url: '5' },
    ];
    const { body } = await graph.post('', { batch });
    expect(body.map((one: Loose) => one.code)).toEqual([200, 200, 400]);
    expect(JSON.parse(body[1].body)).toEqual({ id, status: 'PAUSED' });
    const many = Array.from({ length: 51 }, () => ({ method: 'GET', relative_url: 'me' }));
    expect((await graph.post('', { batch: many })).body.error.code).toBe(100);
  });
});
