import { type JobDefinition, queueNames } from '@adwright/contracts';
import type { Queue } from 'bull';
import type { z } from 'zod';

/** The queues, and the only way to put something into them. */
export class JobQueue {
  constructor(private readonly queues: readonly Queue[]) {}

  /** @throws Error for a name that is not in `queueNames`. */
  queue(name: string): Queue {
    const found = this.queues.find((queue) => queue.name === name);
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
      queueNames.map(async (name) => {
        const counts = await this.queue(name).getJobCounts();
        return [
          name,
          { waiting: counts.waiting + counts.delayed, active: counts.active, failed: counts.failed },
        ] as const;
      }),
    );
    return Object.fromEntries(entries);
  }
}
