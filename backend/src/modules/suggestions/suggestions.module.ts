import { Module } from '@nestjs/common';
import { ActionsModule } from '../actions/actions.module.js';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { AiUsageModule } from '../ai-usage/ai-usage.module.js';
import { AlertsModule } from '../alerts/alerts.module.js';
import { JudgeService } from './judging/judge.service.js';
import { JudgeAccountHandler } from './judging/judge-account.handler.js';
import { JudgeReporter } from './judging/judge-reporter.js';
import { JudgeRunRepository } from './judging/judge-run.repository.js';
import { ProposalRepository } from './judging/proposal.repository.js';
import { ModelProposalsHandler } from './model/model-proposals.handler.js';
import { ModelProposalsService } from './model/model-proposals.service.js';
import { ModelRunRepository } from './model/model-run.repository.js';
import { ProposalSheets } from './model/proposal-sheets.js';
import { SnapshotBuilder } from './snapshot/snapshot.builder.js';
import { SnapshotRepository } from './snapshot/snapshot.repository.js';
import { SuggestionController } from './suggestion.controller.js';
import { SuggestionRepository } from './suggestion.repository.js';
import { SuggestionService } from './suggestion.service.js';

@Module({
  imports: [ActionsModule, AiProxyModule, AiUsageModule, AlertsModule],
  controllers: [SuggestionController],
  providers: [
    JudgeAccountHandler,
    JudgeReporter,
    JudgeRunRepository,
    JudgeService,
    ModelProposalsHandler,
    ModelProposalsService,
    ModelRunRepository,
    ProposalRepository,
    ProposalSheets,
    SnapshotBuilder,
    SnapshotRepository,
    SuggestionRepository,
    SuggestionService,
  ],
  exports: [SuggestionRepository],
})
export class SuggestionsModule {}
