import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Cron } from '@nestjs/schedule';
import type { Logger } from 'pino';
import { LOGGER } from '../../../common/logger.js';
import { CONFIG, type Config } from '../../../config/config.js';
import { EmbeddingService } from './embedding.service.js';

/** What is to be embedded anew is read from the passages themselves, so a tick that is missed costs nothing. */
@Injectable()
export class EmbeddingCron implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly embedding: EmbeddingService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.tick();
  }

  onApplicationShutdown(): void {
    this.embedding.stop();
  }

  @Cron('*/10 * * * *')
  tick(): void {
    if (!this.config.cron) return;
    this.embedding
      .run()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'passages were not embedded anew'));
  }
}
