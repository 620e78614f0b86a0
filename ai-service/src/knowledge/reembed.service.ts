import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../common/logger.js';
import { CONFIG, type Config } from '../config/config.js';
import { AiDatabase } from '../database/ai-database.js';
import { EMBEDDER, type Embedder } from '../retrieval/embedding/embedder.js';
import { insertEmbeddings } from '../retrieval/sql/passages.js';
import { dropOtherModels, passagesToEmbed, workspacesToEmbed } from '../retrieval/sql/reembedding.js';
import { readTerms } from '../retrieval/text/terms.js';

const EVERY_MS = 10 * 60_000;
const PART = 64;

/**
 * Brings passages under the embedding model in use, beside live search: the former model's vectors answer until each
 * passage of a workspace has a new one, then they go. What is still to be done is read from the tables, so it goes on
 * after a restart, and two processes at it do no harm.
 */
@Injectable()
export class ReembedService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly database: AiDatabase,
    @Inject(EMBEDDER) private readonly embedder: Embedder,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.database === null) return;
    const tick = () => {
      this.running = this.running
        .then(() => this.run())
        .catch((error: unknown) => this.logger.error({ err: error }, 'passages were not embedded anew'));
    };
    tick();
    this.timer = setInterval(tick, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /** Until every workspace is under the model in use. */
  async run(): Promise<void> {
    const { model } = this.embedder;
    const workspaces = await this.database.unscoped((sql) => workspacesToEmbed(sql, model));
    for (const workspaceId of workspaces) {
      const scope = { workspaceId, clients: 'all' as const };
      let embedded = 0;
      for (;;) {
        if (this.stopping) return;
        const part = await this.database.scoped(scope, (sql) =>
          passagesToEmbed(sql, workspaceId, model, PART),
        );
        if (part.length === 0) break;
        const vectors = await this.embedder.embed(
          part.map(({ text }) => ({ text, terms: readTerms(text).terms })),
        );
        await this.database.scoped(scope, async (sql) => {
          for (const [at, { id, clientId }] of part.entries()) {
            const embedding = vectors[at];
            if (embedding) await insertEmbeddings(sql, { workspaceId, clientId }, model, [{ id, embedding }]);
          }
        });
        embedded += part.length;
      }
      await this.database.scoped(scope, (sql) => dropOtherModels(sql, workspaceId, model));
      this.logger.info({ workspaceId, model, embedded }, 'passages are under the model in use');
    }
  }
}
