import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestSandbox, testSandbox } from '../testing/client.js';
import { CLIENTS } from './tokens.js';

const REDIRECT = 'http://localhost:3000/api/connections/google/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-rfc-7636-minimum';
const SCOPE = 'https://www.googleapis.com/auth/adwords';
let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await testSandbox();
});
afterAll(() => sandbox.close());

const request = {
  client_id: CLIENTS.google.id,
  redirect_uri: REDIRECT,
  response_type: 'code',
  scope: SCOPE,
  state: 'st&te"<',
  access_type: 'offline',
  prompt: 'consent',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};
const form = (path: string, fields: Record<string, string>) =>
  sandbox.call('POST', `/oauth/google/${path}`, new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
  });
async function consent(changes: Partial<typeof request> = {}, decision = 'approve'): Promise<URL> {
  const reply = await form('consent', { ...request, ...changes, decision });
  return new URL(reply.headers.get('location') ?? 'about:blank');
}
const token = (fields: Record<string, string>) =>
  form('token', { client_id: CLIENTS.google.id, client_secret: CLIENTS.google.secret, ...fields });
const exchange = (code: string, changes: Record<string, string> = {}) =>
  token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...changes,
  });
const codeOf = (url: URL) => url.searchParams.get('code') ?? '';

describe('the consent page', () => {
  it('names scopes and accounts, carries the request and escapes it', async () => {
    const { status, body } = await sandbox.call(
      'GET',
      `/oauth/google/authorize?${new URLSearchParams(request)}`,
    );
    expect(status).toBe(200);
    expect(body).toContain('Approve');
    expect(body).toContain('Fahrradhaus Lindwurm');
    expect(body).toContain('value="st&amp;te&quot;&lt;"');
    expect(body).not.toContain('st&te"<');
  });

  it('shows a wrong client, redirect or response type instead of redirecting', async () => {
    for (const wrong of [
      { client_id: 'x' },
      { redirect_uri: 'nonsense' },
      { response_type: 'token' },
      { scope: '' },
    ]) {
      const query = new URLSearchParams({ ...request, ...wrong });
      expect((await sandbox.call('GET', `/oauth/google/authorize?${query}`)).status).toBe(400);
    }
  });

  it('returns with code and state, or with access_denied', async () => {
    const yes = await consent();
    expect([yes.origin + yes.pathname, yes.searchParams.get('state')]).toEqual([REDIRECT, request.state]);
    const no = await consent({}, 'deny');
    expect([no.searchParams.get('error'), no.searchParams.get('code')]).toEqual(['access_denied', null]);
  });
});

describe('tokens', () => {
  it('come for a code, work, refresh, and die when revoked', async () => {
    const { body } = await exchange(codeOf(await consent()));
    expect(body).toMatchObject({
      expires_in: 3599,
      token_type: 'Bearer',
      scope: SCOPE,
      refresh_token: expect.any(String),
    });
    const list = (access: string) =>
      sandbox.call('GET', '/google/v25/customers:listAccessibleCustomers', undefined, {
        authorization: `Bearer ${access}`,
      });
    expect((await list(body.access_token)).status).toBe(200);
    const refresh = () => token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    const fresh = await refresh();
    expect(fresh.body.refresh_token).toBeUndefined();
    expect((await list(fresh.body.access_token)).status).toBe(200);
    expect((await form('revoke', { token: body.refresh_token })).status).toBe(200);
    expect((await list(fresh.body.access_token)).status).toBe(401);
    expect([(await refresh()).status, (await refresh()).body]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
    ]);
  });

  it('are refused for a used code, a wrong verifier, redirect or secret', async () => {
    const code = codeOf(await consent());
    expect((await exchange(code, { code_verifier: 'wrong' })).body.error).toBe('invalid_grant');
    expect((await exchange(code, { redirect_uri: 'http://localhost/other' })).body.error).toBe(
      'redirect_uri_mismatch',
    );
    expect((await exchange(code, { client_secret: 'wrong' })).status).toBe(401);
    expect((await exchange(code)).status).toBe(200);
    expect((await exchange(code)).body.error).toBe('invalid_grant');
    expect((await token({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
  });

  it('bring a refresh token on re-consent only when consent is prompted, and never without offline access', async () => {
    await exchange(codeOf(await consent()));
    const quiet = await exchange(codeOf(await consent({ prompt: '' })));
    expect(quiet.body.refresh_token).toBeUndefined();
    const online = await exchange(codeOf(await consent({ access_type: 'online' })));
    expect(online.body.refresh_token).toBeUndefined();
  });

  it('do not open the ads API without its scope', async () => {
    const { body } = await exchange(codeOf(await consent({ scope: 'openid' })));
    const reply = await sandbox.call('GET', '/google/v25/customers:listAccessibleCustomers', undefined, {
      authorization: `Bearer ${body.access_token}`,
    });
    expect(reply.status).toBe(403);
  });

  it('fail to refresh while the fault is on', async () => {
    const { body } = await exchange(codeOf(await consent()));
    await sandbox.call('POST', '/_control/faults', { account: '7318264950', kind: 'invalid_grant' });
    const refresh = () => token({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect((await refresh()).body.error).toBe('invalid_grant');
    expect((await refresh()).status).toBe(200);
  });
});
