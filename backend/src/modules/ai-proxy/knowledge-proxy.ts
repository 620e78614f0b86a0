import {
  type EndpointCall,
  type EndpointOutput,
  type EndpointSpec,
  ingestPassages,
  type KnowledgeScope,
  problemSchema,
  readPassages,
  removePassages,
  searchPassages,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AppError } from '../../common/app-error.js';
import { correlationId } from '../../common/correlation.js';
import { assertOutsideTransaction } from '../../common/transaction-context.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { WorkspaceScope } from '../../database/scope.js';

/** A part of a document may wait for a provider of embeddings; a search must not keep anybody waiting. */
const INGEST_TIMEOUT_MS = 180_000;
const SEARCH_TIMEOUT_MS = 15_000;

type Call<E extends EndpointSpec> = Omit<EndpointCall<E>['body'], 'scope'>;

/** Passages, through the AI service: what they say is stored there and nowhere else. */
@Injectable()
export class KnowledgeProxy {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws AppError `not_found` when the document was deleted meanwhile; `ai_unavailable` */
  ingest(scope: WorkspaceScope, body: Call<typeof ingestPassages>) {
    return this.post(ingestPassages, { ...body, scope: reachOf(scope) }, INGEST_TIMEOUT_MS);
  }

  /** @throws AppError `ai_unavailable` */
  remove(scope: WorkspaceScope, documentId: string) {
    return this.post(removePassages, { scope: reachOf(scope), documentId }, SEARCH_TIMEOUT_MS);
  }

  /** @throws AppError `ai_unavailable` */
  search(scope: WorkspaceScope, body: Call<typeof searchPassages>) {
    return this.post(searchPassages, { ...body, scope: reachOf(scope) }, SEARCH_TIMEOUT_MS);
  }

  /** @throws AppError `ai_unavailable` */
  passages(scope: WorkspaceScope, body: Call<typeof readPassages>) {
    return this.post(readPassages, { ...body, scope: reachOf(scope) }, SEARCH_TIMEOUT_MS);
  }

  /** What comes back is checked against the contract like any stranger's input. */
  private async post<E extends EndpointSpec & { response: z.ZodType }>(
    endpoint: E,
    body: EndpointCall<E>['body'],
    timeoutMs: number,
  ): Promise<EndpointOutput<E>> {
    assertOutsideTransaction('the AI service');
    try {
      const response = await fetch(new URL(endpoint.path, this.config.aiServiceUrl), {
        method: 'POST',
        redirect: 'error',
        headers: {
          Authorization: `Bearer ${this.config.secrets.serviceToken}`,
          'Content-Type': 'application/json',
          'x-correlation-id': correlationId(),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer: unknown = await response.json();
      if (response.ok) return endpoint.response.parse(answer) as EndpointOutput<E>;
      throw refusal(response.status, answer);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('ai_unavailable', 'The AI service, which keeps the knowledge, did not answer.', {
        cause: error,
      });
    }
  }
}

function reachOf({ workspaceId, clients }: WorkspaceScope): KnowledgeScope {
  return { workspaceId, clients: clients === 'all' ? 'all' : [...clients] };
}

function refusal(status: number, answer: unknown): AppError {
  const problem = problemSchema.safeParse(answer);
  const detail = problem.success ? problem.data.detail : `it answered ${status}`;
  if (status === 404 && problem.success && problem.data.code === 'not_found')
    return new AppError('not_found', detail);
  return new AppError('ai_unavailable', `The AI service could not do it: ${detail}`);
}
