import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSandbox } from '../server.js';
import { BORN, type Loose, type TestSandbox, testSandbox } from '../testing/client.js';
import { type GraphClient, graphClient, META } from '../testing/graph.js';
import { type Receiver, startReceiver } from '../testing/receiver.js';

const PAGE = '104857600123401';
const DENTAL = '2846107395';
const SECRETS = { appSecret: 'sandbox-meta-app-secret', verifyToken: 'let me in', googleKey: 'k-42' };
const APP = '990011223344556';

let sandbox: TestSandbox;
let graph: GraphClient;
let receiver: Receiver;
beforeEach(async () => {
  sandbox = await testSandbox({ webhookTimeoutMs: 300 });
  graph = await graphClient(sandbox);
  receiver = await startReceiver(SECRETS);
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const subscription = (more: Record<string, unknown> = {}) => ({
  access_token: `${APP}|${SECRETS.appSecret}`,
  object: 'page',
  fields: 'leadgen',
  callback_url: `${receiver.url}/meta?tenant=7`,
  verify_token: SECRETS.verifyToken,
  ...more,
});
async function pageToken(): Promise<string> {
  const pages = await graph.list('me/accounts', { fields: 'id,access_token' });
  return pages.find(({ id }) => id === PAGE)?.access_token;
}
async function subscribe(): Promise<void> {
  expect((await graph.post(`${APP}/subscriptions`, subscription())).body).toEqual({ success: true });
  const page = { access_token: await pageToken(), subscribed_fields: 'leadgen' };
  expect((await graph.post(`${PAGE}/subscribed_apps`, page)).body).toEqual({ success: true });
}
const lead = async (account = META): Promise<string> =>
  (await sandbox.call('POST', '/_control/leads', { account })).body.id;
const fault = (kind: string, more: Record<string, unknown> = {}) =>
  sandbox.call('POST', '/_control/faults', { account: META, kind, ...more });
const log = async () => (await sandbox.call('GET', '/_control/webhooks')).body;
const settled = async (): Promise<Loose> => {
  for (let i = 0; i < 200; i++) {
    const now = await log();
    if (now.open === 0) return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('letters stay open');
};
const idsIn = (all: Receiver['received']) => all.map(({ body }) => body.entry[0].changes[0].value.leadgen_id);

describe('subscribing on Meta', () => {
  it('asks the receiver to echo, and is listed and taken back', async () => {
    await subscribe();
    const app = { access_token: `${APP}|${SECRETS.appSecret}` };
    expect(await graph.list(`${APP}/subscriptions`, app)).toEqual([
      {
        object: 'page',
        callback_url: `${receiver.url}/meta?tenant=7`,
        active: true,
        fields: [{ name: 'leadgen', version: 'v26.0' }],
      },
    ]);
    const page = { access_token: await pageToken() };
    expect(await graph.list(`${PAGE}/subscribed_apps`, page)).toMatchObject([
      { id: APP, subscribed_fields: ['leadgen'] },
    ]);
    expect((await graph.remove(`${PAGE}/subscribed_apps`, page)).body).toEqual({ success: true });
    expect(await graph.list(`${PAGE}/subscribed_apps`, page)).toEqual([]);
    expect((await graph.remove(`${APP}/subscriptions`, { ...app, object: 'page' })).status).toBe(200);
    expect(await graph.list(`${APP}/subscriptions`, app)).toEqual([]);
    await lead();
    expect((await settled()).deliveries).toEqual([]);
  });

  it('fails where the echo is wrong, the address is out of reach, or the token is a person’s', async () => {
    const code = async (more: Record<string, unknown>) =>
      (await graph.post(`${APP}/subscriptions`, subscription(more))).body.error?.code;
    expect(await code({ verify_token: 'wrong' })).toBe(2200);
    expect(await code({ callback_url: 'http://127.0.0.1:9/' })).toBe(2200);
    for (const url of [
      'http://169.254.169.254/latest',
      'http://10.0.0.5/',
      'http://[::ffff:10.0.0.5]/',
      'http://93.184.215.14/',
    ]) {
      const { body } = await graph.post(`${APP}/subscriptions`, subscription({ callback_url: url }));
      expect(body.error.message, url).toMatch(/#2200.*out of reach/);
    }
    expect(await code({ callback_url: 'file:///etc/passwd' })).toBe(2200);
    expect(await code({ callback_url: 'http://user:pw@127.0.0.1/' })).toBe(2200);
    expect(await code({ callback_url: 'nonsense' })).toBe(100);
    expect(await code({ fields: 'colour' })).toBe(100);
    expect(await code({ object: 'user' })).toBe(100);
    expect(await code({ access_token: graph.token })).toBe(15);
    expect(
      (await graph.post(`${PAGE}/subscribed_apps`, { subscribed_fields: 'leadgen' })).body.error.code,
    ).toBe(210);
    expect((await log()).app).toBeNull();
  });
});

describe('letters from Meta', () => {
  it('are signed over their bytes and name a lead that can be read', async () => {
    await subscribe();
    const id = await lead();
    expect(await receiver.leads(1)).toEqual([id]);
    const [letter] = receiver.received;
    expect(letter?.query.get('tenant')).toBe('7');
    const { body: read } = await graph.get(id, { fields: 'ad_id,form_id,created_time,field_data' });
    const at = Date.parse(read.created_time.replace(/(\d\d)(\d\d)$/, '$1:$2')) / 1000;
    expect(letter?.body).toEqual({
      object: 'page',
      entry: [
        {
          id: PAGE,
          time: expect.any(Number),
          changes: [
            {
              field: 'leadgen',
              value: {
                leadgen_id: id,
                page_id: PAGE,
                form_id: read.form_id,
                adgroup_id: read.ad_id,
                ad_id: read.ad_id,
                created_time: at,
              },
            },
          ],
        },
      ],
    });
  });

  it('tell of every lead of the days that pass, and of none that came before', async () => {
    await subscribe();
    const before = await graph.list('887766554433221/leads', { limit: 1000 });
    await sandbox.call('POST', '/_control/advance', { days: 3 });
    await settled();
    const after = await graph.list('887766554433221/leads', { limit: 1000 });
    const known = new Set(before.map(({ id }) => id));
    const fresh = after.map(({ id }) => id).filter((id) => !known.has(id));
    expect(fresh.length).toBeGreaterThan(3);
    expect(receiver.kept).toEqual(fresh.reverse());
  });

  it('come again until they are taken, ever later, and end after 36 hours', async () => {
    await subscribe();
    receiver.answers.push(503, 503, 'hang');
    const id = await lead();
    for (let i = 0; i < 100 && receiver.received.length < 2; i++) await new Promise((r) => setTimeout(r, 20));
    expect(receiver.received).toHaveLength(2);
    await sandbox.call('POST', '/_control/advance', { hours: 0.02 });
    for (let i = 0; i < 100 && (await log()).deliveries.length < 3; i++)
      await new Promise((r) => setTimeout(r, 20));
    await sandbox.call('POST', '/_control/advance', { hours: 0.1 });
    expect(await receiver.leads(1)).toEqual([id]);
    const { deliveries } = await settled();
    expect(deliveries.map((one: Loose) => one.status)).toEqual([503, 503, null, 200]);
    receiver.answers.push(...Array.from({ length: 50 }, () => 500));
    const lost = await lead();
    for (let i = 0; i < 60 && (await log()).open > 0; i++) {
      await sandbox.call('POST', '/_control/advance', { hours: 1 });
    }
    const tried = (await settled()).deliveries.filter((one: Loose) => one.leadId === lost);
    expect(tried).toHaveLength(9);
    expect(Date.parse(tried[8].at) - Date.parse(tried[0].at)).toBeGreaterThan(35 * 3_600_000);
  });

  it('come twice, late or badly signed when told to, and every lead is kept once', async () => {
    await subscribe();
    await fault('webhook_duplicate');
    const first = await lead();
    await receiver.leads(1);
    await settled();
    expect(idsIn(receiver.received)).toEqual([first, first]);
    expect(receiver.received[0]?.raw.equals(receiver.received[1]?.raw ?? Buffer.alloc(0))).toBe(true);

    await fault('webhook_out_of_order', { delayMs: 3_000 });
    const early = await lead();
    const late = await lead();
    expect(await receiver.leads(3)).toEqual([first, late, early]);

    await fault('webhook_bad_signature');
    const forged = await lead();
    await receiver.leads(4);
    const { deliveries } = await settled();
    expect(deliveries.slice(-2).map((one: Loose) => [one.leadId, one.forged, one.status])).toEqual([
      [forged, true, 401],
      [forged, false, 200],
    ]);
    expect(receiver.kept).toEqual([first, late, early, forged]);
  });

  it('are not struck by the faults of another account', async () => {
    await subscribe();
    await sandbox.call('POST', '/_control/faults', {
      account: DENTAL,
      kind: 'webhook_bad_signature',
      times: null,
    });
    await lead();
    await receiver.leads(1);
    expect(receiver.received.map(({ genuine }) => genuine)).toEqual([true]);
  });
});

describe('letters from Google', () => {
  const configure = (more: Record<string, unknown> = {}) =>
    sandbox.call('POST', '/_control/google-lead-webhook', {
      account: DENTAL,
      url: `${receiver.url}/google`,
      key: SECRETS.googleKey,
      ...more,
    });

  it('carry the key, the answers, and ids wider than a double holds', async () => {
    expect((await configure()).status).toBe(201);
    await lead(DENTAL);
    await receiver.leads(1);
    const [letter] = receiver.received;
    const text = letter?.raw.toString('utf8') ?? '';
    expect(text).toContain('"form_id":9007199254740995,');
    expect(letter?.body).toMatchObject({
      api_version: '1.0',
      asset_group_id: 0,
      google_key: SECRETS.googleKey,
      is_test: false,
      campaign_id: expect.any(Number),
      user_column_data: [
        { column_id: 'FULL_NAME', column_name: 'Full Name' },
        { column_id: 'EMAIL', string_value: expect.stringMatching(/@example\./) },
        { column_id: 'PHONE_NUMBER', string_value: expect.stringMatching(/^\+1\d{3}55501\d\d$/) },
      ],
    });
    await sandbox.call('POST', '/_control/leads', { account: DENTAL, test: true });
    await receiver.leads(2);
    expect(receiver.received[1]?.body).toMatchObject({
      is_test: true,
      lead_id: expect.stringMatching(/^TeSter-/),
    });
    await sandbox.call('POST', '/_control/advance', { days: 2 });
    await settled();
    expect(receiver.kept.length).toBeGreaterThan(3);
  });

  it('with a wrong key are refused and come again with the right one', async () => {
    await configure();
    await sandbox.call('POST', '/_control/faults', { account: DENTAL, kind: 'webhook_bad_signature' });
    await lead(DENTAL);
    await receiver.leads(1);
    expect(receiver.received.map(({ genuine }) => genuine)).toEqual([false, true]);
  });

  it('go nowhere that is out of reach, and are wanted by Google accounts only', async () => {
    expect((await configure({ url: 'http://169.254.169.254/' })).status).toBe(400);
    expect((await configure({ account: META.slice(4) })).status).toBe(400);
    expect((await sandbox.call('POST', '/_control/leads', { account: '6120943785' })).status).toBe(400);
    expect((await sandbox.call('POST', '/_control/leads', { account: META, test: true })).status).toBe(400);
    // A name that is looked up is judged by what it leads to.
    await configure({ url: 'http://receiver.invalid/' });
    await lead(DENTAL);
    for (let i = 0; i < 100 && (await log()).deliveries.length < 1; i++)
      await new Promise((r) => setTimeout(r, 20));
    expect((await log()).deliveries[0]).toMatchObject({ status: null, error: expect.any(String) });
  });
});

describe('a restart', () => {
  it('keeps who listens, and sends what was open', async () => {
    await subscribe();
    receiver.answers.push(500, 500);
    const id = await lead();
    for (let i = 0; i < 100 && receiver.received.length < 2; i++) await new Promise((r) => setTimeout(r, 20));
    const { dataDir } = sandbox;
    await sandbox.stop();
    const again = await startSandbox({ port: 0, dataDir, now: BORN });
    expect(await receiver.leads(1)).toEqual([id]);
    await again.close();
  });
});
