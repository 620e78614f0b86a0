import { Redis } from 'ioredis';
import { afterAll, expect, it } from 'vitest';
import { RedisThrottlerStorage } from './redis-throttler-storage.js';

const nowhere = new Redis('redis://127.0.0.1:1', {
  maxRetriesPerRequest: 0,
  retryStrategy: () => null,
  lazyConnect: true,
});
nowhere.on('error', () => undefined);
afterAll(() => nowhere.disconnect());

it('serves nothing that it cannot count', async () => {
  const storage = new RedisThrottlerStorage(nowhere);
  await expect(storage.increment('address:x', 1000, 5)).rejects.toMatchObject({
    code: 'unavailable',
    status: 503,
  });
});
