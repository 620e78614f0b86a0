import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { ConstraintController } from './constraints/constraint.controller.js';
import { ConstraintReader } from './constraints/constraint-reader.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { Asker } from './llm/asker.js';
import { Models } from './llm/models.js';

/** What the business wrote down, and what is said or read of it by one question and one answer. */
@Module({})
export class LanguageModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: LanguageModule,
      imports: [KnowledgeModule.with(config, logger)],
      controllers: [ConstraintController],
      providers: [
        { provide: Models, useFactory: () => Models.of(config) },
        { provide: Asker, inject: [Models], useFactory: (models: Models) => new Asker(models, logger) },
        ConstraintReader,
      ],
      exports: [Models],
    };
  }
}
