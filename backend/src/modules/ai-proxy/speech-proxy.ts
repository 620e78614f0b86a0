import { type SpeechEvent, type SpeechRequest, speak, speechEventSchema } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { WorkspaceScope } from '../../database/scope.js';
import { AiUsageService } from '../ai-usage/ai-usage.service.js';
import { UsageBook } from '../ai-usage/usage-book.js';
import { AiClient } from './ai-client.js';

/** The turn's token lives five minutes; an answer without tools is none. */
const LONGEST_MS = 4 * 60_000;
const FAILED = 'The AI service did not finish the answer';

/** What is said; what it cost is recorded here and told nobody. */
export type SaidEvent = Exclude<SpeechEvent, { type: 'usage' }>;

/** Streams an answer from the AI service. */
@Injectable()
export class SpeechProxy {
  constructor(
    private readonly client: AiClient,
    private readonly usage: AiUsageService,
  ) {}

  /**
   * The events of one answer, until `done` or `failed`. Aborting `signal` closes the connection, by which the service
   * stops its provider.
   * @throws AppError `ai_unavailable` when the service does not answer, falls silent or breaks its contract.
   */
  async *speak(
    scope: WorkspaceScope,
    request: SpeechRequest,
    signal: AbortSignal,
  ): AsyncGenerator<SaidEvent> {
    const book = new UsageBook(scope, this.usage);
    const options = { timeoutMs: LONGEST_MS, signal, failed: FAILED };
    try {
      for await (const data of this.client.events(speak, request, options)) {
        const event = speechEventSchema.parse(data);
        if (event.type === 'usage') {
          book.see(event);
          continue;
        }
        if (event.type === 'segments') book.heard(charactersOf(event));
        yield event;
        if (event.type === 'done' || event.type === 'failed') return;
      }
      throw new Error('the answer was cut off');
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof AppError) throw error;
      throw new AppError('ai_unavailable', `${FAILED}.`, { cause: error });
    } finally {
      await book.end();
    }
  }
}

function charactersOf({ segments }: Extract<SpeechEvent, { type: 'segments' }>): number {
  return segments.reduce((sum, segment) => sum + (segment.type === 'text' ? segment.text.length : 0), 0);
}
