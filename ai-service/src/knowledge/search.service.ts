import type {
  EndpointInput,
  EndpointOutput,
  KnowledgeScope,
  readPassages,
  searchPassages,
} from '@adwright/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../common/logger.js';
import { AiDatabase } from '../database/ai-database.js';
import type { Meter } from '../llm/meter.js';
import { Embedders } from '../retrieval/embedding/embedders.js';
import { type Corpus, readCorpus } from '../retrieval/sql/corpus.js';
import { passagesOf, readPassages as readRows } from '../retrieval/sql/passages.js';
import type { Reach } from '../retrieval/sql/reach.js';
import { type SqlQuestion, searchInSql } from '../retrieval/sql/sql-search.js';
import { questionTerms } from '../retrieval/text/terms.js';

/** Searches and reads passages, always within a scope. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: AiDatabase,
    private readonly embedders: Embedders,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async search(
    { scope, clientId, query, limit }: EndpointInput<typeof searchPassages>['body'],
    meter: Meter,
    signal: AbortSignal,
  ): Promise<EndpointOutput<typeof searchPassages>> {
    const reach = reachOf(scope, clientId);
    const corpus = await this.database.scoped(scope, (sql) => readCorpus(sql, reach));
    const terms = questionTerms(query, corpus.languages);
    // Between the two transactions: a provider takes its time.
    const embedded = await this.embed(corpus, { text: query, terms }, meter, signal);
    const items = await this.database.scoped(scope, async (sql) => {
      const ranked = await searchInSql(sql, reach, corpus, { terms, embedded }, limit);
      const found = await passagesOf(
        sql,
        reach,
        ranked.map(({ id }) => id),
      );
      const byId = new Map(found.map((passage) => [passage.chunkId, passage]));
      return ranked.flatMap(({ id, score }) => {
        const passage = byId.get(id);
        return passage ? [{ ...passage, score }] : [];
      });
    });
    return { model: embedded?.model ?? 'none', items };
  }

  async passages({
    scope,
    documentId,
    from,
    limit,
  }: EndpointInput<typeof readPassages>['body']): Promise<EndpointOutput<typeof readPassages>> {
    const place = { documentId, from, limit };
    return { items: await this.database.scoped(scope, (sql) => readRows(sql, reachOf(scope), place)) };
  }

  /**
   * The question under the model that most passages within reach have: while one model replaces another, the old one
   * answers until the new one is complete. A provider that fails, or may not be asked, leaves the lexical search.
   */
  private async embed(
    corpus: Corpus,
    question: { text: string; terms: string[] },
    meter: Meter,
    signal: AbortSignal,
  ): Promise<SqlQuestion['embedded']> {
    const { local, model } = this.embedders;
    const count = (name: string) => corpus.models.get(name) ?? 0;
    if (Math.max(count(local.model), count(model)) === 0) return null;
    const chosen = count(local.model) > count(model) ? local : this.embedders.open(meter);
    if (chosen === null) return null;
    try {
      const [vector] = await chosen.embed([question], signal);
      return vector === undefined ? null : { model: chosen.model, vector };
    } catch (error) {
      this.logger.warn({ err: error, model: chosen.model }, 'a question was searched by its words only');
      return null;
    }
  }
}

function reachOf(scope: KnowledgeScope, clientId?: string): Reach {
  if (clientId !== undefined) return { workspaceId: scope.workspaceId, clients: [clientId] };
  return { workspaceId: scope.workspaceId, clients: scope.clients === 'all' ? null : scope.clients };
}
