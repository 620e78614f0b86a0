import { randomUUID } from 'node:crypto';
import type { EndpointSpec, Me, Role } from '@adwright/contracts';
import { roleAtLeast, roleSchema } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestUser } from '../../common/testing/test-app.js';
import { MountedEndpoints } from '../../openapi/mounted-endpoints.js';

let api: TestApp;
let owner: TestUser;
let specs: EndpointSpec[];
beforeAll(async () => {
  api = await startTestApp();
  owner = await api.signUp();
  specs = api.app.get(MountedEndpoints).specs();
});
afterAll(() => api?.close());

interface Refusal {
  code: string;
  detail: string;
}

const pathOf = (spec: EndpointSpec) => spec.path.replaceAll(/:\w+/g, randomUUID());
const nameOf = (spec: EndpointSpec) => `${spec.method} ${spec.path}`;
const isRole = (access: string): access is Role => roleSchema.safeParse(access).success;

describe('every route', () => {
  it('declares who may use it', () => {
    const routes = api.app.get(MountedEndpoints).routes();
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter((route) => !route.spec)).toEqual([]);
  });

  it('is closed to strangers unless it is public', async () => {
    for (const spec of specs.filter((item) => item.access !== 'public')) {
      const answer = await api.anonymous().call<Refusal>(spec.method, pathOf(spec));
      expect([answer.status, answer.body.code], nameOf(spec)).toEqual([401, 'not_signed_in']);
    }
  });

  it('is refused below its role, by name, with no body needed to find out', async () => {
    for (const role of ['viewer', 'analyst', 'admin'] as const) {
      const { client } = await api.join(owner, { role });
      const above = specs.filter(({ access }) => isRole(access) && !roleAtLeast(role, access));
      for (const spec of above) {
        const answer = await client.call<Refusal>(spec.method, pathOf(spec));
        expect([answer.status, answer.body.code], `${role}: ${nameOf(spec)}`).toEqual([403, 'forbidden']);
        expect(answer.body.detail).toContain(`role ${spec.access} or above; yours here is ${role}`);
      }
    }
  });

  it('lets a viewer change nothing of the workspace', () => {
    // What is only their own: tokens that carry no more than their right to look, and what they ask the assistant.
    const own =
      /^(POST|DELETE) \/auth\/api-tokens(\/:id)?$|^(POST|PATCH|DELETE) \/conversations(\/|$)|^POST \/knowledge\/search$/;
    const writes = specs.filter(({ method, access }) => method !== 'GET' && access === 'viewer').map(nameOf);
    expect(writes.length).toBeGreaterThan(1);
    expect(writes.filter((name) => !own.test(name))).toEqual([]);
  });

  it('answers 404 when another tenant’s workspace is named, in the header or in the query', async () => {
    const stranger = await api.signUp();
    const asForeign = api.as(stranger, { 'x-workspace-id': owner.workspaceId });
    for (const spec of specs.filter(({ access }) => access === 'user' || isRole(access))) {
      const answer = await asForeign.call<Refusal>(spec.method, pathOf(spec));
      expect([answer.status, answer.body.code], nameOf(spec)).toEqual([404, 'not_found']);
    }
    const query = { workspaceId: owner.workspaceId };
    expect((await stranger.client.get('/workspace', { query })).status).toBe(404);
    for (const named of [randomUUID(), 'not-an-id', "' OR true --"]) {
      expect((await api.as(stranger, { 'x-workspace-id': named }).get('/workspace')).status).toBe(404);
    }
  });

  it('of our own processes takes the service token and nothing else', async () => {
    const service = specs.filter(({ access }) => access === 'service');
    for (const spec of service) {
      for (const caller of [
        owner.client,
        api.bearer('wrong'),
        api.bearer(`${api.config.secrets.serviceToken}x`),
      ]) {
        expect((await caller.call(spec.method, pathOf(spec))).status, nameOf(spec)).toBe(401);
      }
    }
    expect((await api.bearer(api.config.secrets.serviceToken).get('/auth/me')).status).toBe(401);
  });
});

describe('the workspace of a request', () => {
  it('is the named one, else the default one', async () => {
    const user = await api.signUp({ workspaceName: 'First' });
    const second = await user.client.post<{ workspaceId: string }>('/workspaces', { name: 'Second' });
    const id = second.body.workspaceId;
    const current = async (headers = {}) =>
      (await api.as(user, headers).get<Me>('/auth/me')).body.current?.workspaceName;
    expect(await current()).toBe('First');
    expect(await current({ 'x-workspace-id': id })).toBe('Second');
    expect(await current({ 'x-workspace-id': id.toUpperCase() })).toBe('Second');
    expect((await user.client.post(`/workspaces/${id}/make-default`)).status).toBe(204);
    expect(await current()).toBe('Second');
    expect((await user.client.post(`/workspaces/${owner.workspaceId}/make-default`)).status).toBe(404);
  });

  it('does not exist for somebody who was taken out of their last one', async () => {
    const gone = await api.join(owner, { role: 'analyst' });
    const members = await owner.client.get<{ items: { id: string; userId: string }[] }>('/members');
    const id = members.body.items.find((member) => member.userId === gone.id)?.id;
    expect((await owner.client.delete(`/members/${id}`)).status).toBe(204);
    expect((await gone.client.get<Me>('/auth/me')).body).toMatchObject({ memberships: [], current: null });
    const refused = await gone.client.get<Refusal>('/clients');
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  });
});

describe('rights', () => {
  it('follow a change of role at once, in a session that is already open', async () => {
    const analyst = await api.join(owner, { role: 'analyst' });
    expect((await analyst.client.get('/members')).status).toBe(200);
    const { body } = await owner.client.get<{ items: { id: string; userId: string }[] }>('/members');
    const id = body.items.find((member) => member.userId === analyst.id)?.id;
    await owner.client.patch(`/members/${id}`, { role: 'viewer' });
    expect((await analyst.client.get('/members')).status).toBe(403);
    await owner.client.patch(`/members/${id}`, { role: 'admin' });
    expect((await analyst.client.get('/audit-events')).status).toBe(200);
  });
});

describe('another site’s page', () => {
  it('cannot send anything that changes something, with or without a session', async () => {
    const foreign = [{ origin: 'https://evil.test' }, { 'sec-fetch-site': 'cross-site' }, { origin: 'null' }];
    for (const headers of foreign) {
      for (const tab of [owner.client, api.anonymous()]) {
        for (const path of ['/workspaces', '/auth/login', '/auth/refresh', '/auth/logout']) {
          const answer = await tab.post<Refusal>(path, { name: 'Evil' }, { headers });
          expect([answer.status, answer.body.code], path).toEqual([403, 'foreign_origin']);
        }
      }
      expect((await owner.client.get('/auth/me', { headers })).status).toBe(200);
    }
  });

  it('is no concern for API tokens, which no browser sends by itself', async () => {
    const made = await owner.client.post<{ token: string }>('/auth/api-tokens', {
      name: 'script',
      role: 'admin',
      expiresInDays: null,
    });
    const answer = await api
      .bearer(made.body.token, { origin: 'https://evil.test' })
      .post('/clients', { name: 'From a script' });
    expect(answer.status).toBe(201);
  });

  it('is told from our own page by the address the browser used', async () => {
    const headers = { origin: api.url, 'sec-fetch-site': 'same-origin' };
    expect((await owner.client.post('/clients', { name: 'Own page' }, { headers })).status).toBe(201);
  });
});
