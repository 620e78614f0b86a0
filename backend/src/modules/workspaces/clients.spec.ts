import type { Client } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';

let api: TestApp;
let owner: TestUser;
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.signUp({ workspaceName: 'Agency' });
});
afterAll(() => api?.close());

async function names(user: TestUser): Promise<string[]> {
  const { body } = await user.client.get<{ items: Client[] }>('/clients');
  return body.items.map((client) => client.name);
}

describe('a client', () => {
  it('keeps what a change does not name, and is archived and brought back', async () => {
    const made = await owner.client.post<Client>('/clients', {
      name: 'Shop',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
    });
    expect(made.body).toMatchObject({
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      adAccounts: 0,
      archivedAt: null,
    });
    const path = `/clients/${made.body.id}`;
    const archived = await owner.client.patch<Client>(path, { archived: true });
    expect(archived.body).toMatchObject({ name: 'Shop', currency: 'EUR', archivedAt: expect.any(String) });
    const renamed = await owner.client.patch<Client>(path, { name: 'Shop 2', currency: null });
    expect(renamed.body).toMatchObject({
      name: 'Shop 2',
      currency: null,
      archivedAt: archived.body.archivedAt,
    });
    expect((await owner.client.patch<Client>(path, { archived: false })).body.archivedAt).toBeNull();
  });

  it('refuses what is no currency, time zone or name', async () => {
    for (const body of [
      { name: '' },
      { name: 'x', currency: 'euro' },
      { name: 'x', timeZone: 'Mars/Olympus' },
      { name: 'x', timeZone: '../../etc/passwd' },
      { name: { first: 'x' } },
    ]) {
      expect((await owner.client.post('/clients', body)).status, JSON.stringify(body)).toBe(422);
    }
  });

  it('is seen by those it was given to and not by others in the same workspace', async () => {
    const [a, b] = await Promise.all(
      ['Alpha', 'Beta'].map(async (name) => (await owner.client.post<Client>('/clients', { name })).body.id),
    );
    const viewer = await api.join(owner, { role: 'viewer', clientIds: [a ?? ''] });
    const admin = await api.join(owner, { role: 'admin', clientIds: [a ?? ''] });
    expect(await names(viewer)).toEqual(['Alpha']);
    const blind = await admin.client.patch<{ code: string }>(`/clients/${b}`, { name: 'Taken' });
    expect([blind.status, blind.body.code]).toEqual([404, 'not_found']);
    expect(await names(owner)).toContain('Beta');
  });
});

describe('another tenant', () => {
  it('reaches nothing by its id', async () => {
    const stranger = await api.signUp();
    const listOf = async (path: string) =>
      (await owner.client.get<{ items: { id: string }[] }>(path)).body.items[0]?.id ?? 'none';
    await owner.client.post('/invitations', { role: 'viewer' });
    const [client, member, invitation] = [
      await listOf('/clients'),
      await listOf('/members'),
      await listOf('/invitations'),
    ];
    const tries: [string, string, object?][] = [
      ['PATCH', `/clients/${client}`, { name: 'Mine' }],
      ['PATCH', `/members/${member}`, { role: 'viewer' }],
      ['DELETE', `/members/${member}`],
      ['DELETE', `/invitations/${invitation}`],
      ['POST', `/workspaces/${owner.workspaceId}/make-default`],
    ];
    for (const [method, path, body] of tries) {
      const answer = await stranger.client.call<{ code: string }>(method, path, body);
      expect([answer.status, answer.body.code], `${method} ${path}`).toEqual([404, 'not_found']);
      const text = await stranger.client.call<{ code: string }>(
        method,
        path.replace(/[0-9a-f-]{36}/, 'x'),
        body,
      );
      expect(text.status).toBe(404);
    }
    for (const path of [
      '/clients',
      '/members',
      '/invitations',
      '/audit-events',
      '/workspaces',
      '/workspace',
    ]) {
      const { text } = await stranger.client.get(path);
      for (const id of [owner.workspaceId, owner.id, client, member, invitation])
        expect(text).not.toContain(id);
    }
  });
});

describe('the audit trail', () => {
  it('shows an admin who signed in, failed to, and changed what, newest first', async () => {
    const boss = await api.signUp({ name: 'Boss' });
    await api.anonymous().post('/auth/login', { email: boss.email, password: 'guessed wrong' });
    await api.anonymous().post('/auth/login', { email: boss.email, password: boss.password });
    await boss.client.post('/auth/api-tokens', { name: 'ci', role: 'viewer', expiresInDays: 1 });
    const person = await api.join(boss, { role: 'viewer' });
    const members = await boss.client.get<{ items: { id: string; userId: string }[] }>('/members');
    const id = members.body.items.find((member) => member.userId === person.id)?.id;
    await boss.client.patch(`/members/${id}`, { role: 'analyst' });
    const { body, text } = await boss.client.get<{
      items: { kind: string; actor: { name: string } | null; detail: Record<string, unknown>; at: string }[];
    }>('/audit-events');
    const kinds = body.items.map((event) => event.kind);
    expect([...kinds].sort()).toEqual([
      'api_token.created',
      'invitation.created',
      'member.changed',
      'member.joined',
      'session.login_failed',
      'session.opened',
      'user.signed_up',
      'user.signed_up',
      'workspace.created',
    ]);
    expect(kinds.indexOf('session.opened')).toBeLessThan(kinds.indexOf('session.login_failed'));
    expect(body.items[0]).toMatchObject({
      actor: { name: 'Boss' },
      detail: { from: 'viewer', to: 'analyst' },
    });
    expect(text).not.toContain('@example.test');
    expect(text).not.toContain('guessed wrong');
  });

  it('keeps what concerns nobody’s workspace from everybody', async () => {
    await api.anonymous().post('/auth/login', { email: 'nobody@example.test', password: 'x' });
    const stored = await api.database.asOwner(
      "SELECT workspace_id, detail FROM audit_events WHERE kind = 'session.login_failed' AND actor_user_id IS NULL",
    );
    expect(stored).toEqual([{ workspace_id: null, detail: { method: 'password' } }]);
    const seen = await owner.client.get<{ items: { actor: object | null; kind: string }[] }>('/audit-events');
    expect(seen.body.items.filter((event) => event.kind === 'session.login_failed')).toEqual([]);
  });
});
