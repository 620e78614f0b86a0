import type { Me } from '@adwright/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../../common/testing/test-app.js';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp({ ADWRIGHT_SIGN_UP: 'on' });
});
afterAll(() => api?.close());

const person = { password: TEST_PASSWORD, name: 'Ada' };

describe('sign-up', () => {
  it('makes a person, a workspace they own, its first client and its guardrails', async () => {
    const user = await api.signUp({ workspaceName: 'Two Rivers' });
    const clients = await user.client.get<{ items: { name: string }[] }>('/clients');
    expect(clients.body.items.map((client) => client.name)).toEqual(['Two Rivers']);
    const guardrails = await api.database.asOwner(
      'SELECT writes_stopped FROM guardrails WHERE workspace_id = $1',
      [user.workspaceId],
    );
    expect(guardrails).toEqual([{ writes_stopped: false }]);
    const [row] = await api.database.asOwner<{ password_hash: string }>(
      'SELECT password_hash FROM users WHERE id = $1',
      [user.id],
    );
    expect(row?.password_hash).toMatch(/^\$2b\$04\$/);
  });

  it('makes the installation real', async () => {
    await api.signUp();
    const options = await api.anonymous().get('/auth/options');
    expect(options.body).toEqual({ google: false, signUp: true, mode: 'real' });
  });

  it('keeps names as they were typed', async () => {
    const names = [
      "Robert'); DROP TABLE users;--",
      '<script>alert(1)</script>',
      '🥐 Bäckerei «Zür»',
      '{{7*7}} %s %00 \\u0000',
      'ﷺ‮txt.exe',
    ];
    for (const name of names) {
      const user = await api.signUp({ name, workspaceName: name });
      const me = await user.client.get<Me>('/auth/me');
      expect([me.body.user.name, me.body.current?.workspaceName]).toEqual([name, name]);
    }
  });

  it('refuses what it cannot keep, and says which field', async () => {
    const good = { ...person, email: 'new@example.test' };
    const bad: [string, unknown][] = [
      ['email', { ...good, email: 'not an address' }],
      ['email', { ...good, email: `${'a'.repeat(250)}@example.test` }],
      ['password', { ...good, password: 'short' }],
      ['password', { ...good, password: 'ü'.repeat(37) }],
      ['name', { ...good, name: '   ' }],
      ['name', { ...good, name: 'a\u0000b' }],
      ['name', { ...good, name: 'x'.repeat(121) }],
      ['workspaceName', { ...good, workspaceName: 7 }],
      ['body', [good]],
    ];
    for (const [field, body] of bad) {
      const answer = await api.anonymous().post<{ errors: { field: string }[] }>('/auth/sign-up', body);
      expect(answer.status, JSON.stringify(body)).toBe(422);
      expect(answer.body.errors.map((fault) => fault.field)).toContain(field);
    }
    expect(await api.database.asOwner("SELECT 1 FROM users WHERE email = 'new@example.test'")).toEqual([]);
  });

  it('survives bodies that are broken or huge', async () => {
    for (const body of ['{"email":', 'null', '"text"', '\u0000']) {
      const broken = await api.anonymous().post<{ code: string }>('/auth/sign-up', body);
      expect([broken.status, broken.body.code]).toEqual([400, 'malformed_request']);
    }
    const huge = await api
      .anonymous()
      .post<{ code: string }>('/auth/login', { email: 'x'.repeat(3_000_000) });
    expect([huge.status, huge.body.code]).toEqual([413, 'payload_too_large']);
  });

  it('gives an e-mail address to one person, also in a race, and leaves no half workspace', async () => {
    const email = 'race@example.test';
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        api.anonymous().post('/auth/sign-up', { ...person, email, workspaceName: `Race ${n}` }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    const again = await api
      .anonymous()
      .post<{ code: string }>('/auth/sign-up', { ...person, email: 'RACE@example.test' });
    expect(again.body.code).toBe('email_taken');
    expect(await api.database.asOwner("SELECT name FROM workspaces WHERE name LIKE 'Race %'")).toHaveLength(
      1,
    );
  });
});
