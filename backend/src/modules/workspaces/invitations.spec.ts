import type { Membership } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp, type TestUser } from '../../common/testing/test-app.js';

let api: TestApp;
let owner: TestUser;
beforeAll(async () => {
  api = await startTestApp({ PUBLIC_URL: 'http://ads.example.test:3000' });
  owner = await api.signUp({ workspaceName: 'Agency' });
});
afterAll(() => api?.close());

interface Invited {
  id: string;
  url: string;
  token: string;
}

async function invite(body: object): Promise<Invited> {
  const answer = await owner.client.post<Invited>('/invitations', body);
  expect(answer.status).toBe(201);
  return { ...answer.body, token: new URL(answer.body.url).hash.slice(1) };
}

function accept(user: TestUser, token: string) {
  return user.client.post<Membership & { code: string }>('/invitations/accept', { token });
}

describe('an invitation', () => {
  it('is a link whose secret no server log sees, kept as a hash', async () => {
    const made = await invite({ role: 'viewer' });
    expect(made.url).toMatch(/^http:\/\/ads\.example\.test:3000\/invite#[A-Za-z0-9_-]{43}$/);
    const listed = await owner.client.get('/invitations');
    expect(listed.text).not.toContain(made.token);
    const stored = await api.database.asOwner('SELECT * FROM invitations WHERE id = $1', [made.id]);
    expect(JSON.stringify(stored)).not.toContain(made.token);
  });

  it('shows a stranger what it is for, and nothing else', async () => {
    const { token } = await invite({ role: 'analyst', email: 'Friend@example.test' });
    const preview = await api.anonymous().post('/invitations/preview', { token });
    expect(preview.body).toEqual({ workspaceName: 'Agency', role: 'analyst', email: 'friend@example.test' });
    for (const wrong of ['', 'x', `${token}x`, "' OR true --"]) {
      const answer = await api.anonymous().post<{ code: string }>('/invitations/preview', { token: wrong });
      expect([answer.status, answer.body.code]).toEqual([409, 'invitation_unusable']);
    }
  });

  it('lets somebody with an account join with its role and clients', async () => {
    const client = await owner.client.post<{ id: string }>('/clients', { name: 'Shop' });
    const { token } = await invite({ role: 'analyst', clientScope: 'list', clientIds: [client.body.id] });
    const user = await api.signUp({ workspaceName: 'Own' });
    const joined = await accept(user, token);
    expect(joined.body).toMatchObject({ workspaceName: 'Agency', role: 'analyst', clientScope: 'list' });
    const inside = api.as(user, { 'x-workspace-id': owner.workspaceId });
    const clients = await inside.get<{ items: { name: string }[] }>('/clients');
    expect(clients.body.items.map((item) => item.name)).toEqual(['Shop']);
  });

  it('works once', async () => {
    const { token } = await invite({ role: 'viewer' });
    const [a, b, c] = [await api.signUp(), await api.signUp(), await api.signUp()];
    const answers = await Promise.all([a, b, c].map((user) => accept(user, token)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });

  it('made for an e-mail address is for nobody else', async () => {
    const { token } = await invite({ role: 'admin', email: 'chosen@example.test' });
    const other = await api.signUp();
    expect((await accept(other, token)).body.code).toBe('invitation_unusable');
    const newcomer = await api.anonymous().post<{ code: string }>('/auth/sign-up', {
      email: 'other@example.test',
      password: TEST_PASSWORD,
      name: 'Other',
      invitationToken: token,
    });
    expect(newcomer.body.code).toBe('invitation_unusable');
    expect(await api.database.asOwner("SELECT 1 FROM users WHERE email = 'other@example.test'")).toEqual([]);
    const chosen = await api.signUp({ email: 'Chosen@example.test', invitationToken: token });
    expect(chosen.workspaceId).toBe(owner.workspaceId);
  });

  it('does not change a member who clicks it, and is not used up by that', async () => {
    const member = await api.join(owner, { role: 'viewer' });
    const { token } = await invite({ role: 'admin' });
    const answer = await accept(member, token);
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    expect((await accept(await api.signUp(), token)).status).toBe(200);
  });

  it('can be withdrawn, and runs out after a week', async () => {
    const withdrawn = await invite({ role: 'viewer' });
    expect((await owner.client.delete(`/invitations/${withdrawn.id}`)).status).toBe(204);
    const old = await invite({ role: 'viewer' });
    await api.database.asOwner(
      "UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1",
      [old.id],
    );
    const user = await api.signUp();
    for (const { token } of [withdrawn, old]) expect((await accept(user, token)).status).toBe(409);
    const listed = await owner.client.get<{ items: { id: string; state: string }[] }>('/invitations');
    const stateOf = (id: string) => listed.body.items.find((item) => item.id === id)?.state;
    expect([stateOf(withdrawn.id), stateOf(old.id)]).toEqual(['revoked', 'expired']);
  });
});
