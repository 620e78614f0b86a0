import { type FactRows, factRowsSchema, type ToolResult, toolResultSchema } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import { REDIS } from '../../common/redis.js';

/** Longer than any turn takes; what an answer refers to is kept with the message when it ends. */
const KEPT_SECONDS = 15 * 60;
/** A model that asks for more goes round in circles. */
export const MOST_CALLS = 24;

const storedSchema = z.object({ result: toolResultSchema, rows: factRowsSchema });
export type StoredCall = z.infer<typeof storedSchema>;

/**
 * What the tools gave out during a turn. An answer may refer to nothing else: the AI service sends ids, and what they
 * stand for is read from here, so a figure cannot be made up on the way.
 */
@Injectable()
export class TurnStore {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  private key(turnId: string, part: 'calls' | 'results'): string {
    return `chat:turn:${turnId}:${part}`;
  }

  /** The place of the next call in the turn, from 1. @throws AppError `too_many_requests` after 24. */
  async nextCall(turnId: string): Promise<number> {
    const key = this.key(turnId, 'calls');
    const call = await this.redis.incr(key);
    await this.redis.expire(key, KEPT_SECONDS);
    if (call > MOST_CALLS) throw new AppError('too_many_requests', 'This turn has used all its tool calls.');
    return call;
  }

  async keep(turnId: string, call: number, found: { result: ToolResult; rows: FactRows }): Promise<void> {
    const key = this.key(turnId, 'results');
    await this.redis.hset(key, `c${call}`, JSON.stringify(found));
    await this.redis.expire(key, KEPT_SECONDS);
  }

  /** The call that gave out the reference `c2.f7`; null when none did. */
  async callOf(turnId: string, reference: string): Promise<StoredCall | null> {
    const text = await this.redis.hget(this.key(turnId, 'results'), reference.split('.')[0] ?? '');
    return text === null ? null : storedSchema.parse(JSON.parse(text));
  }
}
