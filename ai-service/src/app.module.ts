import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from './common/logger.js';
import { CONFIG, type Config } from './config/config.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { JudgeController } from './judging/judge.controller.js';
import { JudgePool } from './judging/judge-pool.js';
import { LanguageModule } from './language.module.js';

@Module({})
export class AppModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [LanguageModule.with(config, logger)],
      controllers: [HealthController, JudgeController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        JudgePool,
        Metrics,
      ],
    };
  }
}
