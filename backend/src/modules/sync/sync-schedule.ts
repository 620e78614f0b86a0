import type { SyncMode } from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Clock } from '../../common/clock.js';
import { LOGGER } from '../../common/logger.js';
import { systemScope } from '../../database/scope.js';
import { type CronAccount, CronAccountsRepository } from './cron-accounts.repository.js';
import { SyncService } from './sync.service.js';

const HOUR_MS = 3_600_000;

/** Queues scheduled runs. Two workers at the same minute queue one run: it is bound to its account and slot. */
@Injectable()
export class SyncSchedule {
  constructor(
    private readonly accounts: CronAccountsRepository,
    private readonly sync: SyncService,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Queues a run of `mode` for every connected account. */
  async queueAll(mode: Exclude<SyncMode, 'full'>): Promise<void> {
    for (const account of await this.accounts.list()) await this.queue(account, mode);
  }

  /** After a pause: queues accounts that missed at least one hourly run. */
  async catchUp(): Promise<void> {
    const due = this.clock.now().getTime() - HOUR_MS;
    for (const account of await this.accounts.list()) {
      if (account.lastSyncedAt === null || account.lastSyncedAt.getTime() < due)
        await this.queue(account, 'hourly');
    }
  }

  private async queue(account: CronAccount, mode: Exclude<SyncMode, 'full'>): Promise<void> {
    const slot = slotStart(mode, this.clock.now());
    try {
      await this.sync.schedule(systemScope(account.workspaceId), {
        adAccountId: account.adAccountId,
        mode,
        trigger: 'schedule',
        slot,
      });
    } catch (error) {
      // One account's trouble must not keep the others from their sync.
      this.logger.error({ err: error, adAccountId: account.adAccountId, mode }, 'scheduled sync not queued');
    }
  }
}

/** When the hour, the UTC day or the week (from Monday) of an instant began. */
export function slotStart(mode: 'hourly' | 'daily' | 'weekly', now: Date): Date {
  const start = new Date(now);
  start.setUTCMinutes(0, 0, 0);
  if (mode === 'hourly') return start;
  start.setUTCHours(0);
  if (mode === 'weekly') start.setUTCDate(start.getUTCDate() - ((start.getUTCDay() + 6) % 7));
  return start;
}
