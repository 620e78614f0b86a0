import type { Me } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../../common/testing/test-app.js';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api?.close());

describe('log-in', () => {
  it('signs up, signs in again and says who is signed in', async () => {
    const user = await api.signUp({ workspaceName: 'Bakery' });
    const tab = api.anonymous();
    const answer = await tab.post<Me>('/auth/login', {
      email: user.email.toUpperCase(),
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
    const me = await tab.get<Me>('/auth/me');
    expect(me.body.current).toMatchObject({
      workspaceName: 'Bakery',
      role: 'owner',
      clientScope: 'all',
      isDefault: true,
    });
  });
});
