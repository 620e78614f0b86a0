import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp, type TestUser } from '../../common/testing/test-app.js';

let api: TestApp;
let redis: Redis;
let user: TestUser;
beforeAll(async () => {
  api = await startTestApp({
    LOGIN_LIMIT: '5',
    LOGIN_WINDOW_SECONDS: '900',
    REQUEST_LIMIT: '30',
    REQUEST_WINDOW_SECONDS: '60',
    TRUST_PROXY: '1',
  });
  redis = new Redis(api.config.redisUrl);
  user = await api.signUp();
});
beforeEach(() => redis.flushall());
afterAll(async () => {
  redis?.disconnect();
  await api?.close();
});

/** A caller whose address the proxy in front reports. */
const from = (address: string) => api.anonymous({ 'x-forwarded-for': address });
const wrong = { email: 'somebody@example.test', password: 'guess number one' };

async function repeat(times: number, call: () => Promise<{ status: number }>): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1) statuses.push((await call()).status);
  return statuses;
}

describe('the limit on log-in', () => {
  it('stops an address after its tries, says when to come back, and lets others in', async () => {
    const guesser = from('203.0.113.7');
    expect(await repeat(5, () => guesser.post('/auth/login', wrong))).toEqual([401, 401, 401, 401, 401]);
    const stopped = await guesser.post<{ code: string; retryAfterMs: number }>('/auth/login', wrong);
    expect([stopped.status, stopped.body.code]).toEqual([429, 'too_many_requests']);
    const wait = Number(stopped.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(890);
    expect(wait).toBeLessThanOrEqual(900);
    expect(stopped.body.retryAfterMs).toBe(wait * 1000);
    const good = { email: user.email, password: TEST_PASSWORD };
    expect((await guesser.post('/auth/login', good)).status).toBe(429);
    expect((await from('203.0.113.8').post('/auth/login', good)).status).toBe(200);
  });

  it('ends with its window, however often it is asked meanwhile', async () => {
    const guesser = from('203.0.113.9');
    await repeat(7, () => guesser.post('/auth/login', wrong));
    const [key] = await redis.keys('throttle:login:/auth/login:*');
    expect(await redis.pttl(key ?? '')).toBeGreaterThan(800_000);
    await redis.pexpire(key ?? '', 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await guesser.post('/auth/login', wrong)).status).toBe(401);
  });

  it('counts sign-up, refresh and password changes each on its own', async () => {
    const tab = from('203.0.113.10');
    await repeat(6, () => tab.post('/auth/login', wrong));
    expect(await repeat(6, () => tab.post('/auth/refresh'))).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await repeat(6, () => tab.post('/auth/sign-up', {}))).toEqual([422, 422, 422, 422, 422, 429]);
    const guess = { currentPassword: 'guess', newPassword: 'long enough for it' };
    const signedIn = api.as(user, { 'x-forwarded-for': '203.0.113.10' });
    expect(await repeat(6, () => signedIn.post('/auth/password', guess))).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
  });

  it('takes a whole IPv6 network for one address', async () => {
    const statuses: number[] = [];
    for (let n = 1; n <= 6; n += 1)
      statuses.push((await from(`2001:db8:1:2::${n}`).post('/auth/login', wrong)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await from('2001:db8:1:3::1').post('/auth/login', wrong)).status).toBe(401);
  });

  it('holds when the tries come all at once', async () => {
    const tries = Array.from({ length: 12 }, () => from('203.0.113.11').post('/auth/login', wrong));
    const statuses = (await Promise.all(tries)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });
});

describe('the general limit', () => {
  it('counts a signed-in person, wherever they come from', async () => {
    const phone = api.as(user, { 'x-forwarded-for': '198.51.100.1' });
    const laptop = api.as(user, { 'x-forwarded-for': '198.51.100.2' });
    await Promise.all([repeat(15, () => phone.get('/auth/me')), repeat(15, () => laptop.get('/auth/me'))]);
    expect((await phone.get('/auth/me')).status).toBe(429);
    expect((await from('198.51.100.1').get('/auth/options')).status).toBe(200);
  });

  it('cannot be escaped by made-up sessions or tokens', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) {
      const caller = from('198.51.100.3');
      if (n % 2) caller.cookies.set('adwright_access', `made.up.${n}`);
      const headers = n % 2 ? {} : { authorization: `Bearer adw_made_up_${n}` };
      statuses.push((await caller.get('/auth/me', { headers })).status);
    }
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(401));
    expect(statuses[30]).toBe(429);
  });
});
