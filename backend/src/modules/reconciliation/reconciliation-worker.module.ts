import { Module } from '@nestjs/common';
import { ReconcileAccountHandler } from './reconcile-account.handler.js';
import { ReconciliationModule } from './reconciliation.module.js';

/** What only the worker does: making the comparisons that wait. */
@Module({ imports: [ReconciliationModule], providers: [ReconcileAccountHandler] })
export class ReconciliationWorkerModule {}
