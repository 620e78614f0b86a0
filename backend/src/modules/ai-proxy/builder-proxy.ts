import { type BuilderReply, type BuilderTurn, buildTurn } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiClient } from './ai-client.js';

/** Longer than a language model may take to read one message. */
const TIMEOUT_MS = 90_000;

/** Asks the AI service for one turn of building a campaign. */
@Injectable()
export class BuilderProxy {
  constructor(private readonly client: AiClient) {}

  /** @throws AppError `ai_unavailable` when the service does not answer, or answers what its contract does not allow. */
  turn(scope: WorkspaceScope, turn: BuilderTurn, signal: AbortSignal): Promise<BuilderReply> {
    return this.client.metered(scope, buildTurn, turn, {
      timeoutMs: TIMEOUT_MS,
      signal,
      failed: 'The AI service could not take the message into the draft',
    });
  }
}
