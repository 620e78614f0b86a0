import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { CoreModule } from './core.module.js';
import { EventsController } from './events/events.controller.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { WorkspacesModule } from './modules/workspaces/workspaces.module.js';
import { MountedEndpoints } from './openapi/mounted-endpoints.js';

/** The HTTP process: controllers over the modules, and the adapters that the registry finds. */
@Module({})
export class AppModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [CoreModule.with(config, logger), AuthModule, WorkspacesModule, HealthModule],
      controllers: [EventsController],
      providers: [MountedEndpoints],
    };
  }
}
