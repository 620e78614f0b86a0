import type { Me } from '@adwright/contracts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Clock } from '../../common/clock.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../../common/testing/test-app.js';
import type { TestClient } from '../../common/testing/test-client.js';
import { ACCESS_COOKIE, REFRESH_COOKIE } from './cookies.js';

let api: TestApp;
beforeAll(async () => {
  api = await startTestApp();
});
afterAll(() => api?.close());
afterEach(() => vi.restoreAllMocks());

/** Moves the product's clock, not the test's. */
function later(ms: number): void {
  const at = new Date(Date.now() + ms);
  vi.spyOn(api.app.get(Clock), 'now').mockReturnValue(at);
}

function refreshOf(tab: TestClient): string {
  return tab.cookies.get(REFRESH_COOKIE) ?? 'none';
}

describe('log-in', () => {
  it('signs in again, whatever the case of the e-mail address, and says where the person is', async () => {
    const user = await api.signUp({ workspaceName: 'Bakery' });
    const tab = api.anonymous();
    const answer = await tab.post<Me>('/auth/login', {
      email: ` ${user.email.toUpperCase()} `,
      password: TEST_PASSWORD,
    });
    expect(answer.status).toBe(200);
    expect((await tab.get<Me>('/auth/me')).body).toMatchObject({
      user: { id: user.id, email: user.email, isDemo: false },
      current: { workspaceName: 'Bakery', role: 'owner', clientScope: 'all', isDefault: true },
    });
  });

  it('keeps both cookies from scripts, and the refresh cookie to the paths that need it', async () => {
    const user = await api.signUp();
    const answer = await api.anonymous().post('/auth/login', { email: user.email, password: TEST_PASSWORD });
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/);
    expect(cookies.find((cookie) => cookie.startsWith(REFRESH_COOKIE))).toContain('Path=/api/auth;');
    expect(answer.text).not.toContain('eyJ');
  });

  it('answers a wrong password, an unknown e-mail and no e-mail at all alike', async () => {
    const user = await api.signUp();
    const tries = [
      { email: user.email, password: 'not the password' },
      { email: 'nobody@example.test', password: TEST_PASSWORD },
      { email: "' OR 1=1 --", password: TEST_PASSWORD },
      { email: user.email, password: '' },
    ];
    for (const attempt of tries) {
      const answer = await api.anonymous().post<{ code: string; detail: string }>('/auth/login', attempt);
      expect(answer.status, attempt.email).toBe(401);
      expect(answer.body).toMatchObject({
        code: 'invalid_credentials',
        detail: 'E-mail address or password is wrong.',
      });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('takes the same time for an unknown e-mail as for a wrong password', async () => {
    const user = await api.signUp();
    const timed = async (email: string) => {
      const start = performance.now();
      await api.anonymous().post('/auth/login', { email, password: 'not the password' });
      return performance.now() - start;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      known.push(await timed(user.email));
      unknown.push(await timed(`nobody-${round}@example.test`));
    }
    // The least of several is free of other work on the machine; without a hash an unknown e-mail takes a few ms.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 2);
  });

  it('names the field when the input is not a log-in', async () => {
    const answer = await api.anonymous().post<{ errors: { field: string }[] }>('/auth/login', {
      email: ['a@b.c'],
      password: { $ne: null },
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault) => fault.field)).toEqual(['email', 'password']);
  });

  it('refuses a disabled person, at log-in and with the session they have', async () => {
    const user = await api.signUp();
    await api.database.asOwner('UPDATE users SET disabled_at = now() WHERE id = $1', [user.id]);
    const { status } = await api
      .anonymous()
      .post('/auth/login', { email: user.email, password: TEST_PASSWORD });
    expect(status).toBe(401);
    expect((await user.client.get('/auth/me')).status).toBe(401);
    expect((await user.client.post('/auth/refresh')).status).toBe(401);
  });
});

describe('refresh', () => {
  it('rotates: a new refresh token each time, the same person', async () => {
    const user = await api.signUp();
    const first = refreshOf(user.client);
    const answer = await user.client.post<Me>('/auth/refresh');
    expect(answer.status).toBe(200);
    expect(answer.body.user.id).toBe(user.id);
    expect(refreshOf(user.client)).not.toBe(first);
    expect((await user.client.get('/auth/me')).status).toBe(200);
  });

  it('gives two tabs that refresh at the same moment the same successor', async () => {
    const user = await api.signUp();
    const tabs = Array.from({ length: 5 }, () => user.client.clone());
    const answers = await Promise.all(tabs.map((tab) => tab.post('/auth/refresh')));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(tabs.map(refreshOf)).size).toBe(1);
    for (const tab of tabs) expect((await tab.get('/auth/me')).status).toBe(200);
  });

  it('ends the session when the token before is used after the grace period', async () => {
    const user = await api.signUp();
    const copy = user.client.clone();
    await user.client.post('/auth/refresh');
    later(14_000);
    expect((await copy.clone().post('/auth/refresh')).status).toBe(200);
    later(16_000);
    const reuse = await copy.post<{ code: string }>('/auth/refresh');
    expect([reuse.status, reuse.body.code]).toEqual([401, 'session_expired']);
    expect((await user.client.get('/auth/me')).status).toBe(401);
    expect((await user.client.post('/auth/refresh')).status).toBe(401);
  });

  it('ends the session when a much older token is used, even at once', async () => {
    const user = await api.signUp();
    const copy = user.client.clone();
    await user.client.post('/auth/refresh');
    await user.client.post('/auth/refresh');
    expect((await copy.post('/auth/refresh')).status).toBe(401);
    expect((await user.client.get('/auth/me')).status).toBe(401);
    const events = await api.database.asOwner<{ kind: string }>(
      "SELECT kind FROM audit_events WHERE kind = 'session.reuse' AND actor_user_id = $1",
      [user.id],
    );
    expect(events).toHaveLength(1);
  });

  it('cannot be used to end a session by somebody who only knows its id', async () => {
    const user = await api.signUp();
    const [sessionId] = refreshOf(user.client).split('.');
    const stranger = api.anonymous();
    for (const forged of [`${sessionId}.aaaa.bbbb`, `${sessionId}`, '..', `${sessionId}..`, 'ä']) {
      stranger.cookies.set(REFRESH_COOKIE, encodeURIComponent(forged));
      expect((await stranger.post('/auth/refresh')).status).toBe(401);
      stranger.cookies.set(REFRESH_COOKIE, encodeURIComponent(forged));
      expect((await stranger.post('/auth/logout')).status).toBe(204);
    }
    expect((await user.client.get('/auth/me')).status).toBe(200);
  });

  it('ends by itself after thirty days without use', async () => {
    const user = await api.signUp();
    later(30 * 24 * 3600 * 1000 + 1000);
    expect((await user.client.post('/auth/refresh')).status).toBe(401);
  });

  it('keeps the successor encrypted', async () => {
    const user = await api.signUp();
    await user.client.post('/auth/refresh');
    const [row] = await api.database.asOwner<{ successor: Uint8Array; refresh_hash: string }>(
      'SELECT successor, refresh_hash FROM sessions WHERE user_id = $1',
      [user.id],
    );
    const stored = Buffer.from(row?.successor ?? []).toString('latin1');
    expect(stored.length).toBeGreaterThan(50);
    expect(stored).not.toContain(decodeURIComponent(refreshOf(user.client)).split('.')[1]);
  });
});

describe('the end of a session', () => {
  it('holds at once for the access token too', async () => {
    const user = await api.signUp();
    const tab = user.client.clone();
    expect((await user.client.post('/auth/logout')).status).toBe(204);
    expect(user.client.cookies.size).toBe(0);
    const after = await tab.get<{ code: string }>('/auth/me');
    expect([after.status, after.body.code]).toEqual([401, 'session_expired']);
  });

  it('everywhere means every device, and nobody else', async () => {
    const user = await api.signUp();
    const other = await api.signUp();
    const phone = api.anonymous({ 'user-agent': 'Phone' });
    await phone.post('/auth/login', { email: user.email, password: TEST_PASSWORD });
    const listed = await phone.get<{ items: { userAgent: string; current: boolean }[] }>('/auth/sessions');
    expect(listed.body.items).toHaveLength(2);
    expect(listed.body.items.find((item) => item.current)?.userAgent).toBe('Phone');
    expect((await user.client.post('/auth/logout-everywhere')).status).toBe(204);
    expect((await phone.get('/auth/me')).status).toBe(401);
    expect((await other.client.get('/auth/me')).status).toBe(200);
  });

  it('changing the password ends the other sessions and needs the current one', async () => {
    const user = await api.signUp();
    const phone = api.anonymous();
    await phone.post('/auth/login', { email: user.email, password: TEST_PASSWORD });
    const next = 'another long password';
    const wrong = await user.client.post('/auth/password', { currentPassword: 'wrong', newPassword: next });
    expect(wrong.status).toBe(401);
    const right = await user.client.post('/auth/password', {
      currentPassword: TEST_PASSWORD,
      newPassword: next,
    });
    expect(right.status).toBe(204);
    expect((await user.client.get('/auth/me')).status).toBe(200);
    expect((await phone.get('/auth/me')).status).toBe(401);
    expect((await phone.post('/auth/login', { email: user.email, password: TEST_PASSWORD })).status).toBe(
      401,
    );
    expect((await phone.post('/auth/login', { email: user.email, password: next })).status).toBe(200);
  });
});

describe('the access token', () => {
  function encode(part: object): string {
    return Buffer.from(JSON.stringify(part)).toString('base64url');
  }

  it('is refused when it was altered, unsigned, or made for somebody else', async () => {
    const user = await api.signUp();
    const other = await api.signUp();
    const [header = '', payload = '', signature = ''] = (user.client.cookies.get(ACCESS_COOKIE) ?? '').split(
      '.',
    );
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const forged = encode({ ...claims, sub: other.id });
    const tokens = [
      `${header}.${forged}.${signature}`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${forged}.`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      'x',
    ];
    for (const token of tokens) {
      const tab = api.anonymous();
      tab.cookies.set(ACCESS_COOKIE, token);
      const answer = await tab.get<{ code: string }>('/auth/me');
      expect([answer.status, answer.body.code], token).toEqual([401, 'not_signed_in']);
    }
  });

  it('asks for a refresh when it is old', async () => {
    const user = await api.signUp();
    vi.useFakeTimers({ now: Date.now() + 16 * 60_000, toFake: ['Date'] });
    try {
      const answer = await user.client.get<{ code: string }>('/auth/me');
      expect([answer.status, answer.body.code]).toEqual([401, 'session_expired']);
    } finally {
      vi.useRealTimers();
    }
  });
});
