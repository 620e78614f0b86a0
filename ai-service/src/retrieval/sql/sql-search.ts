import type { Sql } from '../../database/ai-database.js';
import type { Vector } from '../embedding/vectors.js';
import type { Fused } from '../fusion.js';
import { searchHybrid } from '../hybrid.js';
import type { Corpus } from './corpus.js';
import { lexicalSearch } from './lexical-search.js';
import type { Reach } from './reach.js';
import { embeddingsOf, nearestPassages } from './vector-search.js';

export interface SqlQuestion {
  readonly terms: readonly string[];
  /** Null when no embedding can be made or none is stored: the lexical search stands alone. */
  readonly embedded: { readonly model: string; readonly vector: Vector } | null;
}

/** The hybrid search of `searchHybrid` over the database. */
export async function searchInSql(
  sql: Sql,
  reach: Reach,
  corpus: Corpus,
  question: SqlQuestion,
  limit: number,
): Promise<Fused<string>[]> {
  const lexical = (depth: number) => lexicalSearch(sql, reach, corpus, question.terms, depth);
  const { embedded } = question;
  if (embedded === null) {
    const ids = await lexical(limit);
    return ids.map((id, rank) => ({ id, score: 1 / (rank + 1) }));
  }
  const { model, vector } = embedded;
  const passages = corpus.models.get(model) ?? 0;
  return searchHybrid<string>(
    vector,
    {
      lexical,
      vector: (query, depth) => nearestPassages(sql, reach, { model, query, passages, limit: depth }),
      embeddingsOf: (ids) => embeddingsOf(sql, reach, model, ids),
    },
    limit,
  );
}
