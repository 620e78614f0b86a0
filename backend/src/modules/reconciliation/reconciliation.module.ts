import { Module } from '@nestjs/common';
import { ConnectionsModule } from '../connections/connections.module.js';
import { ReconciliationController } from './reconciliation.controller.js';
import { ReconciliationService } from './reconciliation.service.js';
import { StoredTotalsRepository } from './stored-totals.repository.js';

/** Stored figures against the platform's own, each gap with its reason. */
@Module({
  imports: [ConnectionsModule],
  controllers: [ReconciliationController],
  providers: [ReconciliationService, StoredTotalsRepository],
})
export class ReconciliationModule {}
