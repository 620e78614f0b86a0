import { MemoryStore } from '../retrieval/memory-store.js';
import { figuresOf, meanFigures, type RankingFigures } from './ranking-metrics.js';
import type { TestCollection } from './test-collection.js';

export type Engine = 'lexical' | 'vector' | 'hybrid';

export interface Measured {
  set: string;
  passages: number;
  queries: number;
  figures: Record<Engine, RankingFigures>;
}

/** Runs a collection through the product's own chunking, terms, embedding and fusion, offline. */
export async function measure(collection: TestCollection): Promise<Measured> {
  const store = new MemoryStore();
  for (const { id, title, text } of collection.documents) store.add(id, title, text);
  const all: Record<Engine, RankingFigures[]> = { lexical: [], vector: [], hybrid: [] };
  for (const { text, relevant } of collection.queries) {
    const rankings: Record<Engine, number[]> = {
      lexical: store.lexical(text),
      vector: store.vector(text),
      hybrid: await store.hybrid(text),
    };
    for (const engine of ['lexical', 'vector', 'hybrid'] as const) {
      all[engine].push(figuresOf(store.documentsOf(rankings[engine]), relevant));
    }
  }
  return {
    set: collection.name,
    passages: store.size,
    queries: collection.queries.length,
    figures: {
      lexical: meanFigures(all.lexical),
      vector: meanFigures(all.vector),
      hybrid: meanFigures(all.hybrid),
    },
  };
}
