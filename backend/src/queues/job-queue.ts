import { type JobDefinition, type QueueName, queueNames } from '@adwright/contracts';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import Bull from 'bull';
import type { z } from 'zod';
import { CONFIG, type Config } from '../config/config.js';

/**
 * A worker that was killed leaves its job "active"; the lock runs out soon and Bull hands it on. How often that may
 * happen is not limited here: the row's lease decides what is still to be done (DECISIONS 19).
 */
function settingsFor(leaseSeconds: number) {
  const lockDuration = Math.min(6_000, leaseSeconds * 1_000);
  return { lockDuration, stalledInterval: lockDuration / 2, maxStalledCount: 100 };
}

/** The queues, and the only way to put something into them. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly queues: ReadonlyMap<QueueName, Bull.Queue>;

  constructor(@Inject(CONFIG) config: Config) {
    const settings = settingsFor(config.jobs.actionLeaseSeconds);
    this.queues = new Map(
      queueNames.map((name) => [name, new Bull(name, config.redisUrl, { prefix: 'adwright', settings })]),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  queue(name: string): Bull.Queue {
    const found = this.queues.get(name as QueueName);
    if (!found) throw new Error(`there is no queue ${name}`);
    return found;
  }

  /**
   * Wakes a worker for a row. The same key twice wakes one; a finished or failed job of that key is cleared first,
   * because Bull would otherwise drop the new one without a word.
   * @throws ZodError when the payload is not the job's.
   */
  async enqueue<D extends JobDefinition>(
    definition: D,
    payload: z.input<D['payload']>,
    options: { priority?: number; delayMs?: number } = {},
  ): Promise<void> {
    const checked = definition.payload.parse(payload) as z.output<D['payload']>;
    const queue = this.queue(definition.queue);
    const jobId = definition.key(checked);
    const existing = await queue.getJob(jobId);
    if (existing && ((await existing.isCompleted()) || (await existing.isFailed()))) await existing.remove();
    await queue.add(definition.name, checked, {
      jobId,
      attempts: definition.attempts,
      priority: options.priority ?? definition.priority,
      ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
      removeOnComplete: true,
      removeOnFail: { age: 7 * 86_400 },
    });
  }

  /** Depth of each queue, for health and metrics. */
  async depths(): Promise<Record<string, { waiting: number; active: number; failed: number }>> {
    const entries = await Promise.all(
      [...this.queues].map(async ([name, queue]) => {
        const counts = await queue.getJobCounts();
        return [
          name,
          { waiting: counts.waiting + counts.delayed, active: counts.active, failed: counts.failed },
        ] as const;
      }),
    );
    return Object.fromEntries(entries);
  }
}
