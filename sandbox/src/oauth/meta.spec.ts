import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, testSandbox } from '../testing/client.js';
import { encoded, VERSION } from '../testing/graph.js';
import { CLIENTS } from './tokens.js';

const REDIRECT = 'http://localhost:3000/api/connections/meta/callback';
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

const request = {
  client_id: CLIENTS.meta.id,
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: 'ads_read,ads_management',
  state: 'st&te"<',
};
const app = { client_id: CLIENTS.meta.id, client_secret: CLIENTS.meta.secret };
const APP_TOKEN = `${CLIENTS.meta.id}|${CLIENTS.meta.secret}`;
const get = (path: string, params: Record<string, unknown>) =>
  sandbox.call('GET', `/meta/${VERSION}/${path}?${encoded(params)}`);
const token = (params: Record<string, unknown>) => get('oauth/access_token', { ...app, ...params });

async function consent(changes: Partial<typeof request> = {}, decision = 'approve'): Promise<URL> {
  const form = encoded({ ...request, ...changes, decision });
  const reply = await sandbox.call('POST', '/oauth/meta/consent', form, {
    'content-type': 'application/x-www-form-urlencoded',
  });
  return new URL(reply.headers.get('location') ?? 'about:blank');
}
async function fresh(scope = request.scope): Promise<string> {
  const code = (await consent({ scope })).searchParams.get('code');
  return (await token({ code, redirect_uri: REDIRECT })).body.access_token;
}
const debug = async (input: string) =>
  (await get('debug_token', { input_token: input, access_token: APP_TOKEN })).body.data;

describe('the login dialog', () => {
  it('names permissions and accounts and escapes what it is given', async () => {
    const path = `/oauth/meta/${VERSION}/dialog/oauth?${encoded(request)}`;
    const { status, body } = await sandbox.call('GET', path);
    expect(status).toBe(200);
    expect(body).toContain('ads_management');
    expect(body).toContain('Lindwurm Bikes US');
    expect(body).toContain('value="st&amp;te&quot;&lt;"');
  });

  it('shows a wrong app, redirect or response type instead of redirecting', async () => {
    for (const wrong of [{ client_id: '1' }, { redirect_uri: 'nonsense' }, { response_type: 'token' }]) {
      const path = `/oauth/meta/${VERSION}/dialog/oauth?${encoded({ ...request, ...wrong })}`;
      expect((await sandbox.call('GET', path)).status).toBe(400);
    }
  });

  it('returns with code and state, or with the reason for a no', async () => {
    const yes = await consent();
    expect([yes.origin + yes.pathname, yes.searchParams.get('state')]).toEqual([REDIRECT, request.state]);
    const no = await consent({}, 'deny');
    expect([
      no.searchParams.get('error'),
      no.searchParams.get('error_reason'),
      no.searchParams.get('code'),
    ]).toEqual(['access_denied', 'user_denied', null]);
  });
});

describe('tokens', () => {
  it('come for a code, are prolonged to sixty days, and say what they are', async () => {
    const code = (await consent()).searchParams.get('code');
    const short = await token({ code, redirect_uri: REDIRECT });
    expect(short.body).toEqual({
      access_token: expect.stringMatching(/^EAA/),
      token_type: 'bearer',
      expires_in: expect.any(Number),
    });
    const long = await token({
      grant_type: 'fb_exchange_token',
      fb_exchange_token: short.body.access_token,
    });
    expect(long.body.expires_in).toBe(5_183_944);
    expect((await get('me', { access_token: long.body.access_token })).status).toBe(200);
    expect(await debug(long.body.access_token)).toMatchObject({
      app_id: CLIENTS.meta.id,
      is_valid: true,
      scopes: ['ads_read', 'ads_management'],
      expires_at: expect.any(Number),
      user_id: '10223344556677889',
    });
  });

  it('are refused for a used code, another redirect or a wrong secret', async () => {
    const code = (await consent()).searchParams.get('code');
    expect((await token({ code, redirect_uri: `${REDIRECT}/x` })).body.error).toMatchObject({
      code: 100,
      error_subcode: 36008,
    });
    expect((await token({ code, redirect_uri: REDIRECT, client_secret: 'x' })).status).toBe(400);
    expect((await token({ code, redirect_uri: REDIRECT })).status).toBe(200);
    expect((await token({ code, redirect_uri: REDIRECT })).body.error.error_subcode).toBe(36009);
    expect((await token({ code: 'AQmadeup', redirect_uri: REDIRECT })).status).toBe(400);
    expect((await token({ grant_type: 'password' })).body.error.code).toBe(100);
  });

  it('are made for system users, with an end or without, and shown to a person', async () => {
    const issue = async (more: object) =>
      (await sandbox.call('POST', '/_control/meta/system-user-token', more)).body.accessToken;
    expect(await debug(await issue({}))).toMatchObject({
      is_valid: true,
      type: 'SYSTEM_USER',
      app_id: APP_TOKEN.split('|')[0],
      expires_at: 0,
    });
    const ends = await debug(await issue({ days: 60, scopes: ['ads_read'], app: '42' }));
    expect(ends).toMatchObject({ type: 'SYSTEM_USER', app_id: '42', scopes: ['ads_read'] });
    expect(ends.expires_at * 1000).toBeGreaterThan(Date.now() + 59 * 86_400_000);
    const page = await fetch(`${sandbox.url}/oauth/meta/system-user`);
    const shown = /EAAsandbox[\w.-]+/.exec(await page.text())?.[0] ?? '';
    expect(await debug(shown)).toMatchObject({ is_valid: true, expires_at: 0 });
  });

  it('die when the permissions are taken back', async () => {
    const mine = await fresh();
    const path = `/meta/${VERSION}/me/permissions?${encoded({ access_token: mine })}`;
    expect((await sandbox.call('DELETE', path)).body).toEqual({ success: true });
    expect((await get('me', { access_token: mine })).body.error).toMatchObject({
      code: 190,
      error_subcode: 458,
    });
    const again = { grant_type: 'fb_exchange_token', fb_exchange_token: mine };
    expect((await token(again)).body.error.code).toBe(190);
    expect(await debug(mine)).toMatchObject({ is_valid: false, error: { code: 190, subcode: 458 } });
  });

  it('open only what was granted', async () => {
    const reader = await fresh('ads_read');
    const list = await get('act_1032458796541203/campaigns', { access_token: reader });
    expect(list.status).toBe(200);
    const write = await sandbox.call(
      'POST',
      `/meta/${VERSION}/${list.body.data[0].id}?access_token=${reader}`,
      { status: 'PAUSED' },
    );
    expect([write.status, write.body.error.code]).toEqual([403, 200]);
    const nothing = await fresh('public_profile');
    expect((await get('me/adaccounts', { access_token: nothing })).body.error.code).toBe(200);
  });

  it('cannot be prolonged while the fault is on, and never expire for the ready-made one', async () => {
    const mine = await fresh();
    await sandbox.call('POST', '/_control/faults', { kind: 'invalid_grant' });
    const again = { grant_type: 'fb_exchange_token', fb_exchange_token: mine };
    expect((await token(again)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await token(again)).status).toBe(200);
    const { body } = await sandbox.call('GET', '/_control/credentials');
    expect(await debug(body.meta.accessToken)).toMatchObject({ expires_at: 0, is_valid: true });
  });
});
