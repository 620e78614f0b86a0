import type { EndpointInput, EndpointOutput, embedPassages, listUnembedded } from '@adwright/contracts';
import { Injectable } from '@nestjs/common';
import { AiDatabase } from '../database/ai-database.js';
import type { Meter } from '../llm/meter.js';
import { Embedders } from '../retrieval/embedding/embedders.js';
import { insertEmbeddings } from '../retrieval/sql/passages.js';
import { dropOtherModels, passagesToEmbed, workspacesToEmbed } from '../retrieval/sql/reembedding.js';
import { readTerms } from '../retrieval/text/terms.js';

const PART = 64;

/**
 * Brings passages under the embedding model in use, part by part as it is asked to: what is still to be done is read from
 * the tables, so it goes on after a restart, and two callers at it do no harm.
 */
@Injectable()
export class EmbedService {
  constructor(
    private readonly database: AiDatabase,
    private readonly embedders: Embedders,
  ) {}

  async unembedded(): Promise<EndpointOutput<typeof listUnembedded>> {
    const { model } = this.embedders;
    return { workspaceIds: await this.database.unscoped((sql) => workspacesToEmbed(sql, model)) };
  }

  /** @throws AppError `ai_unavailable` when a provider fails. */
  async embed(
    { workspaceId }: EndpointInput<typeof embedPassages>['body'],
    meter: Meter,
    signal: AbortSignal,
  ): Promise<EndpointOutput<typeof embedPassages>> {
    const embedder = this.embedders.open(meter);
    if (embedder === null) return { model: this.embedders.model, embedded: 0, left: false };
    const { model } = embedder;
    const scope = { workspaceId, clients: 'all' as const };
    const part = await this.database.scoped(scope, (sql) => passagesToEmbed(sql, workspaceId, model, PART));
    if (part.length === 0) {
      await this.database.scoped(scope, (sql) => dropOtherModels(sql, workspaceId, model));
      return { model, embedded: 0, left: false };
    }
    const texts = part.map(({ text }) => ({ text, terms: readTerms(text).terms }));
    const vectors = await embedder.embed(texts, signal);
    await this.database.scoped(scope, async (sql) => {
      for (const [at, { id, clientId }] of part.entries()) {
        const embedding = vectors[at];
        if (embedding) await insertEmbeddings(sql, { workspaceId, clientId }, model, [{ id, embedding }]);
      }
    });
    return { model, embedded: part.length, left: true };
  }
}
