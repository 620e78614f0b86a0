import type { Health } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import axios from 'axios';
import type { Redis } from 'ioredis';
import { REDIS } from '../../common/redis.js';
import { VERSION } from '../../common/version.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Database } from '../../database/database.js';
import { JobQueue } from '../../queues/job-queue.js';
import { WORKER_HEARTBEAT_KEY } from '../../queues/worker-heartbeat.js';

const TIMEOUT_MS = 2_000;

type ComponentState = Health['components']['database'];

async function probe(check: () => Promise<unknown>): Promise<ComponentState> {
  try {
    await check();
    return { state: 'up', detail: null };
  } catch (error) {
    return { state: 'down', detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Asks each part whether it answers. Without database or Redis nothing works; without the others the product is degraded. */
@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    @Inject(REDIS) private readonly redis: Redis,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async check(): Promise<Health> {
    const [database, redis, aiService, worker] = await Promise.all([
      probe(() => this.database.ping(TIMEOUT_MS)),
      probe(() => this.redis.ping()),
      probe(() => axios.get(`${this.config.aiServiceUrl}/health`, { timeout: TIMEOUT_MS })),
      probe(() => this.workerIsAlive()),
    ]);
    const down = database.state === 'down' || redis.state === 'down';
    const degraded = aiService.state === 'down' || worker.state === 'down';
    return {
      status: down ? 'down' : degraded ? 'degraded' : 'ok',
      components: { database, redis, aiService, worker },
      queues: redis.state === 'up' ? await this.queue.depths() : {},
      version: VERSION,
    };
  }

  private async workerIsAlive(): Promise<void> {
    if ((await this.redis.get(WORKER_HEARTBEAT_KEY)) === null)
      throw new Error('no worker has reported for 15 seconds');
  }
}
