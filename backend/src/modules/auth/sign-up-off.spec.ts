import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../../common/testing/test-app.js';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp({ ADWRIGHT_SIGN_UP: 'off' });
});
afterAll(() => api?.close());

it('with sign-up switched off only an invitation lets somebody in', async () => {
  const refused = await api
    .anonymous()
    .post<{ code: string }>('/auth/sign-up', { email: 'a@example.test', password: TEST_PASSWORD, name: 'A' });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  expect((await api.anonymous().get<{ signUp: boolean }>('/auth/options')).body.signUp).toBe(false);
});

it('does not let a made-up invitation pass', async () => {
  const answer = await api.anonymous().post<{ code: string }>('/auth/sign-up', {
    email: 'b@example.test',
    password: TEST_PASSWORD,
    name: 'B',
    invitationToken: 'made-up',
  });
  expect([answer.status, answer.body.code]).toEqual([409, 'invitation_unusable']);
  expect(await api.database.asOwner('SELECT 1 FROM users')).toEqual([]);
});
