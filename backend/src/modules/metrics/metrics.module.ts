import { Module } from '@nestjs/common';
import { AccountDailyRepository } from './account-daily.repository.js';
import { ActionFactsRepository } from './action-facts.repository.js';
import { BatchSizes } from './batch-sizes.js';
import { EngineRepository } from './engine.repository.js';
import { FactsRepository } from './facts.repository.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRepository } from './metrics.repository.js';
import { MetricsService } from './metrics.service.js';
import { MetricsStore } from './metrics-store.js';
import { TodayRepository } from './today.repository.js';
import { TodayService } from './today.service.js';

/** Daily facts: stored by syncs and imports, read by screens and the judge. */
@Module({
  controllers: [MetricsController],
  providers: [
    AccountDailyRepository,
    ActionFactsRepository,
    BatchSizes,
    EngineRepository,
    FactsRepository,
    MetricsRepository,
    MetricsService,
    MetricsStore,
    TodayRepository,
    TodayService,
  ],
  exports: [BatchSizes, MetricsService, MetricsStore],
})
export class MetricsModule {}
