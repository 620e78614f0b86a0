import {
  type EndpointCall,
  type EndpointSpec,
  embedPassages,
  ingestPassages,
  type KnowledgeScope,
  listUnembedded,
  readPassages,
  removePassages,
  searchPassages,
} from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiClient, type CallOptions } from './ai-client.js';

const FAILED = 'The AI service, which keeps the knowledge, did not answer';
/** A part of a document may wait for a provider of embeddings; a search must not keep anybody waiting. */
const PATIENT: CallOptions = { timeoutMs: 180_000, failed: FAILED };
const PROMPT: CallOptions = { timeoutMs: 15_000, failed: FAILED };

type Call<E extends EndpointSpec> = Omit<EndpointCall<E>['body'], 'scope' | 'spending'>;

/** Passages, through the AI service: what they say is stored there and nowhere else. */
@Injectable()
export class KnowledgeProxy {
  constructor(private readonly client: AiClient) {}

  /** @throws AppError `not_found` when the document was deleted meanwhile; `ai_unavailable` */
  ingest(scope: WorkspaceScope, body: Call<typeof ingestPassages>) {
    return this.client.metered(scope, ingestPassages, { ...body, scope: reachOf(scope) }, PATIENT);
  }

  /** @throws AppError `ai_unavailable` */
  remove(scope: WorkspaceScope, documentId: string) {
    return this.client.call(removePassages, { scope: reachOf(scope), documentId }, PROMPT);
  }

  /** @throws AppError `ai_unavailable` */
  search(scope: WorkspaceScope, body: Call<typeof searchPassages>) {
    return this.client.metered(scope, searchPassages, { ...body, scope: reachOf(scope) }, PROMPT);
  }

  /** @throws AppError `ai_unavailable` */
  passages(scope: WorkspaceScope, body: Call<typeof readPassages>) {
    return this.client.call(readPassages, { ...body, scope: reachOf(scope) }, PROMPT);
  }

  /** Workspaces whose passages are not all under the embedding model in use. @throws AppError `ai_unavailable` */
  async unembedded(): Promise<string[]> {
    return (await this.client.call(listUnembedded, {}, PROMPT)).workspaceIds;
  }

  /** The next part of a workspace's passages. @throws AppError `ai_unavailable` */
  embed(scope: WorkspaceScope) {
    return this.client.metered(scope, embedPassages, { workspaceId: scope.workspaceId }, PATIENT);
  }
}

function reachOf({ workspaceId, clients }: WorkspaceScope): KnowledgeScope {
  return { workspaceId, clients: clients === 'all' ? 'all' : [...clients] };
}
