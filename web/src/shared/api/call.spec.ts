import { approveSuggestion, createImport, getCampaign, getMe, listSuggestions } from '@adwright/contracts';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem, stubHttp } from '../../../test/stub-http.js';
import { useWorkspaceStore } from '../session/workspace.store.js';
import { call, pathOf } from './call.js';
import { ApiProblem } from './problem.js';

const ID = '00000000-0000-4000-8000-000000000009';

async function failure(promise: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiProblem) return error;
  throw new Error(`expected a problem, got ${String(error)}`);
}

beforeEach(() => useWorkspaceStore.getState().choose(null));

describe('call', () => {
  it('asks at the contract’s path with the workspace and a correlation id', async () => {
    useWorkspaceStore.getState().choose(ID);
    const requests = stubHttp(() => ({ status: 200, body: { items: [], nextCursor: null } }));
    await call(listSuggestions, { query: { status: 'open', limit: 3 } });
    expect(requests[0]).toMatchObject({
      method: 'GET',
      url: '/suggestions',
      params: { status: 'open', limit: 3 },
    });
    expect(requests[0]?.headers.get('X-Workspace-Id')).toBe(ID);
    expect(String(requests[0]?.headers.get('x-correlation-id'))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names no workspace until one is chosen', async () => {
    const requests = stubHttp(() => ({ status: 200, body: {} }));
    await call(getMe, {});
    expect(requests[0]?.headers.has('X-Workspace-Id')).toBe(false);
  });

  it('escapes what goes into a path', () => {
    expect(pathOf(getCampaign.path, { id: '../me?x' })).toBe('/campaigns/..%2Fme%3Fx');
    expect(() => pathOf(getCampaign.path)).toThrow(/needs id/);
  });

  it('sends a file as multipart with its answers beside it', async () => {
    const requests = stubHttp(() => ({ status: 201, body: {} }));
    const file = new File(['a,b'], 'export.csv', { type: 'text/csv' });
    await call(createImport, { body: { dryRun: 'true', currency: 'EUR' } }, { file });
    const form = requests[0]?.data;
    if (!(form instanceof FormData)) throw new Error('no form was sent');
    expect(form.get('dryRun')).toBe('true');
    expect(form.get('currency')).toBe('EUR');
    expect(form.get('file')).toBeInstanceOf(File);
  });

  it('reads a problem with everything in it', async () => {
    stubHttp(() => problem(409, 'plan_changed', { vendor: { code: '42', message: null, traceId: 't' } }));
    const caught = await failure(call(approveSuggestion, { params: { id: ID }, body: {} }));
    expect(caught).toMatchObject({
      code: 'plan_changed',
      status: 409,
      correlationId: 'c-1',
      transient: false,
    });
    expect(caught.vendor).toEqual({ code: '42', message: null, traceId: 't' });
  });

  it('words an answer that is no problem document', async () => {
    stubHttp(() => ({ status: 502, body: '<html>Bad gateway</html>' }));
    const caught = await failure(call(getMe, {}));
    expect(caught).toMatchObject({ code: 'unreadable', status: 502, transient: true });
    expect(caught.detail).not.toContain('<html>');
  });

  it('never sends a write again because it failed', async () => {
    const requests = stubHttp(() => problem(500, 'internal'));
    await failure(call(approveSuggestion, { params: { id: ID }, body: {} }));
    expect(requests).toHaveLength(1);
  });
});

describe('an expired session', () => {
  it('is renewed once for all requests that met it, and each is repeated', async () => {
    let renewed = false;
    const requests = stubHttp(async ({ url }) => {
      if (url !== '/auth/refresh')
        return renewed ? { status: 200, body: { url } } : problem(401, 'session_expired');
      await new Promise((resolve) => setTimeout(resolve, 5));
      renewed = true;
      return { status: 200, body: {} };
    });
    await Promise.all([
      call(getMe, {}),
      call(listSuggestions, {}),
      call(getCampaign, { params: { id: ID } }),
    ]);
    expect(requests.filter(({ url }) => url === '/auth/refresh')).toHaveLength(1);
    expect(requests).toHaveLength(7);
  });

  it('is renewed again when it expires a second time later', async () => {
    let expired = true;
    const requests = stubHttp(({ url }) => {
      if (url === '/auth/refresh') {
        expired = false;
        return { status: 200, body: {} };
      }
      return expired ? problem(401, 'session_expired') : { status: 200, body: {} };
    });
    await call(getMe, {});
    expired = true;
    await call(getMe, {});
    expect(requests.filter(({ url }) => url === '/auth/refresh')).toHaveLength(2);
  });

  it('ends in a problem, not in a loop, when it cannot be renewed', async () => {
    const requests = stubHttp(({ url }) =>
      url === '/auth/refresh' ? problem(401, 'not_signed_in') : problem(401, 'session_expired'),
    );
    expect((await failure(call(getMe, {}))).code).toBe('not_signed_in');
    expect(requests).toHaveLength(2);
  });

  it('is not guessed from other refusals', async () => {
    const requests = stubHttp(() => problem(401, 'invalid_credentials'));
    expect((await failure(call(getMe, {}))).code).toBe('invalid_credentials');
    expect(requests).toHaveLength(1);
  });

  it('is repeated only once even if the renewed one is refused too', async () => {
    const requests = stubHttp(({ url }) =>
      url === '/auth/refresh' ? { status: 200, body: {} } : problem(401, 'session_expired'),
    );
    expect((await failure(call(getMe, {}))).code).toBe('session_expired');
    expect(requests).toHaveLength(3);
  });
});
