import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import { CoreModule } from './core.module.js';
import { EventsController } from './events/events.controller.js';
import { ActionsModule } from './modules/actions/actions.module.js';
import { AiUsageModule } from './modules/ai-usage/ai-usage.module.js';
import { AlertsModule } from './modules/alerts/alerts.module.js';
import { AuthModule } from './modules/auth/auth.module.js';
import { CampaignsModule } from './modules/campaigns/campaigns.module.js';
import { ChatModule } from './modules/chat/chat.module.js';
import { ConnectionsModule } from './modules/connections/connections.module.js';
import { CopyModule } from './modules/copy/copy.module.js';
import { DemoModule } from './modules/demo/demo.module.js';
import { DraftsModule } from './modules/drafts/drafts.module.js';
import { FilesModule } from './modules/files/files.module.js';
import { GoogleModule } from './modules/google/google.module.js';
import { HealthModule } from './modules/health/health.module.js';
import { KnowledgeModule } from './modules/knowledge/knowledge.module.js';
import { MetaModule } from './modules/meta/meta.module.js';
import { MetricsModule } from './modules/metrics/metrics.module.js';
import { ReconciliationModule } from './modules/reconciliation/reconciliation.module.js';
import { SuggestionsModule } from './modules/suggestions/suggestions.module.js';
import { SuggestionVoiceModule } from './modules/suggestions/voice/voice.module.js';
import { SyncModule } from './modules/sync/sync.module.js';
import { WorkspacesModule } from './modules/workspaces/workspaces.module.js';
import { MountedEndpoints } from './openapi/mounted-endpoints.js';

/** The HTTP process: controllers over the modules, and the adapters that the registry finds. */
@Module({})
export class AppModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with(config, logger),
        AuthModule,
        WorkspacesModule,
        ConnectionsModule,
        CampaignsModule,
        MetricsModule,
        ReconciliationModule,
        SyncModule,
        SuggestionsModule,
        SuggestionVoiceModule,
        ActionsModule,
        AiUsageModule,
        AlertsModule,
        ChatModule,
        DraftsModule,
        CopyModule,
        KnowledgeModule,
        DemoModule,
        HealthModule,
        GoogleModule,
        MetaModule,
        FilesModule,
      ],
      controllers: [EventsController],
      providers: [MountedEndpoints],
    };
  }
}
