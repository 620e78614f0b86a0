import type { EndpointInput, knowledgeSearchTool } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../../database/scope.js';
import { KnowledgeSearch } from '../../knowledge/search/knowledge-search.service.js';
import type { FactSheet } from './fact-sheet.js';

/** Passages of the business's documents, for an answer to cite. */
@Injectable()
export class KnowledgeTool {
  constructor(private readonly knowledge: KnowledgeSearch) {}

  async search(
    scope: WorkspaceScope,
    query: EndpointInput<typeof knowledgeSearchTool>['body'],
    sheet: FactSheet,
  ): Promise<void> {
    const { items } = await this.knowledge.search(scope, query);
    for (const item of items) sheet.cite(item);
  }
}
