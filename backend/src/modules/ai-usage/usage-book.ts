import type { UsageEvent } from '@adwright/contracts';
import type { WorkspaceScope } from '../../database/scope.js';
import type { AiUsageService } from './ai-usage.service.js';

/** About four characters a token. */
const CHARACTERS = 4;

/**
 * Counts the replies of one request to the AI service. The estimate that comes before a reply is recorded when the reply is
 * broken off, by whomever, since the provider bills it all the same.
 */
export class UsageBook {
  private readonly pending = new Map<number, { readonly event: UsageEvent; said: number }>();
  private readonly recorded: Promise<void>[] = [];

  constructor(
    private readonly scope: WorkspaceScope,
    private readonly usage: AiUsageService,
  ) {}

  see(event: UsageEvent): void {
    if (event.estimated) {
      this.pending.set(event.reply, { event, said: 0 });
      return;
    }
    this.pending.delete(event.reply);
    this.record(event);
  }

  /** Text that came out of the replies that are not counted yet. */
  heard(characters: number): void {
    const last = [...this.pending.values()].at(-1);
    if (last) last.said += characters;
  }

  /** Waits until all is written. */
  async end(): Promise<void> {
    for (const { event, said } of this.pending.values()) {
      const outputTokens = event.usage.outputTokens + Math.ceil(said / CHARACTERS);
      this.record({ ...event, usage: { ...event.usage, outputTokens } });
    }
    this.pending.clear();
    await Promise.all(this.recorded);
  }

  private record({ purpose, engine, prompt, usage, estimated }: UsageEvent): void {
    this.recorded.push(this.usage.record(this.scope, { purpose, engine, prompt, usage, estimated }));
  }
}
