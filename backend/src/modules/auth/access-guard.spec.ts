import type { ExecutionContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../common/testing/test-app.js';
import { AccessGuard } from './access.guard.js';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api?.close());

it('closes a route that was mounted without a contract, even to a public request', async () => {
  const bare = () => 'open to everybody?';
  const context = {
    getHandler: () => bare,
    switchToHttp: () => ({ getRequest: () => ({ method: 'GET', get: () => undefined, query: {} }) }),
  } as unknown as ExecutionContext;
  await expect(api.app.get(AccessGuard).canActivate(context)).rejects.toMatchObject({ code: 'forbidden' });
});
