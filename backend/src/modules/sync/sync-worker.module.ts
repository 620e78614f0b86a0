import { Module } from '@nestjs/common';
import { CronAccountsRepository } from './cron-accounts.repository.js';
import { SyncCron } from './sync.cron.js';
import { SyncModule } from './sync.module.js';
import { SyncAccountHandler } from './sync-account.handler.js';
import { SyncSchedule } from './sync-schedule.js';

/** What only the worker does: running queued syncs, and the schedule. */
@Module({
  imports: [SyncModule],
  providers: [CronAccountsRepository, SyncAccountHandler, SyncCron, SyncSchedule],
})
export class SyncWorkerModule {}
