import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { LevelComparison } from './level-comparison.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconciliationService } from './reconciliation.service.js';
import { ReconciliationEvents } from './reconciliation-events.js';
import { ReconciliationProgressRepository } from './reconciliation-progress.repository.js';
import { ReconciliationReadRepository } from './reconciliation-read.repository.js';
import { ReconciliationRunner } from './reconciliation-runner.js';
import { StoredTotalsRepository } from './stored-totals.repository.js';

/** Stored figures against the platform's own, each gap with its reason. The worker adds `ReconciliationWorkerModule`. */
@Module({
  imports: [ConnectionsModule],
  controllers: [ReconciliationController],
  providers: [
    LevelComparison,
    ReconciliationEvents,
    ReconciliationProgressRepository,
    ReconciliationReadRepository,
    ReconciliationRunner,
    ReconciliationService,
    StoredTotalsRepository,
  ],
  exports: [ReconciliationRunner],
})
export class ReconciliationModule {}
