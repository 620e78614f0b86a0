import { type DynamicModule, Module } from '@nestjs/common';
import { CONFIG, type Config } from './config/config.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { JudgeController } from './judging/judge.controller.js';
import { JudgePool } from './judging/judge-pool.js';

@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      controllers: [HealthController, JudgeController],
      providers: [{ provide: CONFIG, useValue: config }, Metrics, JudgePool],
    };
  }
}
