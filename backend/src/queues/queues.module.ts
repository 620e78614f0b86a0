import { queueNames } from '@adwright/contracts';
import { BullModule, getQueueToken } from '@nestjs/bull';
import { Global, Module } from '@nestjs/common';
import type { Queue } from 'bull';
import { CONFIG, type Config } from '../config/config.js';
import { JobQueue } from './job-queue.js';

/**
 * A worker that was killed leaves its job "active"; the lock runs out soon and Bull hands it on. How often that may
 * happen is not limited here: the row's lease decides what is still to be done (DECISIONS 19).
 */
function settingsFor(leaseSeconds: number) {
  const lockDuration = Math.min(6_000, leaseSeconds * 1_000);
  return { lockDuration, stalledInterval: lockDuration / 2, maxStalledCount: 100 };
}

@Global()
@Module({
  imports: [
    BullModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        url: config.redisUrl,
        prefix: 'adwright',
        settings: settingsFor(config.jobs.actionLeaseSeconds),
      }),
    }),
    BullModule.registerQueue(...queueNames.map((name) => ({ name }))),
  ],
  providers: [
    {
      provide: JobQueue,
      inject: queueNames.map((name) => getQueueToken(name)),
      useFactory: (...queues: Queue[]) => new JobQueue(queues),
    },
  ],
  exports: [JobQueue],
})
export class QueuesModule {}
