import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestRedis, type TestRedis } from '../../../ops/testing/redis.js';
import { RedisCallGate, slowDownMs } from './redis-call-gate.js';

let server: TestRedis;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.close();
});

const budget = (account: string | null, connectionId = 'c1') => ({ connectionId, account });

const said = (percent: number, regainAfterMs = 0, name = 'X-Ad-Account-Usage') => ({
  name,
  percent,
  regainAfterMs,
});

describe('the gate before platform calls', () => {
  it('lets calls through until the platform warns, then slows, then stops', () => {
    expect(slowDownMs(0)).toBe(0);
    expect(slowDownMs(75)).toBe(0);
    expect(slowDownMs(85)).toBe(2_000);
    expect(slowDownMs(120)).toBe(4_000);
  });

  it('stops every worker for as long as the platform says, and only that account', async () => {
    let now = 1_000_000;
    const one = new RedisCallGate(redis, () => now);
    const other = new RedisCallGate(redis, () => now);
    await one.report(budget('1'), [said(100, 120_000)]);
    await expect(other.enter(budget('1'))).rejects.toMatchObject({
      kind: 'rate_limited',
      detail: { retryAfterMs: 120_000, scope: 'account' },
    });
    await other.enter(budget('2'));
    await other.enter(budget('1', 'c2'));
    now += 120_001;
    // The stop is over: neither refused nor slowed down, though nobody took the 100 % back.
    const started = performance.now();
    await other.enter(budget('1'));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('holds a connection’s limit against all its accounts', async () => {
    const gate = new RedisCallGate(redis);
    await gate.report(budget(null, 'c3'), [said(96)]);
    await expect(gate.enter(budget('7', 'c3'))).rejects.toMatchObject({ kind: 'rate_limited' });
  });

  it('can be cancelled while it waits', async () => {
    const gate = new RedisCallGate(redis);
    await gate.report(budget('9'), [said(94)]);
    const cancelled = new AbortController();
    setTimeout(() => cancelled.abort(new Error('cancelled')), 20);
    await expect(gate.enter(budget('9'), cancelled.signal)).rejects.toThrow('cancelled');
  });

  it('keeps each signal by itself: a free one does not lift the stop of another', async () => {
    const gate = new RedisCallGate(redis);
    await gate.report(budget('5', 'c4'), [said(100, 60_000, 'X-Business-Use-Case-Usage: ads_management')]);
    await gate.report(budget('5', 'c4'), [said(3, 0, 'X-Business-Use-Case-Usage: ads_insights')]);
    await expect(gate.enter(budget('5', 'c4'))).rejects.toMatchObject({ kind: 'rate_limited' });
  });

  it('counts the operations of a platform that says nothing, and lets go when the oldest hour leaves', async () => {
    let now = Date.parse('2026-11-20T10:30:00Z');
    const gate = new RedisCallGate(redis, () => now);
    const counted = { ...budget('1', 'c5'), dailyOperations: 100 };
    await gate.count(counted, 60);
    now += 3_600_000;
    await gate.count(counted, 35);
    await expect(gate.enter(counted)).rejects.toMatchObject({
      // 95 of 100: until 10:00 tomorrow, when the first sixty are a day old.
      detail: { retryAfterMs: 22.5 * 3_600_000, scope: 'connection' },
    });
    now += 22.5 * 3_600_000;
    await gate.enter(counted);
  });
});
