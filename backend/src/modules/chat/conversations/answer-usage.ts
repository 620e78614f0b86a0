import type { SpeechEvent, TokenUsage } from '@adwright/contracts';
import type { WorkspaceScope } from '../../../database/scope.js';
import type { AiUsageService } from '../../ai-usage/ai-usage.service.js';

/** About four characters a token. */
const CHARACTERS = 4;

/**
 * Counts the replies of one answer. The estimate that comes before a reply is recorded when the reply is broken off, by
 * whomever, since the provider bills it all the same.
 */
export class AnswerUsage {
  private engine = 'offline';
  private prompt: string | null = null;
  private pending: TokenUsage | null = null;
  private said = 0;
  private readonly recorded: Promise<void>[] = [];

  constructor(
    private readonly scope: WorkspaceScope,
    private readonly usage: AiUsageService,
  ) {}

  see(event: SpeechEvent): void {
    if (event.type === 'engine') {
      this.engine = event.engine;
      this.prompt = event.prompt;
    } else if (event.type === 'segments') {
      for (const segment of event.segments) this.said += segment.type === 'text' ? segment.text.length : 0;
    } else if (event.type === 'usage') {
      this.pending = event.estimated ? event.usage : null;
      this.said = 0;
      if (!event.estimated) this.record(event.usage, false);
    }
  }

  /** Waits until all is written. */
  async end(): Promise<void> {
    if (this.pending) {
      const outputTokens = Math.ceil(this.said / CHARACTERS);
      this.record({ ...this.pending, outputTokens }, true);
      this.pending = null;
    }
    await Promise.all(this.recorded);
  }

  private record(usage: TokenUsage, estimated: boolean): void {
    const { engine, prompt } = this;
    this.recorded.push(this.usage.record(this.scope, { purpose: 'chat', engine, prompt, usage, estimated }));
  }
}
