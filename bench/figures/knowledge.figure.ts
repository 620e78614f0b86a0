import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { expect, it } from 'vitest';
import { AiDatabase, type Sql } from '../../ai-service/src/database/ai-database.js';
import { embedLocally, LOCAL_MODEL } from '../../ai-service/src/retrieval/embedding/local-embedding.js';
import { withFeedback } from '../../ai-service/src/retrieval/embedding/vectors.js';
import { HYBRID } from '../../ai-service/src/retrieval/hybrid.js';
import { readCorpus } from '../../ai-service/src/retrieval/sql/corpus.js';
import { LEXICAL, lexicalSearch } from '../../ai-service/src/retrieval/sql/lexical-search.js';
import { passagesOf } from '../../ai-service/src/retrieval/sql/passages.js';
import type { Reach } from '../../ai-service/src/retrieval/sql/reach.js';
import { searchInSql } from '../../ai-service/src/retrieval/sql/sql-search.js';
import { embeddingsOf, nearestPassages } from '../../ai-service/src/retrieval/sql/vector-search.js';
import { startTestDatabase } from '../../ops/testing/database.js';
import { benchDatabaseUrl, benchPassages, useDatabase } from './config/env.js';
import { questionOf, storePassages } from './passages.js';
import { percentile, report, round } from './report.js';

const QUESTIONS = 100;
/** Questions that are also answered by comparing every vector, and by reading every posting. */
const EXACT = 30;
const MOST_MS = 50;
const LEAST_RECALL = 0.97;
/** Of ten passages, how many stay when common terms only reorder. */
const LEAST_KEPT = 0.95;

const timed = async <T>(work: () => Promise<T>): Promise<[number, T]> => {
  const started = performance.now();
  const result = await work();
  return [performance.now() - started, result];
};
const common = (a: readonly string[], b: readonly string[]) =>
  a.slice(0, 10).filter((id) => b.slice(0, 10).includes(id)).length / Math.max(1, Math.min(10, b.length));
const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

it('finds among many passages quickly, and what comparing each would find', async () => {
  useDatabase(await benchDatabaseUrl());
  const server = await startTestDatabase();
  const workspaceId = randomUUID();
  const passages = benchPassages();
  const [storeMs] = await timed(() => storePassages(server.url, workspaceId, passages));
  const database = new AiDatabase({ database: { url: server.aiUrl, pool: 2 } });
  const scope = { workspaceId, clients: 'all' as const };
  const reach: Reach = { workspaceId, clients: null };
  const within = <T>(work: (sql: Sql) => Promise<T>) => database.scoped(scope, work);
  const corpus = await within((sql) => readCorpus(sql, reach));
  const questions = Array.from({ length: QUESTIONS }, (_, i) => questionOf((i * 9_973) % passages));

  // What the product does for a question, its two transactions and all; in turns with a statement that does nothing.
  const search = async (terms: string[]) => {
    const known = await within((sql) => readCorpus(sql, reach));
    const embedded = { model: LOCAL_MODEL, vector: embedLocally(terms) };
    await within(async (sql) => {
      const ranked = await searchInSql(sql, reach, known, { terms, embedded }, 10);
      await passagesOf(
        sql,
        reach,
        ranked.map(({ id }) => id),
      );
    });
  };
  for (const terms of questions.slice(0, 20)) await search(terms);
  const took: Record<'hybrid' | 'lexical' | 'vector' | 'trivial', number[]> = {
    hybrid: [],
    lexical: [],
    vector: [],
    trivial: [],
  };
  for (const terms of questions) {
    took.trivial.push((await timed(() => within((sql) => sql('SELECT 1 AS one'))))[0]);
    took.hybrid.push((await timed(() => search(terms)))[0]);
    took.lexical.push((await timed(() => within((sql) => lexicalSearch(sql, reach, corpus, terms, 300))))[0]);
    const query = embedLocally(terms);
    const vector = { model: LOCAL_MODEL, query, passages, limit: 300 };
    took.vector.push((await timed(() => within((sql) => nearestPassages(sql, reach, vector))))[0]);
  }
  const recall: number[] = [];
  const graphMs: number[] = [];
  const kept: number[] = [];
  for (const terms of questions.slice(0, EXACT)) {
    // The vector that the product asks for: moved towards what the words found.
    const query = await within(async (sql) => {
      const first = await lexicalSearch(sql, reach, corpus, terms, HYBRID.feedbackPassages);
      const found = await embeddingsOf(sql, reach, LOCAL_MODEL, first);
      return withFeedback(embedLocally(terms), found, HYBRID.feedbackWeight);
    });
    const vector = { model: LOCAL_MODEL, query, limit: HYBRID.depth };
    const graph = { ...vector, passages: Number.POSITIVE_INFINITY };
    const [ms, byIndex] = await timed(() => within((sql) => nearestPassages(sql, reach, graph)));
    const exact = await within((sql) => nearestPassages(sql, reach, { ...vector, passages: 0 }));
    graphMs.push(ms);
    recall.push(common(byIndex, exact));
    const everything = { ...LEXICAL, mostPostings: Number.POSITIVE_INFINITY };
    kept.push(
      common(
        await within((sql) => lexicalSearch(sql, reach, corpus, terms, 300)),
        await within((sql) => lexicalSearch(sql, reach, corpus, terms, 300, everything)),
      ),
    );
  }
  const p95 = (of: keyof typeof took) => percentile(took[of], 0.95);
  const machine = { load: round(loadavg()[0] ?? 0), trivialP95Ms: round(p95('trivial')) };
  report({
    figure: 'knowledge_search_p95',
    ratio: MOST_MS / p95('hybrid'),
    atLeast: 1,
    detail: {
      passages,
      questions: QUESTIONS,
      p95Ms: round(p95('hybrid')),
      medianMs: round(percentile(took.hybrid, 0.5)),
      lexicalP95Ms: round(p95('lexical')),
      vectorP95Ms: round(p95('vector')),
      vectorMedianMs: round(percentile(took.vector, 0.5)),
      lexicalMedianMs: round(percentile(took.lexical, 0.5)),
      timesTrivial: round(percentile(took.hybrid, 0.5) / percentile(took.trivial, 0.5)),
      storeSeconds: Math.round(storeMs / 1000),
      ...machine,
    },
  });
  report({
    figure: 'knowledge_index_recall_at_10',
    ratio: mean(recall),
    atLeast: LEAST_RECALL,
    detail: { passages, questions: EXACT, medianMs: round(percentile(graphMs, 0.5)), ...machine },
  });
  report({
    figure: 'knowledge_words_kept_at_10',
    ratio: mean(kept),
    atLeast: LEAST_KEPT,
    detail: { passages, questions: EXACT, mostPostings: LEXICAL.mostPostings },
  });
  expect(mean(recall)).toBeGreaterThanOrEqual(LEAST_RECALL);
  expect(mean(kept)).toBeGreaterThanOrEqual(LEAST_KEPT);
  await database.onModuleDestroy();
  await server.close();
}, 3_600_000);
