import { type ConstraintReading, type EndpointInput, readConstraint } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiClient } from './ai-client.js';

type Asked<B> = Omit<B, 'spending'>;

/** A person waits for it; when a model takes longer the worker goes on. */
const READ_TIMEOUT_MS = 20_000;

/** Asks the AI service for words: one question, one answer. */
@Injectable()
export class LanguageProxy {
  constructor(private readonly client: AiClient) {}

  /** @throws AppError `ai_unavailable`, `ai_refused` */
  readFact(
    scope: WorkspaceScope,
    body: Asked<EndpointInput<typeof readConstraint>['body']>,
  ): Promise<ConstraintReading> {
    const options = { timeoutMs: READ_TIMEOUT_MS, failed: 'The AI service could not read the fact' };
    return this.client.metered(scope, readConstraint, body, options);
  }
}
