import { type ChatEvent, chatEventSchema } from '@adwright/contracts';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { z } from 'zod';
import { LOGGER } from '../../../common/logger.js';
import { REDIS } from '../../../common/redis.js';

const EVENTS_CHANNEL = 'adwright:chat:events';
const STOPS_CHANNEL = 'adwright:chat:stops';
/** A finished answer is read from its row; its log only serves readers on the way. */
const KEPT_SECONDS = 15 * 60;
/** Whoever gives an answer says so more often than this; silence means that the process is gone. */
export const ALIVE_MS = 15_000;

const liveSchema = z.object({ answerId: z.string(), seq: z.number().int(), event: chatEventSchema });
type Listener = (seq: number, event: ChatEvent) => void;

/**
 * The events of answers on their way, in Redis: any process can read them from the start or from the middle, so a
 * reload, a second tab or another server goes on where the reader was.
 */
@Injectable()
export class AnswerLog implements OnApplicationShutdown {
  private subscriber: Promise<Redis> | null = null;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly stoppers = new Set<(answerId: string) => void>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    (await this.subscriber)?.disconnect();
  }

  private key(answerId: string, part: 'events' | 'alive'): string {
    return `chat:answer:${answerId}:${part}`;
  }

  /** Adds event number `seq`; one writer counts them from 1. */
  async append(answerId: string, seq: number, event: ChatEvent): Promise<void> {
    const key = this.key(answerId, 'events');
    const kept = this.redis
      .multi()
      .rpush(key, JSON.stringify(event))
      .expire(key, KEPT_SECONDS)
      .publish(EVENTS_CHANNEL, JSON.stringify({ answerId, seq, event }))
      .exec();
    // Whoever reads in this process need not wait for Redis; what comes back from there is known by its number.
    this.tell(answerId, seq, event);
    await kept;
  }

  async keepAlive(answerId: string): Promise<void> {
    await this.redis.set(this.key(answerId, 'alive'), '1', 'PX', ALIVE_MS);
  }

  async isAlive(answerId: string): Promise<boolean> {
    return (await this.redis.exists(this.key(answerId, 'alive'))) === 1;
  }

  async forgetAlive(answerId: string): Promise<void> {
    await this.redis.del(this.key(answerId, 'alive'));
  }

  /** Events after number `after`, oldest first. */
  async since(answerId: string, after: number): Promise<ChatEvent[]> {
    const lines = await this.redis.lrange(this.key(answerId, 'events'), after, -1);
    return lines.map((line) => chatEventSchema.parse(JSON.parse(line)));
  }

  /** Calls `listener` for every event after number `after`, past ones first, in order and once; until the end is called. */
  async follow(answerId: string, after: number, listener: Listener): Promise<() => void> {
    await this.subscribe();
    let told = after;
    let waiting: [number, ChatEvent][] | null = [];
    const tell: Listener = (seq, event) => {
      if (waiting) waiting.push([seq, event]);
      else if (seq === told + 1) {
        told = seq;
        listener(seq, event);
      }
    };
    const set = this.listeners.get(answerId) ?? new Set();
    this.listeners.set(answerId, set.add(tell));
    for (const event of await this.since(answerId, after)) {
      told += 1;
      listener(told, event);
    }
    const late = waiting;
    waiting = null;
    for (const [seq, event] of late) tell(seq, event);
    return () => {
      set.delete(tell);
      if (set.size === 0) this.listeners.delete(answerId);
    };
  }

  /** Asks whichever process gives the answer to stop. */
  async stop(answerId: string): Promise<void> {
    await this.redis.publish(STOPS_CHANNEL, answerId);
  }

  async onStop(stopper: (answerId: string) => void): Promise<void> {
    await this.subscribe();
    this.stoppers.add(stopper);
  }

  private subscribe(): Promise<Redis> {
    this.subscriber ??= this.open();
    return this.subscriber;
  }

  private async open(): Promise<Redis> {
    const subscriber = this.redis.duplicate({ commandTimeout: undefined });
    subscriber.on('error', (error) => this.logger.warn({ err: error }, 'answer subscription'));
    subscriber.on('message', (channel, text) => {
      if (channel === STOPS_CHANNEL) for (const stop of this.stoppers) stop(text);
      else this.dispatch(text);
    });
    await subscriber.subscribe(EVENTS_CHANNEL, STOPS_CHANNEL);
    return subscriber;
  }

  private dispatch(text: string): void {
    const live = liveSchema.safeParse(JSON.parse(text));
    if (!live.success) {
      this.logger.warn({ issues: live.error.issues }, 'unreadable chat event');
      return;
    }
    this.tell(live.data.answerId, live.data.seq, live.data.event);
  }

  private tell(answerId: string, seq: number, event: ChatEvent): void {
    for (const listener of this.listeners.get(answerId) ?? []) listener(seq, event);
  }
}
