import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Me } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../common/testing/test-app.js';
import type { TestClient } from '../../common/testing/test-client.js';
import { ACCESS_COOKIE } from './cookies.js';
import { STATE_COOKIE } from './strategies/google.guard.js';
import { GoogleStrategy } from './strategies/google.strategy.js';

let api: TestApp;
let google: Server;
let profile: Record<string, unknown>;
let tokenAnswer: { status: number; body: object };

/** Stands in for Google's token and userinfo endpoints. */
async function startGoogle(): Promise<string> {
  google = createServer((request, response) => {
    const token = request.url?.startsWith('/token');
    response.writeHead(token ? tokenAnswer.status : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(token ? tokenAnswer.body : profile));
  });
  await new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(google.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  api = await startTestApp({
    GOOGLE_SIGNIN_CLIENT_ID: 'client-id',
    GOOGLE_SIGNIN_CLIENT_SECRET: 'client-secret',
    PUBLIC_URL: 'https://ads.example.test',
  });
  const url = await startGoogle();
  // The strategy knows Google's addresses itself; only a test sends it elsewhere.
  const strategy: unknown = api.app.get(GoogleStrategy);
  Object.assign((strategy as { _oauth2: object })._oauth2, { _accessTokenUrl: `${url}/token` });
  Object.assign(strategy as object, { _userProfileURL: `${url}/userinfo` });
});
beforeEach(() => {
  profile = { sub: '1001', name: 'Grace', email: 'Grace@example.test', email_verified: true };
  tokenAnswer = { status: 200, body: { access_token: 'google-token', token_type: 'Bearer' } };
});
afterAll(async () => {
  google?.close();
  await api?.close();
});

async function start(tab: TestClient): Promise<URL> {
  const answer = await tab.get('/auth/google');
  expect(answer.status).toBe(302);
  return new URL(answer.headers.get('location') ?? '');
}

/** Goes to Google and comes back; @returns where the browser is sent in the end. */
async function signIn(tab: TestClient = api.anonymous()): Promise<string | null> {
  const state = (await start(tab)).searchParams.get('state') ?? '';
  const answer = await tab.get('/auth/google/callback', { query: { state, code: 'a-code' } });
  return answer.headers.get('location');
}

describe('Google sign-in', () => {
  it('starts at Google with a state that only this browser holds', async () => {
    const tab = api.anonymous();
    const there = await start(tab);
    expect(there.host).toBe('accounts.google.com');
    expect(there.searchParams.get('redirect_uri')).toBe('https://ads.example.test/api/auth/google/callback');
    expect(there.searchParams.get('state')).toBe(tab.cookies.get(STATE_COOKIE));
    expect((await api.anonymous().get('/auth/options')).body).toMatchObject({ google: true });
  });

  it('makes a person with a workspace, and knows them again by Google’s id, not by their address', async () => {
    const tab = api.anonymous();
    expect(await signIn(tab)).toBe('/');
    const first = (await tab.get<Me>('/auth/me')).body;
    expect(first.user).toMatchObject({ email: 'grace@example.test', name: 'Grace' });
    expect(first.current?.role).toBe('owner');
    profile = { ...profile, email: 'married@example.test' };
    const again = api.anonymous();
    await signIn(again);
    expect((await again.get<Me>('/auth/me')).body.user.id).toBe(first.user.id);
  });

  it('never opens an account by its e-mail address alone; the person links it when signed in', async () => {
    const user = await api.signUp({ email: 'ada@example.test' });
    profile = { sub: '2002', name: 'Somebody', email: 'ada@example.test', email_verified: true };
    const tab = api.anonymous();
    expect(await signIn(tab)).toBe('/sign-in?problem=email_taken');
    expect(tab.cookies.has(ACCESS_COOKIE)).toBe(false);
    expect(await signIn(user.client)).toBe('/');
    expect(await signIn(tab)).toBe('/');
    expect((await tab.get<Me>('/auth/me')).body.user.id).toBe(user.id);
  });

  it('refuses an address that Google has not verified', async () => {
    profile = { sub: '3003', name: 'Mallory', email: 'victim@example.test', email_verified: false };
    expect(await signIn()).toBe('/sign-in?problem=forbidden');
    expect(await api.database.asOwner("SELECT 1 FROM users WHERE email = 'victim@example.test'")).toEqual([]);
  });

  it('refuses an answer that was not asked for here', async () => {
    const tab = api.anonymous();
    const state = (await start(tab)).searchParams.get('state') ?? '';
    const back = (who: TestClient, query: Record<string, string>) =>
      who.get('/auth/google/callback', { query });
    for (const answer of [
      await back(api.anonymous(), { state, code: 'stolen' }),
      await back(tab.clone(), { state: `${state}x`, code: 'a-code' }),
      await back(tab.clone(), { code: 'a-code' }),
      await back(tab.clone(), { state, error: 'access_denied' }),
    ]) {
      expect(answer.headers.get('location')).toBe('/sign-in?problem=forbidden');
      expect(answer.headers.getSetCookie().join()).not.toContain(ACCESS_COOKIE);
    }
    expect((await back(tab, { state, code: 'a-code' })).headers.get('location')).toBe('/');
    // The state was used up.
    expect((await back(tab, { state, code: 'a-code' })).headers.get('location')).toBe(
      '/sign-in?problem=forbidden',
    );
  });

  it('signs nobody in when Google refuses the code', async () => {
    tokenAnswer = { status: 400, body: { error: 'invalid_grant' } };
    expect(await signIn()).toBe('/sign-in?problem=unavailable');
  });

  it('cannot open a closed account', async () => {
    const tab = api.anonymous();
    profile = { sub: '4004', name: 'Closed', email: 'closed@example.test', email_verified: true };
    await signIn(tab);
    await api.database.asOwner("UPDATE users SET disabled_at = now() WHERE google_subject = '4004'");
    expect(await signIn()).toBe('/sign-in?problem=invalid_credentials');
  });

  it('marks cookies Secure where the product is reached over https', async () => {
    const tab = api.anonymous();
    const state = (await start(tab)).searchParams.get('state') ?? '';
    const answer = await tab.get('/auth/google/callback', { query: { state, code: 'a-code' } });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(1);
    for (const cookie of cookies) expect(cookie).toContain('Secure');
  });
});

describe('without a Google client', () => {
  it('says so', async () => {
    const bare = await startTestApp();
    try {
      const answer = await bare.anonymous().get<{ code: string }>('/auth/google');
      expect([answer.status, answer.body.code]).toEqual([503, 'not_configured']);
    } finally {
      await bare.close();
    }
  });
});
