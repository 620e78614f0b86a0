import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Loose, type Reply, type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META, VERSION } from '../testing/graph.js';

let sandbox: TestSandbox;
let graph: GraphClient;
beforeAll(async () => {
  sandbox = await testSandbox();
  graph = await graphClient(sandbox);
});
afterAll(() => sandbox.close());

const CAMPAIGN = {
  name: 'New leads',
  objective: 'OUTCOME_LEADS',
  status: 'PAUSED',
  buying_type: 'AUCTION',
  special_ad_categories: [],
  is_adset_budget_sharing_enabled: false,
};
const SET = {
  name: 'Germany 25+',
  status: 'ACTIVE',
  daily_budget: '2000',
  billing_event: 'IMPRESSIONS',
  optimization_goal: 'LEAD_GENERATION',
  bid_strategy: 'LOWEST_COST_WITHOUT_CAP',
  destination_type: 'ON_AD',
  promoted_object: { page_id: '104857600123401' },
  start_time: '2026-12-01T08:00:00+0100',
  targeting: {
    geo_locations: { countries: ['DE'] },
    age_min: 25,
    targeting_automation: { advantage_audience: 0 },
  },
  dsa_beneficiary: 'Lindwurm Bikes Inc.',
  dsa_payor: 'Lindwurm Bikes Inc.',
};
const STORY = {
  page_id: '104857600123401',
  link_data: { link: 'https://us.lindwurm-bikes.example.com/', message: 'Ride', name: 'Test ride' },
};
/** A PNG header of 640 x 480: all that is looked at. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000280000001e00802000000', 'hex');

const without = (from: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(from).filter(([key]) => key !== name));
const refusal = (reply: Reply) => [reply.status, reply.body.error?.code, reply.body.error?.error_subcode];

describe('a campaign', () => {
  it('stands after the whole chain, paused, and earns once it is switched on', async () => {
    const campaign = (await graph.post(`${META}/campaigns`, CAMPAIGN)).body.id;
    const set = await graph.post(`${META}/adsets`, { ...SET, campaign_id: campaign, start_time: '' });
    const image = await graph.post(`${META}/adimages`, { bytes: PNG.toString('base64') });
    const { hash, width } = image.body.images.bytes;
    expect(width).toBe(640);
    const creative = await graph.post(`${META}/adcreatives`, {
      name: 'CR',
      object_story_spec: { ...STORY, link_data: { ...STORY.link_data, image_hash: hash } },
    });
    const ad = await graph.post(`${META}/ads`, {
      name: 'AD',
      adset_id: set.body.id,
      creative: { creative_id: creative.body.id },
      status: 'ACTIVE',
      fields: 'name,effective_status,campaign_id,creative{image_hash}',
    });
    expect(ad.body).toMatchObject({
      effective_status: 'PENDING_REVIEW',
      campaign_id: campaign,
      creative: { image_hash: hash },
    });
    await sandbox.call('POST', '/_control/advance', { days: 1 });
    const spend = () =>
      graph.list(`${campaign}/insights`, { fields: 'spend,actions', date_preset: 'last_7d' });
    expect(await spend()).toEqual([]);
    await graph.post(campaign, { status: 'ACTIVE' });
    await sandbox.call('POST', '/_control/advance', { days: 8 });
    const [row] = await spend();
    expect(Number(row.spend)).toBeGreaterThan(50);
    expect(row.actions.some((one: { action_type: string }) => one.action_type === 'lead')).toBe(true);
  });

  it('needs what the vendor requires', async () => {
    const post = (params: Record<string, unknown>) => graph.post(`${META}/campaigns`, params);
    for (const name of ['name', 'objective', 'special_ad_categories']) {
      expect([name, ...refusal(await post(without(CAMPAIGN, name)))]).toEqual([name, 400, 100, undefined]);
    }
    const flag = 'is_adset_budget_sharing_enabled';
    expect(refusal(await post(without(CAMPAIGN, flag)))).toEqual([400, 100, 4834011]);
    expect(refusal(await post({ ...CAMPAIGN, [flag]: true }))).toEqual([400, 100, 4834005]);
    const legacy = await post({ ...CAMPAIGN, objective: 'CONVERSIONS' });
    expect(legacy.body.error.error_user_msg).toContain('OUTCOME_SALES');
    expect((await post({ ...CAMPAIGN, special_ad_categories: ['SHOES'] })).status).toBe(400);
    const own = await post({
      ...without(CAMPAIGN, flag),
      daily_budget: '5000',
      special_ad_categories: 'NONE',
    });
    expect(own.status).toBe(200);
  });

  it('is not made by a validation', async () => {
    const count = async () => (await graph.list(`${META}/campaigns`, { limit: 500 })).length;
    const before = await count();
    const { body } = await graph.post(`${META}/campaigns`, {
      ...CAMPAIGN,
      execution_options: ['validate_only'],
    });
    expect(body).toEqual({ success: true });
    expect(await count()).toBe(before);
  });
});

describe('an ad set', () => {
  let campaign = '';
  const post = (params: Record<string, unknown>) =>
    graph.post(`${META}/adsets`, { campaign_id: campaign, ...params });
  beforeAll(async () => {
    campaign = (await graph.post(`${META}/campaigns`, CAMPAIGN)).body.id;
  });

  it('needs what the vendor requires', async () => {
    for (const name of ['name', 'billing_event', 'optimization_goal', 'daily_budget', 'promoted_object']) {
      expect([name, (await post(without(SET, name))).status]).toEqual([name, 400]);
    }
    expect(refusal(await post(without(SET, 'targeting')))).toEqual([400, 100, 1885364]);
    expect(refusal(await post(without(SET, 'dsa_payor')))).toEqual([400, 100, 3858081]);
    expect((await post({ ...SET, campaign_id: '1' })).status).toBe(400);
    expect(refusal(await post({ ...SET, bid_strategy: 'COST_CAP' }))).toEqual([400, 100, 1815857]);
    const lifetime = { ...without(SET, 'daily_budget'), lifetime_budget: '90000' };
    expect((await post(lifetime)).status).toBe(400);
    expect((await post({ ...lifetime, end_time: '2026-11-01T00:00:00+0000' })).status).toBe(400);
  });

  it('takes no budget below a campaign that has one, and needs an answer for special categories', async () => {
    const above = await graph.post(`${META}/campaigns`, {
      ...without(CAMPAIGN, 'is_adset_budget_sharing_enabled'),
      daily_budget: '5000',
      special_ad_categories: ['HOUSING'],
    });
    const id = { campaign_id: above.body.id };
    expect(refusal(await post({ ...SET, ...id }))).toEqual([400, 100, 1885621]);
    const shared = without(SET, 'daily_budget');
    const silent = { ...shared, targeting: { geo_locations: { countries: ['US'] } } };
    expect(refusal(await post({ ...silent, ...id }))).toEqual([400, 100, 1870227]);
    expect((await post({ ...shared, ...id })).status).toBe(200);
  });

  it('delivers only inside its schedule', async () => {
    const { body } = await post({
      ...SET,
      start_time: '2026-12-05T00:00:00-0800',
      end_time: '2026-12-08T00:00:00-0800',
    });
    await graph.post(campaign, { status: 'ACTIVE' });
    await graph.post(`${META}/ads`, {
      name: 'Scheduled',
      adset_id: body.id,
      creative: { object_story_spec: STORY },
    });
    expect((await graph.get(body.id, { fields: 'start_time,end_time' })).body).toMatchObject({
      start_time: '2026-12-05T00:00:00-0800',
      end_time: '2026-12-08T00:00:00-0800',
    });
    await sandbox.call('POST', '/_control/advance', { days: 16 });
    const rows = await graph.list(`${body.id}/insights`, {
      fields: 'spend',
      time_increment: 1,
      date_preset: 'last_30d',
    });
    expect(rows.map((row) => row.date_start)).toEqual(['2026-12-05', '2026-12-06', '2026-12-07']);
  });
});

describe('an ad and what it shows', () => {
  it('need each other', async () => {
    const set = await graph.named('adsets', 'Test rides LA');
    const ad = { name: 'AD', adset_id: set.id, creative: { creative_id: '1' } };
    expect((await graph.post(`${META}/ads`, ad)).body.error.error_user_title).toBe('Creative not found');
    expect((await graph.post(`${META}/ads`, without(ad, 'creative'))).status).toBe(400);
    expect((await graph.post(`${META}/ads`, { ...ad, adset_id: '2' })).status).toBe(400);
    expect((await graph.post(`${META}/ads`, { ...ad, status: 'DELETED' })).status).toBe(400);
  });

  it('name a page, a link and pictures of the account', async () => {
    const post = (spec: unknown) =>
      graph.post(`${META}/adcreatives`, { name: 'CR', object_story_spec: spec });
    expect((await graph.post(`${META}/adcreatives`, { name: 'CR' })).status).toBe(400);
    expect((await post({ link_data: STORY.link_data })).status).toBe(400);
    expect((await post({ ...STORY, link_data: { message: 'x' } })).status).toBe(400);
    const foreign = { ...STORY, link_data: { ...STORY.link_data, image_hash: 'abc' } };
    expect((await post(foreign)).body.error.error_user_title).toBe('Image not found');
    expect((await post(STORY)).status).toBe(200);
  });

  it('have pictures that are uploaded as files, listed, and deleted by hash', async () => {
    const form = new FormData();
    form.set('filename', new Blob([Buffer.concat([PNG, Buffer.from('other')])]), 'wheel.png');
    const url = `${sandbox.url}/meta/${VERSION}/${META}/adimages?access_token=${graph.token}`;
    const reply = await fetch(url, { method: 'POST', body: form });
    const body: Loose = await reply.json();
    const { hash } = body.images['wheel.png'];
    const [image] = await graph.list(`${META}/adimages`, { hashes: [hash], fields: 'hash,name,height' });
    expect(image).toEqual({ id: `${META.slice(4)}:${hash}`, hash, name: 'wheel.png', height: 480 });
    expect((await graph.remove(`${META}/adimages`, { hash })).body).toEqual({ success: true });
    expect(await graph.list(`${META}/adimages`, { hashes: [hash] })).toEqual([]);
    const text = Buffer.from('not a picture').toString('base64');
    expect((await graph.post(`${META}/adimages`, { bytes: text })).status).toBe(400);
  });
});
