import { queueNames } from '@adwright/contracts';
import Bull from 'bull';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import type { TestDatabase } from '../../../../../ops/testing/database.js';
import { startTestRedis } from '../../../../../ops/testing/redis.js';
import { Clock } from '../../../common/clock.js';
import type { Database } from '../../../database/database.js';
import { LiveEvents } from '../../../events/live-events.js';
import type { AccountAccess } from '../../../platforms/access.js';
import type { PlatformAdapter } from '../../../platforms/adapter.js';
import { PlatformRegistry } from '../../../platforms/registry.js';
import { JobQueue } from '../../../queues/job-queue.js';
import { AlertRepository } from '../../alerts/alert.repository.js';
import { AlertService } from '../../alerts/alert.service.js';
import type { AccessService } from '../../connections/access.service.js';
import { DriftRecorder } from '../../drift/drift-recorder.js';
import { PlatformChangesRepository } from '../../drift/platform-changes.repository.js';
import { UnexplainedRepository } from '../../drift/unexplained.repository.js';
import { makeStores } from '../../metrics/testing/stores.js';
import { openTestDatabase } from '../../metrics/testing/tenants.js';
import { CronAccountsRepository } from '../cron-accounts.repository.js';
import { JudgeQueue } from '../judge-request.js';
import { JudgeRequestRepository } from '../judge-request.repository.js';
import { RunKeeper } from '../run-keeper.js';
import { SyncService } from '../sync.service.js';
import { SyncBatches } from '../sync-batches.js';
import { SyncEvents } from '../sync-events.js';
import { SyncProgressRepository } from '../sync-progress.repository.js';
import { SyncReadRepository } from '../sync-read.repository.js';
import { SyncRequestRepository } from '../sync-request.repository.js';
import { SyncRunner } from '../sync-runner.js';
import { SyncSchedule } from '../sync-schedule.js';

/** Syncs as the product wires them, over a database and a Redis of the test's own. */
export interface SyncKit {
  readonly server: TestDatabase;
  readonly database: Database;
  readonly queue: JobQueue;
  readonly sync: SyncService;
  readonly schedule: SyncSchedule;
  readonly judge: JudgeQueue;
  readonly live: LiveEvents;
  /** A worker that reaches `adapter` with `access`. */
  worker(adapter: PlatformAdapter, access: AccountAccess): SyncRunner;
  close(): Promise<void>;
}

export async function openSyncKit(): Promise<SyncKit> {
  const { server, database, close: closeDatabase } = await openTestDatabase();
  const redis = await startTestRedis();
  const logger = pino({ level: 'silent' });
  const bulls = queueNames.map((name) => new Bull(name, redis.url));
  const queue = new JobQueue(bulls);
  const client = new Redis(redis.url);
  const live = new LiveEvents(client, logger);
  const events = new SyncEvents(live);
  const reads = new SyncReadRepository(database);
  const sync = new SyncService(new SyncRequestRepository(database), reads, queue, events, logger);
  const judge = new JudgeQueue(new JudgeRequestRepository(database), queue, logger);
  const { structures, metrics, sizes } = makeStores(database);
  const drift = new DriftRecorder(
    new PlatformChangesRepository(database),
    new UnexplainedRepository(database),
    new AlertService(new AlertRepository(database)),
    live,
  );
  return {
    server,
    database,
    queue,
    sync,
    judge,
    live,
    schedule: new SyncSchedule(new CronAccountsRepository(database), sync, new Clock(), logger),
    worker: (adapter, access) => {
      const registry = new PlatformRegistry();
      registry.register(adapter);
      const accountAccess: AccessService['accountAccess'] = async (_scope, _id, signal) => ({
        ...access,
        ...(signal ? { signal } : {}),
      });
      return new SyncRunner(
        new RunKeeper(new SyncProgressRepository(database), reads, events, logger),
        new SyncBatches(structures, metrics, sizes, drift),
        { accountAccess } as AccessService,
        registry,
        judge,
        new Clock(),
        logger,
      );
    },
    close: async () => {
      await Promise.all(bulls.map((bull) => bull.close()));
      live.onApplicationShutdown();
      client.disconnect();
      await redis.close();
      await closeDatabase();
    },
  };
}
