import { Module, type OnModuleInit } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ConnectionsModule } from '../connections/connections.module.js';
import { FirstSync } from '../connections/first-sync.js';
import { DriftModule } from '../drift/drift.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { JudgeQueue } from './judge-request.js';
import { JudgeRequestRepository } from './judge-request.repository.js';
import { RunKeeper } from './run-keeper.js';
import { SyncController } from './sync.controller.js';
import { SyncService } from './sync.service.js';
import { SyncBatches } from './sync-batches.js';
import { SyncEvents } from './sync-events.js';
import { SyncProgressRepository } from './sync-progress.repository.js';
import { SyncReadRepository } from './sync-read.repository.js';
import { SyncRequestRepository } from './sync-request.repository.js';
import { SyncRunner } from './sync-runner.js';

/** Sync runs: asked for, queued, run, watched. The worker adds `SyncWorkerModule`. */
@Module({
  imports: [CampaignsModule, ConnectionsModule, DriftModule, MetricsModule],
  controllers: [SyncController],
  providers: [
    JudgeQueue,
    JudgeRequestRepository,
    RunKeeper,
    SyncBatches,
    SyncEvents,
    SyncProgressRepository,
    SyncReadRepository,
    SyncRequestRepository,
    SyncRunner,
    SyncService,
  ],
  exports: [JudgeQueue, SyncRunner, SyncService],
})
export class SyncModule implements OnModuleInit {
  constructor(
    private readonly first: FirstSync,
    private readonly sync: SyncService,
  ) {}

  onModuleInit(): void {
    this.first.startWith(async (scope, adAccountId) => {
      await this.sync.request(scope, { adAccountId, mode: 'full', trigger: 'first' });
    });
  }
}
