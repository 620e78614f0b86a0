import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../common/logger.js';
import { CONFIG, type Config } from '../config/config.js';
import { AiDatabase } from '../database/ai-database.js';
import { Embedders } from '../retrieval/embedding/embedders.js';
import { EmbedService } from './embed.service.js';
import { IngestService } from './ingest.service.js';
import { KnowledgeController } from './knowledge.controller.js';
import { SearchService } from './search.service.js';

/** The business's documents as passages: stored, searched, read. */
@Module({})
export class KnowledgeModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: KnowledgeModule,
      controllers: [KnowledgeController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: Embedders, useFactory: () => Embedders.of(config) },
        AiDatabase,
        EmbedService,
        IngestService,
        SearchService,
      ],
    };
  }
}
