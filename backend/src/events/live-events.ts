import { EVENTS_CHANNEL, type EventEnvelope, eventEnvelopeSchema, type LiveEvent } from '@adwright/contracts';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { LOGGER } from '../common/logger.js';
import { REDIS } from '../common/redis.js';
import type { WorkspaceScope } from '../database/scope.js';

type Listener = (event: LiveEvent) => void;

/** Live events over Redis pub/sub: any process publishes, the API streams. Lost events cost a refresh, never data. */
@Injectable()
export class LiveEvents implements OnApplicationShutdown {
  private subscriber: Redis | null = null;
  private readonly listeners = new Set<{ scope: WorkspaceScope; listener: Listener }>();

  constructor(
    @Inject(REDIS) private readonly redis: Redis,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationShutdown(): void {
    this.subscriber?.disconnect();
  }

  /** `clientId` null: for every member of the workspace. A failure is logged, since the work itself is done. */
  async publish(workspaceId: string, clientId: string | null, event: LiveEvent): Promise<void> {
    const envelope: EventEnvelope = { workspaceId, clientId, event };
    try {
      await this.redis.publish(EVENTS_CHANNEL, JSON.stringify(envelope));
    } catch (error) {
      this.logger.warn({ err: error, type: event.type }, 'live event not published');
    }
  }

  /** Calls `listener` for every event the scope may see, until the returned function is called. */
  async listen(scope: WorkspaceScope, listener: Listener): Promise<() => void> {
    await this.subscribe();
    const entry = { scope, listener };
    this.listeners.add(entry);
    return () => this.listeners.delete(entry);
  }

  private async subscribe(): Promise<void> {
    if (this.subscriber) return;
    const subscriber = this.redis.duplicate({ commandTimeout: undefined });
    this.subscriber = subscriber;
    subscriber.on('message', (_channel, text) => this.dispatch(text));
    subscriber.on('error', (error) => this.logger.warn({ err: error }, 'event subscription'));
    await subscriber.subscribe(EVENTS_CHANNEL);
  }

  private dispatch(text: string): void {
    const parsed = eventEnvelopeSchema.safeParse(JSON.parse(text));
    if (!parsed.success) {
      this.logger.warn({ issues: parsed.error.issues }, 'unreadable live event');
      return;
    }
    const { workspaceId, clientId, event } = parsed.data;
    for (const { scope, listener } of this.listeners) {
      if (scope.workspaceId !== workspaceId) continue;
      if (clientId !== null && scope.clients !== 'all' && !scope.clients.includes(clientId)) continue;
      listener(event);
    }
  }
}
