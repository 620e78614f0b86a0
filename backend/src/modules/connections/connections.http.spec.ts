import type { AdAccount, AdPlatform, Connection, Problem } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, type TestSandbox } from '../../../../ops/testing/sandbox.js';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { SandboxConsent } from './sandbox-consent.js';

let sandbox: TestSandbox;
let test: TestApp;
let owner: TestUser;

beforeAll(async () => {
  sandbox = await startTestSandbox({ now: '2026-11-20T09:00:00Z' });
  test = await startTestApp({ SANDBOX_URL: sandbox.url, PUBLIC_URL: 'http://localhost:3000' });
  owner = await test.signUp();
});

afterAll(async () => {
  await test.close();
  await sandbox.close();
});

interface List<T> {
  items: T[];
}

async function callback(platform: AdPlatform, query: Record<string, string>): Promise<URL> {
  const answer = await test.anonymous().get(`/connections/oauth/callback/${platform}`, { query });
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
}

async function connect(platform: AdPlatform): Promise<string> {
  const body = { platform, environment: 'sandbox', write: true };
  const start = await owner.client.post<{ authorizeUrl: string; redirectUri: string }>(
    '/connections/oauth/start',
    body,
  );
  expect(start.status).toBe(200);
  expect(start.body.redirectUri).toBe(`http://localhost:3000/api/connections/oauth/callback/${platform}`);
  const back = await callback(platform, await new SandboxConsent().approve(start.body.authorizeUrl));
  expect(back.origin + back.pathname).toBe('http://localhost:3000/connections');
  return back.searchParams.get('connected') ?? '';
}

describe.each(['google', 'meta'] as const)('connecting %s over HTTP', (platform) => {
  it('leads a person out and back, shows accounts to pick, and starts their first sync', async () => {
    const id = await connect(platform);
    const connection = await owner.client.get<Connection>(`/connections/${id}`);
    expect(connection.body).toMatchObject({ platform, state: 'active', missingScopes: [] });
    const available = await owner.client.get<List<{ externalId: string; currency: string }>>(
      `/connections/${id}/available-accounts`,
    );
    const externalIds = available.body.items.slice(0, 2).map((account) => account.externalId);
    expect(externalIds).toHaveLength(2);
    const added = await owner.client.post<List<AdAccount>>(`/connections/${id}/ad-accounts`, { externalIds });
    expect(added.status).toBe(201);
    for (const account of added.body.items) {
      expect(account).toMatchObject({ platform, writable: true, environment: 'sandbox' });
      expect(account.syncRunId).not.toBeNull();
    }
    const twice = await owner.client.post<List<AdAccount>>(`/connections/${id}/ad-accounts`, { externalIds });
    expect(twice.body.items.map((account) => account.id).sort()).toEqual(
      added.body.items.map((account) => account.id).sort(),
    );
    const ended = await owner.client.delete(`/connections/${id}`);
    expect(ended.status).toBe(204);
    expect((await owner.client.get<Connection>(`/connections/${id}`)).body.state).toBe('revoked');
  });

  it('leads back with the reason when the person says no, or the answer is not one we asked for', async () => {
    const body = { platform, environment: 'sandbox' };
    const start = await owner.client.post<{ authorizeUrl: string }>('/connections/oauth/start', body);
    const state = new URL(start.body.authorizeUrl).searchParams.get('state') ?? '';
    const denied = await callback(platform, { state, error: 'access_denied' });
    expect(denied.searchParams.get('error')).toBe('forbidden');
    const replayed = await callback(platform, { state, code: 'anything' });
    expect(replayed.searchParams.get('error')).toBe('wrong_state');
    const nonsense = await callback(platform, { state: "'; DROP TABLE oauth_states; --", code: '<script>' });
    expect(nonsense.searchParams.get('error')).toBe('wrong_state');
  });
});

describe('rights', () => {
  it('to connect are for admins: analysts and viewers see, and change nothing', async () => {
    const id = await connect('google');
    for (const role of ['analyst', 'viewer'] as const) {
      const { client } = await test.join(owner, { role });
      expect((await client.get(`/connections/${id}`)).status).toBe(200);
      const start = { platform: 'google', environment: 'sandbox' };
      expect((await client.post('/connections/oauth/start', start)).status).toBe(403);
      expect((await client.get(`/connections/${id}/available-accounts`)).status).toBe(403);
      expect((await client.post(`/connections/${id}/ad-accounts`, { externalIds: ['1'] })).status).toBe(403);
      expect((await client.delete(`/connections/${id}`)).status).toBe(403);
      expect((await client.post('/connections/token', { token: 'x'.repeat(40) })).status).toBe(403);
      expect((await client.get('/setup/doctor')).status).toBe(403);
    }
    expect((await owner.client.get<Connection>(`/connections/${id}`)).body.state).toBe('active');
  });

  it('end at the workspace: another owner finds nothing under these ids', async () => {
    const id = await connect('meta');
    const stranger = (await test.signUp()).client;
    for (const [method, path] of [
      ['GET', `/connections/${id}`],
      ['GET', `/connections/${id}/available-accounts`],
      ['DELETE', `/connections/${id}`],
    ] as const)
      expect((await stranger.call(method, path)).status).toBe(404);
    expect((await stranger.get<List<Connection>>('/connections')).body.items).toEqual([]);
    expect((await stranger.get<List<AdAccount>>('/ad-accounts')).body.items).toEqual([]);
  });
});

describe('a system user’s token that is pasted', () => {
  const made = async (more: object = {}) => {
    const reply = await fetch(`${sandbox.url}/_control/meta/system-user-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(more),
    });
    return ((await reply.json()) as { accessToken: string }).accessToken;
  };
  const paste = (token: string, more: object = {}, client = owner.client) =>
    client.post<Connection & Problem>('/connections/token', {
      platform: 'meta',
      environment: 'sandbox',
      write: true,
      token,
      ...more,
    });

  it('connects for good, is stored sealed, and reaches accounts', async () => {
    const token = await made();
    const { status, body } = await paste(` ${token}\n`);
    expect(status).toBe(201);
    expect(body).toMatchObject({ platform: 'meta', state: 'active', expiresAt: null, problem: null });
    expect(JSON.stringify(body)).not.toContain(token);
    const available = await owner.client.get<List<unknown>>(`/connections/${body.id}/available-accounts`);
    expect(available.body.items.length).toBeGreaterThan(1);
    const [sealed] = await test.database.asOwner<{ text: string }>(
      "SELECT encode(ciphertext, 'escape') AS text FROM credentials WHERE connection_id = $1",
      [body.id],
    );
    expect(sealed?.text).not.toContain('EAA');
    const renewed = await paste(await made(), { connectionId: body.id });
    expect(renewed).toMatchObject({ status: 201, body: { id: body.id } });
  });

  it('that cannot write connects for reading and says why', async () => {
    const { body } = await paste(await made({ scopes: ['ads_read', 'business_management'] }));
    expect(body.state).toBe('active');
    expect(body.problem).toContain('ads_management');
  });

  it('is refused with the reason, and nothing is kept', async () => {
    const before = (await owner.client.get<List<Connection>>('/connections')).body.items.length;
    const refusals = [
      [await made({ days: 60 }), 'token_refused', 'adwright.token_ends'],
      [await made({ app: '1234567890' }), 'token_refused', 'adwright.token_foreign_app'],
      [await made({ scopes: ['ads_read'] }), 'token_refused', 'adwright.token_scopes'],
      ['EAAsandboxnothing-that-was-ever-issued', 'token_refused', 'adwright.token_invalid'],
      ['990011223344556|sandbox-meta-app-secret', 'token_refused', 'adwright.token_invalid'],
      ['EAA&access_token=1234567890123&input_token=x', 'token_refused', 'adwright.token_invalid'],
    ] as const;
    for (const [token, code, vendor] of refusals) {
      const { status, body } = await paste(token);
      expect([status, body.code, body.vendor?.code]).toEqual([422, code, vendor]);
      expect(body.errors?.map(({ field }) => field)).toEqual(['token']);
      expect(JSON.stringify(body)).not.toContain(token);
    }
    expect((await owner.client.get<List<Connection>>('/connections')).body.items).toHaveLength(before);
  });

  it('must look like one, and be handed over by someone who may, to a platform that has such tokens', async () => {
    for (const token of [
      '',
      'short',
      'x'.repeat(2001),
      `EAA ${'x'.repeat(30)}`,
      `EAA\u0000${'x'.repeat(30)}`,
      'ÄÖÜ'.repeat(20),
    ]) {
      const { status, body } = await paste(token);
      expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, 'invalid_input', 'token']);
    }
    const token = await made();
    expect(await paste(token, { platform: 'google' })).toMatchObject({ status: 422 });
    expect((await paste(token, {}, (await test.signUp()).client)).status).toBe(201);
    expect(await paste(token, { environment: 'live' })).toMatchObject({
      status: 503,
      body: { code: 'not_configured' },
    });
    const id = (await paste(token)).body.id;
    expect((await paste(token, { connectionId: id }, (await test.signUp()).client)).status).toBe(404);
  });
});

describe('input', () => {
  it('that is wrong is named, and nothing happens', async () => {
    const wrong = await owner.client.post<Problem>('/connections/oauth/start', {
      platform: 'tiktok',
      environment: 'moon',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors?.map((error) => error.field).sort()).toEqual(['environment', 'platform']);
    const live = await owner.client.post<Problem>('/connections/oauth/start', {
      platform: 'meta',
      environment: 'live',
    });
    expect(live).toMatchObject({ status: 503, body: { code: 'not_configured' } });
    expect((await owner.client.get('/ad-accounts/not-an-id')).status).toBe(404);
    expect((await owner.client.get('/ad-accounts?cursor=nonsense')).status).toBe(422);
  });
});

it('the doctor checks settings, addresses and every living connection', async () => {
  const { status, body } = await owner.client.get<{ checks: { id: string; state: string }[] }>(
    '/setup/doctor',
  );
  expect(status).toBe(200);
  const states = new Map(body.checks.map((check) => [check.id, check.state]));
  expect(states.get('google.settings')).toBe('not_configured');
  expect(states.get('meta.redirect')).toBe('ok');
  expect(body.checks.filter((check) => check.id.endsWith('.read')).map((check) => check.state)).toContain(
    'ok',
  );
});
