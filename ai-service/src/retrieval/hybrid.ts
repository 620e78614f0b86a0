import { type Vector, withFeedback } from './embedding/vectors.js';
import { type Fused, fuse, type PassageKey } from './fusion.js';

/** How the two searches are joined; measured by `evals/retrieval.ts`. */
export const HYBRID = {
  /** Depth of both rankings before they are fused. */
  depth: 300,
  /** The first lexical passages that the local embedding learns a query's company from, and their weight. */
  feedbackPassages: 5,
  feedbackWeight: 1,
  /** The local embedding knows words and no meaning, so its ranking counts half. */
  localVectorWeight: 0.5,
} as const;

/** The two searches over one tenant's passages; each gives ids best first. */
export interface Searches<Id extends PassageKey> {
  lexical(limit: number): Promise<Id[]>;
  vector(query: Vector, limit: number): Promise<Id[]>;
  /** Embeddings of passages, in any order. */
  embeddingsOf(ids: readonly Id[]): Promise<Vector[]>;
}

/**
 * Lexical search first, then the query's embedding moved towards the best of it, then both rankings fused by reciprocal
 * rank. Without a lexical hit the vector search stands alone.
 */
export async function searchHybrid<Id extends PassageKey>(
  query: Vector,
  searches: Searches<Id>,
  limit: number,
): Promise<Fused<Id>[]> {
  const lexical = await searches.lexical(HYBRID.depth);
  const first = await searches.embeddingsOf(lexical.slice(0, HYBRID.feedbackPassages));
  const vector = await searches.vector(withFeedback(query, first, HYBRID.feedbackWeight), HYBRID.depth);
  return fuse(
    [
      { ids: lexical, weight: 1 },
      { ids: vector, weight: HYBRID.localVectorWeight },
    ],
    limit,
  );
}
