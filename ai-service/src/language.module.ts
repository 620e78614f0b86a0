import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { BuilderController } from './builder/builder.controller.js';
import { BuilderService } from './builder/builder.service.js';
import { SpeechController } from './chat/speech.controller.js';
import { SpeechService } from './chat/speech.service.js';
import { SummaryController } from './chat/summary/summary.controller.js';
import { SummaryService } from './chat/summary/summary.service.js';
import { LOGGER } from './common/logger.js';
import type { Config } from './config/config.js';
import { ConstraintController } from './constraints/constraint.controller.js';
import { ConstraintReader } from './constraints/constraint-reader.js';
import { CopyController } from './copy/copy.controller.js';
import { CopyService } from './copy/copy.service.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { LanguageCheckController } from './language-check/language-check.controller.js';
import { LanguageChecker } from './language-check/language-checker.js';
import { Asker } from './llm/asker.js';
import { Speakers } from './llm/choose-speaker.js';
import { Models } from './llm/models.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { VoiceController } from './voice/voice.controller.js';
import { VoiceService } from './voice/voice.service.js';

/** What the business wrote down, and all that is said or read with or without a language model. */
@Module({})
export class LanguageModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: LanguageModule,
      imports: [KnowledgeModule.with(config, logger)],
      controllers: [
        BuilderController,
        ConstraintController,
        CopyController,
        LanguageCheckController,
        ProposalsController,
        SpeechController,
        SummaryController,
        VoiceController,
      ],
      providers: [
        { provide: LOGGER, useValue: logger },
        { provide: Models, useFactory: () => Models.of(config) },
        { provide: Asker, inject: [Models], useFactory: (models: Models) => new Asker(models, logger) },
        { provide: Speakers, inject: [Models], useFactory: (models: Models) => new Speakers(models) },
        {
          provide: LanguageChecker,
          inject: [Models],
          useFactory: (models: Models) => new LanguageChecker(models, config, logger),
        },
        BuilderService,
        ConstraintReader,
        CopyService,
        ProposalsService,
        SpeechService,
        SummaryService,
        VoiceService,
      ],
      exports: [Models, Speakers],
    };
  }
}
