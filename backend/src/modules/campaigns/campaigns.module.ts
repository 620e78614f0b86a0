import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { CampaignsService } from './campaigns.service.js';
import { ChildrenRepository } from './children.repository.js';
import { ChildrenService } from './children.service.js';
import { StructureRepository } from './structure.repository.js';
import { StructureStore } from './structure-store.js';

/** Structure: campaigns, ad groups, ads, keywords, search terms. */
@Module({
  imports: [MetricsModule],
  controllers: [CampaignsController],
  providers: [
    CampaignsRepository,
    CampaignsService,
    ChildrenRepository,
    ChildrenService,
    StructureRepository,
    StructureStore,
  ],
  exports: [CampaignsService, ChildrenService, StructureStore],
})
export class CampaignsModule {}
