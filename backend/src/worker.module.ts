import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { CoreModule } from './core.module.js';
import { ActionsModule } from './modules/actions/actions.module.js';
import { FilesWorkerModule } from './modules/files/files-worker.module.js';
import { GoogleModule } from './modules/google/google.module.js';
import { KnowledgeWorkerModule } from './modules/knowledge/knowledge-worker.module.js';
import { MetaModule } from './modules/meta/meta.module.js';
import { ReconciliationWorkerModule } from './modules/reconciliation/reconciliation-worker.module.js';
import { SuggestionsModule } from './modules/suggestions/suggestions.module.js';
import { SyncWorkerModule } from './modules/sync/sync-worker.module.js';
import { JobRunner } from './queues/job-runner.js';
import { Reconciler } from './queues/reconciler.js';
import { WaitingRowsRepository } from './queues/waiting-rows.repository.js';
import { WorkerHeartbeat } from './queues/worker-heartbeat.js';

/** The worker process: the same modules, their job handlers, cron, and the reconciler. */
@Module({})
export class WorkerModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        CoreModule.with(config, logger),
        ScheduleModule.forRoot(),
        ActionsModule,
        SuggestionsModule,
        SyncWorkerModule,
        ReconciliationWorkerModule,
        GoogleModule,
        MetaModule,
        FilesWorkerModule,
        KnowledgeWorkerModule,
      ],
      providers: [JobRunner, Reconciler, WaitingRowsRepository, WorkerHeartbeat],
    };
  }
}
