import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { BuilderController } from './builder/builder.controller.js';
import { BuilderService } from './builder/builder.service.js';
import { SpeechController } from './chat/speech.controller.js';
import { SpeechService } from './chat/speech.service.js';
import { LOGGER } from './common/logger.js';
import { CONFIG, type Config } from './config/config.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { JudgeController } from './judging/judge.controller.js';
import { JudgePool } from './judging/judge-pool.js';
import { LanguageModule } from './language.module.js';
import { Speakers } from './llm/choose-speaker.js';
import { Models } from './llm/models.js';

@Module({})
export class AppModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [LanguageModule.with(config, logger)],
      controllers: [BuilderController, HealthController, JudgeController, SpeechController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: Speakers, inject: [Models], useFactory: (models: Models) => new Speakers(models) },
        BuilderService,
        JudgePool,
        Metrics,
        SpeechService,
      ],
    };
  }
}
