import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../common/logger.js';
import { CONFIG, type Config } from '../config/config.js';
import { AiDatabase } from '../database/ai-database.js';
import { chooseEmbedder } from '../retrieval/embedding/choose-embedder.js';
import { EMBEDDER } from '../retrieval/embedding/embedder.js';
import { IngestService } from './ingest.service.js';
import { KnowledgeController } from './knowledge.controller.js';
import { ReembedService } from './reembed.service.js';
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
        { provide: EMBEDDER, useFactory: () => chooseEmbedder(config) },
        AiDatabase,
        IngestService,
        ReembedService,
        SearchService,
      ],
    };
  }
}
