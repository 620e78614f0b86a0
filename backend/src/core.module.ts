import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import type { Logger } from 'pino';
import { CommonModule } from './common/common.module.js';
import { LoggerModule } from './common/logger.module.js';
import { RedisModule } from './common/redis.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { PlatformsModule } from './platforms/platforms.module.js';
import { QueuesModule } from './queues/queues.module.js';

/** What both processes stand on. */
@Module({})
export class CoreModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: CoreModule,
      imports: [
        ConfigModule.with(config),
        LoggerModule.with(logger),
        CommonModule,
        RedisModule,
        DatabaseModule,
        QueuesModule,
        EventsModule,
        PlatformsModule,
        DiscoveryModule,
      ],
      exports: [DiscoveryModule],
    };
  }
}
