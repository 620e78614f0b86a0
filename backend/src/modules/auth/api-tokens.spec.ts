import type { Me, Role } from '@adwright/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';

let api: TestApp;
let owner: TestUser;
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.signUp({ workspaceName: 'Tokens' });
});
afterAll(() => api?.close());
afterEach(() => vi.restoreAllMocks());

interface Token {
  id: string;
  token: string;
  prefix: string;
}

async function tokenOf(user: TestUser, role: Role, expiresInDays: number | null = null): Promise<Token> {
  const answer = await user.client.post<Token>('/auth/api-tokens', { name: 'ci', role, expiresInDays });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function memberId(userId: string): Promise<string> {
  const { body } = await owner.client.get<{ items: { id: string; userId: string }[] }>('/members');
  return body.items.find((member) => member.userId === userId)?.id ?? 'none';
}

describe('an API token', () => {
  it('is shown once and stored as a hash', async () => {
    const made = await tokenOf(owner, 'viewer');
    expect(made.token).toMatch(/^adw_[A-Za-z0-9_-]{43}$/);
    const listed = await owner.client.get<{ items: object[] }>('/auth/api-tokens');
    expect(JSON.stringify(listed.body)).not.toContain(made.token);
    const stored = await api.database.asOwner('SELECT * FROM api_tokens WHERE id = $1', [made.id]);
    expect(JSON.stringify(stored)).not.toContain(made.token.slice(made.prefix.length));
  });

  it('has the lesser of its own and its owner’s role', async () => {
    const viewer = await tokenOf(owner, 'viewer');
    expect((await api.bearer(viewer.token).get('/clients')).status).toBe(200);
    expect((await api.bearer(viewer.token).post('/clients', { name: 'No' })).status).toBe(403);
    const me = await api.bearer(viewer.token).get<Me>('/auth/me');
    expect(me.body.current).toMatchObject({ role: 'viewer', workspaceId: owner.workspaceId });
  });

  it('loses a right the moment its owner does', async () => {
    const admin = await api.join(owner, { role: 'admin' });
    const { token } = await tokenOf(admin, 'admin');
    expect((await api.bearer(token).post('/clients', { name: 'Before' })).status).toBe(201);
    await owner.client.patch(`/members/${await memberId(admin.id)}`, { role: 'viewer' });
    expect((await api.bearer(token).post('/clients', { name: 'After' })).status).toBe(403);
    await owner.client.delete(`/members/${await memberId(admin.id)}`);
    expect((await api.bearer(token).get('/clients')).status).toBe(401);
  });

  it('cannot be made above the own role, nor by a token above the token', async () => {
    const analyst = await api.join(owner, { role: 'analyst' });
    const ask = { name: 'up', role: 'owner', expiresInDays: null };
    expect((await analyst.client.post('/auth/api-tokens', ask)).status).toBe(403);
    const { token } = await tokenOf(owner, 'viewer');
    expect((await api.bearer(token).post('/auth/api-tokens', ask)).status).toBe(403);
  });

  it('cannot make one that outlives it', async () => {
    const { token } = await tokenOf(owner, 'admin', 7);
    const make = (expiresInDays: number | null) =>
      api.bearer(token).post('/auth/api-tokens', { name: 'child', role: 'viewer', expiresInDays });
    expect((await make(null)).status).toBe(403);
    expect((await make(8)).status).toBe(403);
    expect((await make(6)).status).toBe(201);
  });

  it('is bound to its workspace, even where its owner is a member elsewhere', async () => {
    const { token } = await tokenOf(owner, 'owner');
    const { body } = await owner.client.post<{ workspaceId: string }>('/workspaces', { name: 'Elsewhere' });
    const elsewhere = { 'x-workspace-id': body.workspaceId };
    expect((await owner.client.get('/clients', { headers: elsewhere })).status).toBe(200);
    expect((await api.bearer(token, elsewhere).get('/clients')).status).toBe(404);
    const workspaces = await api.bearer(token).get<{ items: object[] }>('/workspaces');
    expect(workspaces.body.items).toHaveLength(1);
  });

  it('does not act for the person outside the workspace', async () => {
    const { token } = await tokenOf(owner, 'owner');
    for (const path of ['/workspaces', '/auth/logout-everywhere', '/invitations/accept', '/auth/password']) {
      expect((await api.bearer(token).post(path, { name: 'x', token: 'x' })).status, path).toBe(403);
    }
    expect((await owner.client.get('/auth/me')).status).toBe(200);
  });

  it('inherits a narrowed sight of clients', async () => {
    const [client] = (await owner.client.get<{ items: { id: string }[] }>('/clients')).body.items;
    await owner.client.post('/clients', { name: 'Hidden' });
    const narrowed = await api.join(owner, { role: 'analyst', clientIds: [client?.id ?? ''] });
    const { token } = await tokenOf(narrowed, 'analyst');
    const seen = await api.bearer(token).get<{ items: { id: string }[] }>('/clients');
    expect(seen.body.items.map((item) => item.id)).toEqual([client?.id]);
  });

  it('ends when it is revoked, expired, altered or its owner’s account is closed', async () => {
    const revoked = await tokenOf(owner, 'viewer');
    expect((await owner.client.delete(`/auth/api-tokens/${revoked.id}`)).status).toBe(204);
    expect((await owner.client.delete(`/auth/api-tokens/${revoked.id}`)).status).toBe(404);
    const expired = await tokenOf(owner, 'viewer', 1);
    await api.database.asOwner(
      "UPDATE api_tokens SET expires_at = now() - interval '1 second' WHERE id = $1",
      [expired.id],
    );
    const person = await api.signUp();
    const closed = await tokenOf(person, 'owner');
    await api.database.asOwner('UPDATE users SET disabled_at = now() WHERE id = $1', [person.id]);
    const good = await tokenOf(owner, 'viewer');
    for (const token of [
      revoked.token,
      expired.token,
      closed.token,
      `${good.token}x`,
      'adw_',
      "' OR 1=1 --",
    ]) {
      const answer = await api.bearer(token).get<{ code: string }>('/auth/me');
      expect([answer.status, answer.body.code], token).toEqual([401, 'not_signed_in']);
    }
  });

  it('of another person cannot be seen or revoked', async () => {
    const made = await tokenOf(owner, 'viewer');
    const admin = await api.join(owner, { role: 'admin' });
    const stranger = await api.signUp();
    for (const user of [admin, stranger]) {
      expect((await user.client.delete(`/auth/api-tokens/${made.id}`)).status).toBe(404);
      expect((await user.client.get<{ items: object[] }>('/auth/api-tokens')).body.items).toEqual([]);
    }
    expect((await api.bearer(made.token).get('/auth/me')).status).toBe(200);
  });

  it('wins over a cookie that comes with it, so that a script never acts as somebody else', async () => {
    const other = await api.signUp();
    const made = await tokenOf(owner, 'viewer');
    const both = api.as(other, { authorization: `Bearer ${made.token}` });
    expect((await both.get<Me>('/auth/me')).body.user.id).toBe(owner.id);
    const bad = api.as(other, { authorization: 'Bearer adw_wrong' });
    expect((await bad.get('/auth/me')).status).toBe(401);
  });

  it('shows when it was last used', async () => {
    const made = await tokenOf(owner, 'viewer');
    await api.bearer(made.token).get('/auth/me');
    await vi.waitFor(async () => {
      const { body } = await owner.client.get<{ items: { id: string; lastUsedAt: string | null }[] }>(
        '/auth/api-tokens',
      );
      expect(body.items.find((item) => item.id === made.id)?.lastUsedAt).not.toBeNull();
    });
  });
});
