import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { LOGGER } from '../../common/logger.js';
import { CONFIG, type Config } from '../../config/config.js';
import { SyncSchedule } from './sync-schedule.js';

/** Every schedule of the product (UTC). Cron only queues; it runs in the worker, off with `ADWRIGHT_CRON=off`. */
@Injectable()
export class SyncCron implements OnApplicationBootstrap {
  constructor(
    private readonly schedule: SyncSchedule,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.tick(() => this.schedule.catchUp());
  }

  @Cron('7 * * * *')
  hourly(): void {
    this.tick(() => this.schedule.queueAll('hourly'));
  }

  @Cron('22 3 * * *')
  daily(): void {
    this.tick(() => this.schedule.queueAll('daily'));
  }

  @Cron('37 4 * * 1')
  weekly(): void {
    this.tick(() => this.schedule.queueAll('weekly'));
  }

  private tick(queue: () => Promise<void>): void {
    if (!this.config.cron) return;
    queue().catch((error: unknown) => this.logger.error({ err: error }, 'schedule failed'));
  }
}
