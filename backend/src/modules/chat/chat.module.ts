import { Module } from '@nestjs/common';
import { AiProxyModule } from '../ai-proxy/ai-proxy.module.js';
import { AiUsageModule } from '../ai-usage/ai-usage.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { DraftsModule } from '../drafts/drafts.module.js';
import { DriftModule } from '../drift/drift.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { AnswerLog } from './conversations/answer-log.js';
import { AnswerStream } from './conversations/answer-stream.js';
import { Answering } from './conversations/answering.js';
import { ConversationController } from './conversations/conversation.controller.js';
import { ConversationRepository } from './conversations/conversation.repository.js';
import { ConversationService } from './conversations/conversation.service.js';
import { ConversationSummaries } from './conversations/conversation-summary.js';
import { TurnOpening } from './conversations/turn-opening.js';
import { CompareTool } from './tools/compare.tool.js';
import { KnowledgeTool } from './tools/knowledge.tool.js';
import { ListsTool } from './tools/lists.tool.js';
import { MetricsTool } from './tools/metrics.tool.js';
import { OutsideChangesTool } from './tools/outside-changes.tool.js';
import { PacingTool } from './tools/pacing.tool.js';
import { ToolAccountsRepository } from './tools/tool-accounts.repository.js';
import { ToolCalls } from './tools/tool-calls.js';
import { ToolFactsRepository } from './tools/tool-facts.repository.js';
import { ToolListsRepository } from './tools/tool-lists.repository.js';
import { ToolsController } from './tools/tools.controller.js';
import { TurnStore } from './turn-store.js';

/** Conversations, and the read-only tools the model may call while it speaks. */
@Module({
  imports: [AiProxyModule, AiUsageModule, AuthModule, DraftsModule, DriftModule, KnowledgeModule],
  controllers: [ConversationController, ToolsController],
  providers: [
    Answering,
    AnswerLog,
    AnswerStream,
    CompareTool,
    ConversationRepository,
    ConversationService,
    ConversationSummaries,
    KnowledgeTool,
    ListsTool,
    MetricsTool,
    OutsideChangesTool,
    PacingTool,
    ToolAccountsRepository,
    ToolCalls,
    ToolFactsRepository,
    ToolListsRepository,
    TurnOpening,
    TurnStore,
  ],
})
export class ChatModule {}
