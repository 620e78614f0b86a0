import { Inject, Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { Redis } from 'ioredis';
import { AppError } from '../../common/app-error.js';
import { REDIS } from '../../common/redis.js';

type Counted = Awaited<ReturnType<ThrottlerStorage['increment']>>;

// Counting and setting the end of the window must be one step: a crash between them would count for ever.
const COUNT = `
local hits = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return { hits, left }`;

/** Counts requests of a fixed window in Redis, so that all processes share one count. */
@Injectable()
export class RedisThrottlerStorage implements ThrottlerStorage {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /**
   * @param ttl length of the window, milliseconds; it begins with its first request.
   * @returns remaining times in seconds, as the guard expects them.
   * @throws AppError `unavailable` without Redis: a limit that cannot be counted is no limit.
   */
  async increment(key: string, ttl: number, limit: number): Promise<Counted> {
    const [hits, leftMs] = await this.count(`throttle:${key}`, ttl);
    const seconds = Math.ceil(leftMs / 1000);
    return {
      totalHits: hits,
      timeToExpire: seconds,
      isBlocked: hits > limit,
      timeToBlockExpire: hits > limit ? seconds : 0,
    };
  }

  private async count(key: string, ttl: number): Promise<[number, number]> {
    try {
      return (await this.redis.eval(COUNT, 1, key, ttl)) as [number, number];
    } catch (cause) {
      throw new AppError(
        'unavailable',
        'The request could not be counted, so it was not served. Try again.',
        {
          cause,
        },
      );
    }
  }
}
