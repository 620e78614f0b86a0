import {
  alertsTool,
  compareTool,
  type EndpointInput,
  knowledgeSearchTool,
  ledgerTool,
  metricsTool,
  outsideChangesTool,
  pacingTool,
  structureTool,
  suggestionsTool,
  type ToolResult,
} from '@adwright/contracts';
import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Endpoint, Input } from '../../../common/http/endpoint.decorator.js';
import { Scope } from '../../../common/http/request-context.js';
import type { WorkspaceScope } from '../../../database/scope.js';
import { turnOf } from '../../auth/tool-tokens.js';
import { CompareTool } from './compare.tool.js';
import { KnowledgeTool } from './knowledge.tool.js';
import { ListsTool } from './lists.tool.js';
import { MetricsTool } from './metrics.tool.js';
import { OutsideChangesTool } from './outside-changes.tool.js';
import { PacingTool } from './pacing.tool.js';
import { ToolCalls } from './tool-calls.js';

/** What the model may ask: all of it reads, inside the rights of the person it speaks with. */
@Controller()
export class ToolsController {
  constructor(
    private readonly calls: ToolCalls,
    private readonly lists: ListsTool,
    private readonly metricsOf: MetricsTool,
    private readonly comparing: CompareTool,
    private readonly pacingOf: PacingTool,
    private readonly knowledge: KnowledgeTool,
    private readonly outside: OutsideChangesTool,
  ) {}

  @Endpoint(structureTool)
  structure(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof structureTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'structure', body, (sheet) =>
      this.lists.structure(scope, body, sheet),
    );
  }

  @Endpoint(metricsTool)
  metrics(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof metricsTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'metrics', body, (sheet) =>
      this.metricsOf.run(scope, body, sheet),
    );
  }

  @Endpoint(compareTool)
  compare(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof compareTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'compare', body, (sheet) =>
      this.comparing.run(scope, body, sheet),
    );
  }

  @Endpoint(suggestionsTool)
  suggestions(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof suggestionsTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'suggestions', body, (sheet) =>
      this.lists.suggestions(scope, body, sheet),
    );
  }

  @Endpoint(alertsTool)
  alerts(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof alertsTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'alerts', body, (sheet) => this.lists.alerts(scope, body, sheet));
  }

  @Endpoint(pacingTool)
  pacing(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof pacingTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'pacing', body, (sheet) => this.pacingOf.run(scope, body, sheet));
  }

  @Endpoint(ledgerTool)
  ledger(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof ledgerTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'ledger', body, (sheet) => this.lists.ledger(scope, body, sheet));
  }

  @Endpoint(outsideChangesTool)
  outsideChanges(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof outsideChangesTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'outside_changes', body, (sheet) =>
      this.outside.run(scope, body, sheet),
    );
  }

  @Endpoint(knowledgeSearchTool)
  knowledgeSearch(
    @Scope() scope: WorkspaceScope,
    @Req() request: Request,
    @Input() { body }: EndpointInput<typeof knowledgeSearchTool>,
  ): Promise<ToolResult> {
    return this.calls.run(turnOf(request), 'knowledge_search', body, (sheet) =>
      this.knowledge.search(scope, body, sheet),
    );
  }
}
