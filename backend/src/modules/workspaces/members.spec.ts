import { randomUUID } from 'node:crypto';
import type { Member, Role } from '@adwright/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';

let api: TestApp;
let owner: TestUser;
beforeAll(async () => {
  api = await startTestApp();
});
beforeEach(async () => {
  owner = await api.signUp();
});
afterAll(() => api?.close());

type Page = { items: Member[]; nextCursor: string | null };
type Answer = Member & { code: string };

async function members(user: TestUser = owner): Promise<Member[]> {
  return (await user.client.get<Page>('/members', { query: { limit: 200 } })).body.items;
}

async function memberOf(user: TestUser): Promise<Member> {
  const found = (await members()).find((member) => member.userId === user.id);
  if (!found) throw new Error('not a member');
  return found;
}

async function newClient(name: string): Promise<string> {
  return (await owner.client.post<{ id: string }>('/clients', { name })).body.id;
}

async function change(by: TestUser, who: TestUser, body: object): Promise<[number, string | undefined]> {
  const answer = await by.client.patch<Answer>(`/members/${(await memberOf(who)).id}`, body);
  return [answer.status, answer.body.code];
}

describe('owners', () => {
  it('are made and unmade by owners only; an admin cannot raise anybody, least of all themselves', async () => {
    const admin = await api.join(owner, { role: 'admin' });
    const viewer = await api.join(owner, { role: 'viewer' });
    expect(await change(admin, admin, { role: 'owner' })).toEqual([403, 'forbidden']);
    expect(await change(admin, viewer, { role: 'owner' })).toEqual([403, 'forbidden']);
    expect(await change(admin, owner, { role: 'viewer' })).toEqual([403, 'forbidden']);
    expect(await change(admin, viewer, { role: 'analyst' })).toEqual([200, undefined]);
    expect(await change(owner, admin, { role: 'owner' })).toEqual([200, undefined]);
    expect((await admin.client.delete(`/members/${(await memberOf(owner)).id}`)).status).toBe(204);
  });

  it('cannot be removed or invited by an admin', async () => {
    const admin = await api.join(owner, { role: 'admin' });
    expect((await admin.client.delete(`/members/${(await memberOf(owner)).id}`)).status).toBe(403);
    expect((await admin.client.post('/invitations', { role: 'owner' })).status).toBe(403);
    expect((await owner.client.post('/invitations', { role: 'owner' })).status).toBe(201);
  });

  it('always leave one behind', async () => {
    expect(await change(owner, owner, { role: 'admin' })).toEqual([409, 'last_owner']);
    const leave = await owner.client.delete<Answer>(`/members/${(await memberOf(owner)).id}`);
    expect([leave.status, leave.body.code]).toEqual([409, 'last_owner']);
  });

  it('leave one behind even when two step down at the same moment', async () => {
    const second = await api.join(owner, { role: 'owner' });
    const [a, b] = [await memberOf(owner), await memberOf(second)];
    const answers = await Promise.all([
      owner.client.patch<Answer>(`/members/${a.id}`, { role: 'viewer' }),
      second.client.patch<Answer>(`/members/${b.id}`, { role: 'viewer' }),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const owners = await api.database.asOwner(
      "SELECT 1 FROM members WHERE workspace_id = $1 AND role = 'owner'",
      [owner.workspaceId],
    );
    expect(owners).toHaveLength(1);
  });
});

describe('client scope', () => {
  it('stays when only the role changes, and follows when it is named', async () => {
    const [a, b] = [await newClient('A'), await newClient('B')];
    const person = await api.join(owner, { role: 'viewer', clientIds: [a] });
    await change(owner, person, { role: 'analyst' });
    expect(await memberOf(person)).toMatchObject({ role: 'analyst', clientScope: 'list', clientIds: [a] });
    await change(owner, person, { role: 'analyst', clientScope: 'list', clientIds: [b, b] });
    expect(await memberOf(person)).toMatchObject({ clientScope: 'list', clientIds: [b] });
    await change(owner, person, { role: 'analyst', clientScope: 'all' });
    expect(await memberOf(person)).toMatchObject({ clientScope: 'all', clientIds: [] });
  });

  it('must mean what it says', async () => {
    const a = await newClient('A');
    const person = await api.join(owner, { role: 'viewer' });
    for (const body of [
      { role: 'viewer', clientScope: 'list', clientIds: [] },
      { role: 'viewer', clientScope: 'list' },
      { role: 'viewer', clientScope: 'all', clientIds: [a] },
      { role: 'owner', clientScope: 'list', clientIds: [a] },
      { role: 'boss' },
      { role: 'viewer', clientIds: 'a' },
      {},
    ]) {
      expect(await change(owner, person, body), JSON.stringify(body)).toEqual([422, 'invalid_input']);
    }
    for (const role of ['viewer', 'owner'] satisfies Role[]) {
      const answer = await owner.client.post('/invitations', { role, clientIds: [a] });
      expect(answer.status).toBe(422);
    }
  });

  it('takes only clients of this workspace', async () => {
    const stranger = await api.signUp();
    const [foreign] = (await stranger.client.get<{ items: { id: string }[] }>('/clients')).body.items;
    const person = await api.join(owner, { role: 'viewer' });
    for (const id of [foreign?.id, randomUUID()]) {
      const body = { role: 'viewer', clientScope: 'list', clientIds: [id] };
      expect(await change(owner, person, body)).toEqual([404, 'not_found']);
      expect((await owner.client.post('/invitations', body)).status).toBe(404);
    }
    expect(await memberOf(person)).toMatchObject({ clientScope: 'all' });
  });

  it('narrowed keeps even an admin out of the administration of the whole workspace', async () => {
    const a = await newClient('A');
    const admin = await api.join(owner, { role: 'admin', clientIds: [a] });
    const self = (await memberOf(admin)).id;
    const tries = [
      admin.client.patch<Answer>(`/members/${self}`, { role: 'admin', clientScope: 'all' }),
      admin.client.post<Answer>('/invitations', { role: 'admin' }),
      admin.client.get<Answer>('/invitations'),
      admin.client.post<Answer>('/clients', { name: 'Mine' }),
      admin.client.get<Answer>('/audit-events'),
      admin.client.patch<Answer>('/workspace', { name: 'Mine' }),
    ];
    for (const { status, body } of await Promise.all(tries))
      expect([status, body.code]).toEqual([403, 'forbidden']);
    expect((await admin.client.patch(`/clients/${a}`, { name: 'A renamed' })).status).toBe(200);
  });

  it('narrowed shows only people of the shared clients, and no other client’s id', async () => {
    const [a, b] = [await newClient('A'), await newClient('B')];
    const seer = await api.join(owner, { role: 'analyst', clientIds: [a] });
    const both = await api.join(owner, { role: 'viewer', clientIds: [a, b] });
    await api.join(owner, { role: 'viewer', clientIds: [b] });
    const seen = await members(seer);
    expect(seen.map((member) => member.userId).sort()).toEqual([owner.id, seer.id, both.id].sort());
    expect(JSON.stringify(seen)).not.toContain(b);
    expect(await members()).toHaveLength(4);
  });
});

describe('the list of members', () => {
  it('comes in pages that neither repeat nor skip anybody', async () => {
    for (let n = 0; n < 4; n += 1) await api.join(owner, { role: 'viewer' });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string | number> = { limit: 2, ...(cursor ? { cursor } : {}) };
      const page: Page = (await owner.client.get<Page>('/members', { query })).body;
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((member) => member.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual((await members()).map((member) => member.id));
    expect(new Set(seen).size).toBe(5);
  });

  it('refuses cursors it did not give out', async () => {
    const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of [
      'x',
      made(['now', randomUUID()]),
      made(['2026-01-01', "'"]),
      made([1, 2]),
      made(['a\u0000', 'b']),
    ]) {
      const answer = await owner.client.get<Answer>('/members', { query: { cursor } });
      expect([answer.status, answer.body.code]).toEqual([422, 'invalid_input']);
    }
  });

  it('loses a removed person, their API tokens and their rights together', async () => {
    const person = await api.join(owner, { role: 'analyst' });
    const token = await person.client.post<{ token: string }>('/auth/api-tokens', {
      name: 't',
      role: 'viewer',
      expiresInDays: null,
    });
    const { id } = await memberOf(person);
    expect((await owner.client.delete(`/members/${id}`)).status).toBe(204);
    expect((await owner.client.delete(`/members/${id}`)).status).toBe(404);
    expect((await api.bearer(token.body.token).get('/clients')).status).toBe(401);
    // Invited again, the old token stays dead.
    const link = await owner.client.post<{ url: string }>('/invitations', { role: 'viewer' });
    await person.client.post('/invitations/accept', { token: new URL(link.body.url).hash.slice(1) });
    expect((await api.bearer(token.body.token).get('/clients')).status).toBe(401);
  });
});
