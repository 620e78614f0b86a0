import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { AiUsageController } from './ai-usage.controller.js';
import { AiUsageRepository } from './ai-usage.repository.js';
import { AiUsageService } from './ai-usage.service.js';

@Module({
  imports: [WorkspacesModule],
  controllers: [AiUsageController],
  providers: [AiUsageRepository, AiUsageService],
  exports: [AiUsageService],
})
export class AiUsageModule {}
