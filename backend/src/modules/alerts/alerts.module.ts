import { Module } from '@nestjs/common';
import { AlertController } from './alert.controller.js';
import { AlertRepository } from './alert.repository.js';
import { AlertService } from './alert.service.js';

@Module({
  controllers: [AlertController],
  providers: [AlertRepository, AlertService],
  exports: [AlertService],
})
export class AlertsModule {}
