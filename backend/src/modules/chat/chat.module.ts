import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CompareTool } from './tools/compare.tool.js';
import { ListsTool } from './tools/lists.tool.js';
import { MetricsTool } from './tools/metrics.tool.js';
import { PacingTool } from './tools/pacing.tool.js';
import { ToolAccountsRepository } from './tools/tool-accounts.repository.js';
import { ToolCalls } from './tools/tool-calls.js';
import { ToolFactsRepository } from './tools/tool-facts.repository.js';
import { ToolListsRepository } from './tools/tool-lists.repository.js';
import { ToolsController } from './tools/tools.controller.js';
import { TurnStore } from './turn-store.js';

/** Conversations, and the read-only tools the model may call while it speaks. */
@Module({
  imports: [AuthModule],
  controllers: [ToolsController],
  providers: [
    CompareTool,
    ListsTool,
    MetricsTool,
    PacingTool,
    ToolAccountsRepository,
    ToolCalls,
    ToolFactsRepository,
    ToolListsRepository,
    TurnStore,
  ],
})
export class ChatModule {}
