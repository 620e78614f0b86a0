import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../../../common/logger.js';
import { systemScope } from '../../../database/scope.js';
import { KnowledgeProxy } from '../../ai-proxy/knowledge-proxy.js';

/** Brings passages under the embedding model in use: after it was changed, or when a month's cap had kept it silent. */
@Injectable()
export class EmbeddingService {
  private running = false;
  private stopping = false;

  constructor(
    private readonly proxy: KnowledgeProxy,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Every workspace, one after the other. One process does it once at a time; two at it do no harm. */
  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (const workspaceId of await this.proxy.unembedded()) await this.embed(workspaceId);
    } finally {
      this.running = false;
    }
  }

  /** After the part that is on its way. */
  stop(): void {
    this.stopping = true;
  }

  private async embed(workspaceId: string): Promise<void> {
    const scope = systemScope(workspaceId);
    let embedded = 0;
    for (let left = true; left && !this.stopping; ) {
      const part = await this.proxy.embed(scope);
      embedded += part.embedded;
      left = part.left;
    }
    this.logger.info({ workspaceId, embedded }, 'passages were brought under the model in use');
  }
}
