import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { DriftRecorder } from './drift-recorder.js';
import { OutsideChangesController } from './outside-changes.controller.js';
import { OutsideChangesRepository } from './outside-changes.repository.js';
import { OutsideChangesService } from './outside-changes.service.js';
import { PlatformChangesRepository } from './platform-changes.repository.js';
import { UnexplainedRepository } from './unexplained.repository.js';

/** Changes made on the platform and not by us: recorded by the sync, listed for people. */
@Module({
  imports: [AlertsModule],
  controllers: [OutsideChangesController],
  providers: [
    DriftRecorder,
    OutsideChangesRepository,
    OutsideChangesService,
    PlatformChangesRepository,
    UnexplainedRepository,
  ],
  exports: [DriftRecorder, OutsideChangesService],
})
export class DriftModule {}
